package parley.identity.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks the Admin REST interface; every call waits, and has a time limit. */
public final class KeycloakAdmin implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakAdmin.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(8);
  private static final Duration BEFORE_END = Duration.ofSeconds(20);

  private final Registry registry;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
  private @Nullable Token token;

  private KeycloakAdmin(Registry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Null where there is no registry. */
  public static @Nullable KeycloakAdmin of(@Nullable Registry registry, InstantSource clock) {
    return registry == null ? null : new KeycloakAdmin(registry, clock);
  }

  private record Token(String text, Instant until) {}

  /** Somebody who gets an account; the address counts as verified. */
  public record Newcomer(String name, String email, String language) {}

  /** What came of making an account. */
  public sealed interface Made {
    /**
     * @param subject what tokens will say in {@code sub}
     */
    record Account(String subject) implements Made {}

    /** The address has one. */
    record Taken() implements Made {}

    /** The realm's rules do not let this password pass. */
    record PasswordRefused() implements Made {}
  }

  /** Whether an account has this address. */
  public boolean has(String email) throws Away {
    String found = "/users?exact=true&briefRepresentation=true&email=" + encoded(email);
    HttpResponse<String> answer = send(to(found).GET());
    return !array(answer).isEmpty();
  }

  /** Makes an account together with its password, or neither. */
  public Made make(Newcomer who, String password) throws Away {
    JsonObject account =
        new JsonObject()
            .put("username", UUID.randomUUID().toString()) // people sign in by their address
            .put("enabled", true)
            .put("email", who.email())
            .put("emailVerified", true)
            .put(
                "attributes",
                new JsonObject()
                    .put("displayName", new JsonArray().add(who.name()))
                    .put("locale", new JsonArray().add(locale(who.language()))))
            .put(
                "credentials",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("type", "password")
                            .put("value", password)
                            .put("temporary", false)));
    HttpResponse<String> answer =
        send(
            to("/users")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(account.encode())));
    return switch (answer.statusCode()) {
      case 201 -> new Made.Account(subject(answer));
      case 409 -> new Made.Taken();
      case 400 -> refused(answer);
      default -> throw away(answer.statusCode());
    };
  }

  /**
   * Whether an account stands: it is there, enabled, and has not been signed out everywhere since.
   */
  public boolean stands(String subject, Instant since) throws Away {
    HttpResponse<String> answer = send(to("/users/" + encoded(subject)).GET());
    if (answer.statusCode() == 404) {
      return false;
    }
    if (answer.statusCode() != 200) {
      throw away(answer.statusCode());
    }
    JsonObject account = object(answer);
    long notBefore = account.getLong("notBefore", 0L);
    return account.getBoolean("enabled", false) && notBefore <= since.getEpochSecond();
  }

  /** What an account signs in with; nothing for one that is not there. */
  public List<Credential> credentials(String subject) throws Away {
    HttpResponse<String> answer = send(to("/users/" + encoded(subject) + "/credentials").GET());
    return answer.statusCode() == 404
        ? List.of()
        : array(answer).stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .map(Credential::of)
            .toList();
  }

  /** Only what is said of the password is the person's to mend; the rest is a mistake of ours. */
  private static Made refused(HttpResponse<String> answer) throws Away {
    if (answer.body().toLowerCase(java.util.Locale.ROOT).contains("password")) {
      return new Made.PasswordRefused();
    }
    LOG.error("account outcome=refused-as-malformed");
    throw away(answer.statusCode());
  }

  private static String subject(HttpResponse<String> answer) throws Away {
    String location = answer.headers().firstValue("location").orElse("");
    String last = location.substring(location.lastIndexOf('/') + 1);
    String subject = URLDecoder.decode(last, UTF_8);
    if (subject.isEmpty()) {
      throw new Away("no-location");
    }
    return subject;
  }

  private HttpRequest.Builder to(String path) throws Away {
    return HttpRequest.newBuilder(URI.create(registry.api() + path))
        .timeout(ANSWER_MAX)
        .header("accept", "application/json")
        .header("authorization", "Bearer " + token());
  }

  private synchronized String token() throws Away {
    Token known = token;
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.until())) {
      return known.text();
    }
    String form =
        "grant_type=client_credentials&client_id="
            + encoded(registry.client())
            + "&client_secret="
            + encoded(registry.secret());
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(registry.token()))
                .timeout(ANSWER_MAX)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    if (answer.statusCode() != 200) {
      throw away(answer.statusCode());
    }
    JsonObject granted = object(answer);
    Duration life = Duration.ofSeconds(granted.getLong("expires_in", 60L));
    Token fresh = new Token(granted.getString("access_token"), now.plus(life).minus(BEFORE_END));
    token = fresh;
    return fresh.text();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Away {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException unreachable) {
      throw new Away(unreachable.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Away("stopped");
    }
  }

  private static JsonObject object(HttpResponse<String> answer) throws Away {
    try {
      return new JsonObject(answer.body());
    } catch (DecodeException malformed) {
      throw new Away("not JSON");
    }
  }

  private static JsonArray array(HttpResponse<String> answer) throws Away {
    if (answer.statusCode() != 200) {
      throw away(answer.statusCode());
    }
    try {
      return new JsonArray(answer.body());
    } catch (DecodeException malformed) {
      throw new Away("not JSON");
    }
  }

  private static Away away(int status) {
    LOG.warn("accounts outcome=away status={}", status);
    return new Away("status " + status);
  }

  /** Keycloak names one of the six in full. */
  private static String locale(String language) {
    return language.equals("zh") ? "zh-CN" : language;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Waits for nothing that is still asked: it fails as if Keycloak were away. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
