package parley.identity.oidc;

import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys for signatures. An unknown key id loads them anew: for a token that the
 * issuer itself just handed us at once, else at most once in a while, so that nobody can make us
 * hammer the issuer with made-up ids.
 */
final class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration RELOAD_EVERY = Duration.ofSeconds(5);

  // A key that the issuer has withdrawn is trusted no longer than this.
  private static final Duration AGE_MAX = Duration.ofMinutes(10);
  private static final int TOKEN_CHARS_MAX = 16_384;

  // No HS*: with those a public key would pass as a shared secret. No none.
  private static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");
  private static final Set<String> KEY_TYPES = Set.of("RSA", "EC", "OKP");

  private final Vertx vertx;
  private final Source source;
  private final InstantSource clock;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable Loaded loaded;
  private @Nullable Instant tried;

  SigningKeys(Vertx vertx, Source source, InstantSource clock) {
    this.vertx = vertx;
    this.source = source;
    this.clock = clock;
  }

  /** Where the key set is read from. */
  @FunctionalInterface
  interface Source {
    JsonObject keySet() throws IOException;
  }

  /** What was last loaded; without any key the library would accept unsigned tokens. */
  private record Loaded(Set<String> ids, JWTAuth verifier, Instant at) {
    boolean serves(String id, Instant now) {
      return ids.contains(id) && now.isBefore(at.plus(AGE_MAX));
    }
  }

  /**
   * The claims, if the signature is the issuer's; no claim has been looked at.
   *
   * @throws BadToken malformed, algorithm, unknown-key, signature
   */
  Claims verify(String token) throws BadToken {
    return verify(token, RELOAD_EVERY);
  }

  /** As {@link #verify}, of a token that the issuer itself gave us in this moment. */
  Claims verifyHanded(String token) throws BadToken {
    return verify(token, Duration.ZERO);
  }

  private Claims verify(String token, Duration reloadEvery) throws BadToken {
    JsonObject header = header(token);
    if (!(header.getValue("alg") instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
      throw new BadToken("algorithm");
    }
    if (!(header.getValue("kid") instanceof String id)) {
      throw new BadToken("unknown-key");
    }
    // Extensions that one must understand: we understand none.
    if (header.containsKey("crit")) {
      throw new BadToken("malformed");
    }
    User user = signed(token, holding(id, reloadEvery));
    return claims(header, user.attributes().getJsonObject("accessToken"));
  }

  private static Claims claims(JsonObject header, JsonObject said) {
    String type = header.getValue("typ") instanceof String text ? text : "";
    return new Claims(type.toLowerCase(Locale.ROOT), said);
  }

  /** What a token says, whoever says it. */
  static Claims unverified(String token) throws BadToken {
    return claims(header(token), part(token, 1));
  }

  /** Loads the keys before they are needed. */
  void load() throws IOException {
    loaded = read(source.keySet());
  }

  private static JsonObject header(String token) throws BadToken {
    return part(token, 0);
  }

  private static JsonObject part(String token, int index) throws BadToken {
    String[] parts = token.split("\\.", -1);
    if (token.length() > TOKEN_CHARS_MAX || parts.length != 3 || parts[2].isEmpty()) {
      throw new BadToken("malformed");
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(parts[index]);
      return new JsonObject(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DecodeException malformed) {
      throw new BadToken("malformed");
    }
  }

  private Loaded holding(String id, Duration reloadEvery) throws BadToken {
    Loaded keys = loaded;
    if (keys == null || !keys.serves(id, clock.instant())) {
      keys = reloaded(reloadEvery);
    }
    if (keys == null || !keys.ids().contains(id)) {
      throw new BadToken("unknown-key");
    }
    return keys;
  }

  private @Nullable Loaded reloaded(Duration every) {
    loading.lock();
    try {
      Instant now = clock.instant();
      if (tried == null || !now.isBefore(tried.plus(every))) {
        tried = now;
        load();
      }
    } catch (IOException unreachable) {
      LOG.warn("signing-keys outcome=unreachable");
    } finally {
      loading.unlock();
    }
    return loaded;
  }

  private Loaded read(JsonObject keySet) throws IOException {
    if (!(keySet.getValue("keys") instanceof JsonArray keys)) {
      throw new IOException("The key set has no keys");
    }
    List<JsonObject> usable = new ArrayList<>();
    for (Object key : keys) {
      if (key instanceof JsonObject jwk
          && "sig".equals(jwk.getValue("use", "sig"))
          && jwk.getValue("kid") instanceof String
          && KEY_TYPES.contains(String.valueOf(jwk.getValue("kty")))) {
        usable.add(jwk);
      }
    }
    JWTAuthOptions options =
        new JWTAuthOptions()
            .setJwks(usable)
            .setJWTOptions(new JWTOptions().setIgnoreExpiration(true)); // Tokens looks at times
    List<String> ids = usable.stream().map(jwk -> jwk.getString("kid")).toList();
    return new Loaded(Set.copyOf(ids), JWTAuth.create(vertx, options), clock.instant());
  }

  private static User signed(String token, Loaded keys) throws BadToken {
    var answer = keys.verifier().authenticate(new TokenCredentials(token));
    if (answer.failed() || !answer.isComplete()) {
      throw new BadToken("signature");
    }
    return answer.result();
  }
}
