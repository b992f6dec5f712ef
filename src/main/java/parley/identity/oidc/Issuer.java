package parley.identity.oidc;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenID Connect issuer, over HTTP. Every call has a time limit; an issuer that is away is an
 * answer of its own, never an exception.
 */
public final class Issuer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
  private static final int CONNECT_MILLIS_MAX = 2_000;
  private static final int ANSWER_SECONDS_MAX = Granting.ANSWER_SECONDS_MAX;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  private final Vertx vertx;
  private final Client client;
  private final InstantSource clock;
  private final SigningKeys keys;
  private final Tokens tokens;
  private final JsonSource documents = new JsonSource();
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Provider provider;
  private @Nullable Instant looked;
  private boolean there;

  public Issuer(Vertx vertx, Client client, InstantSource clock) {
    this.vertx = vertx;
    this.client = client;
    this.clock = clock;
    this.keys = new SigningKeys(vertx, this::keySet, clock);
    this.tokens = new Tokens(client, keys, clock);
  }

  /** What we found out about it, and the library that speaks its code flow. */
  private record Provider(Metadata metadata, OAuth2Auth flow) {}

  public Tokens tokens() {
    return tokens;
  }

  /** Whether it answers now; asks it, at most every few seconds. */
  public boolean answers() {
    looking.lock();
    try {
      Instant now = clock.instant();
      if (looked == null || !now.isBefore(looked.plus(LOOK_EVERY))) {
        looked = now;
        there = discovered();
      }
      return there;
    } finally {
      looking.unlock();
    }
  }

  /** Whether it has answered since we started; asks nothing. */
  public boolean known() {
    return provider != null;
  }

  /**
   * Where a browser signs in, in a language if the issuer has it.
   *
   * @param more what else is asked of it
   */
  public String authorization(Attempts.Attempt attempt, String language, Map<String, String> more) {
    OAuth2AuthorizationURL url =
        new OAuth2AuthorizationURL()
            .setRedirectUri(client.redirect())
            .setState(attempt.state())
            .setScopes(List.of("openid", "profile", "email"))
            .setCodeChallenge(attempt.challenge())
            .setCodeChallengeMethod("S256")
            .putAdditionalParameter("nonce", attempt.nonce())
            // An issuer may know Chinese by its country only, as Keycloak does.
            .putAdditionalParameter("ui_locales", language.equals("zh") ? "zh-CN zh" : language);
    more.forEach(url::putAdditionalParameter);
    return provider().flow().authorizeURL(url);
  }

  /**
   * The {@code iss} of a callback: ours, and present where the issuer says it always is.
   *
   * @throws BadToken when it is another's: an answer mixed up on its way
   */
  public void callback(@Nullable String issuer) throws BadToken {
    Provider known = provider;
    boolean required = known != null && known.metadata().names();
    if (issuer == null ? required : !issuer.equals(client.issuer())) {
      throw new BadToken("issuer");
    }
  }

  /** Exchanges a code; waits. */
  public Grant exchange(String code, String verifier) {
    if (!known() && !answers()) {
      return new Grant.Away("not-discovered");
    }
    Oauth2Credentials credentials =
        new Oauth2Credentials()
            .setFlow(OAuth2FlowType.AUTH_CODE)
            .setCode(code)
            .setCodeVerifier(verifier)
            .setRedirectUri(client.redirect());
    return Granting.of(provider().flow().authenticate(credentials));
  }

  /**
   * Ends a sign-in there without a browser, by its refresh token: as Keycloak does at its
   * end-session address; another issuer that cannot is no worse than one that is away. Waits.
   *
   * @return whether it is over there
   */
  public boolean end(String refreshToken) {
    Provider known = provider;
    String address = known == null ? null : known.metadata().endSession();
    return address != null && documents.end(address, client, refreshToken);
  }

  /** Uses a refresh token, which may be used up by it; waits. */
  public Grant refresh(String refreshToken) {
    User user = User.create(new JsonObject().put("refresh_token", refreshToken));
    if (!known() && !answers()) {
      return new Grant.Away("not-discovered");
    }
    return Granting.of(provider().flow().refresh(user));
  }

  /**
   * Where a browser signs out at the issuer; null if it cannot.
   *
   * @param back the address it returns to
   */
  public @Nullable String endSession(String idToken, String back) {
    Provider known = provider;
    if (known == null || known.metadata().endSession() == null) {
      return null;
    }
    User user = User.create(new JsonObject().put("id_token", idToken));
    JsonObject parameters =
        new JsonObject().put("client_id", client.id()).put("post_logout_redirect_uri", back);
    return known.flow().endSessionURL(user, parameters);
  }

  @Override
  public void close() {
    documents.close();
  }

  private Provider provider() {
    Provider known = provider;
    if (known == null) {
      throw new IllegalStateException("Asked before the issuer was known");
    }
    return known;
  }

  private boolean discovered() {
    try {
      Metadata metadata =
          Metadata.of(documents.read(client.issuer() + Metadata.PATH), client.issuer());
      Provider known = provider;
      if (known == null || !known.metadata().equals(metadata)) {
        provider = new Provider(metadata, OAuth2Auth.create(vertx, options(metadata)));
        keys.load();
        LOG.info("issuer outcome=known");
      }
      return true;
    } catch (IOException unreachable) {
      LOG.info("issuer outcome=away reason=\"{}\"", unreachable.getMessage());
      return false;
    }
  }

  private OAuth2Options options(Metadata metadata) {
    OAuth2Options options =
        new OAuth2Options()
            .setSite(client.issuer())
            .setClientId(client.id())
            .setAuthorizationPath(metadata.authorization())
            .setTokenPath(metadata.token())
            .setLogoutPath(metadata.endSession())
            .setHttpClientOptions(
                new HttpClientOptions()
                    .setConnectTimeout(CONNECT_MILLIS_MAX)
                    .setIdleTimeout(ANSWER_SECONDS_MAX)
                    .setKeepAliveTimeout(ANSWER_SECONDS_MAX));
    if (client.secret() != null) {
      options.setClientSecret(client.secret());
    }
    return options;
  }

  private JsonObject keySet() throws IOException {
    if (!known() && !answers()) {
      throw new IOException("not discovered");
    }
    return documents.read(provider().metadata().keySet());
  }
}
