package parley.identity.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import parley.identity.factor.Factor;

/**
 * Whether tokens name the second factor that somebody showed ({@code amr}). Where they do not, who
 * has duties signs in twice; where they name one that nobody showed, who has the password comes in.
 */
final class NamedMeans {
  private static final Set<String> SECOND =
      Set.of(
          "auth-otp-form",
          "auth-recovery-authn-code-form",
          "webauthn-authenticator",
          "webauthn-authenticator-passwordless");
  private static final Set<String> CREDENTIALS =
      Set.of("otp", "recovery-authn-codes", "webauthn", "webauthn-passwordless");
  private static final int NAMED_SECONDS_MIN = 60;

  /** As long as an attempt to sign in may take. */
  private static final int NAMED_SECONDS_MAX = 1_800;

  private NamedMeans() {}

  /** Whether the web client's ID token has room for them. */
  static boolean stand(JsonNode realm) {
    return named(realm.path("clients"), "clientId", "parley-web")
        .anyMatch(client ->
            Stream.concat(
                    Stream.of(client),
                    client
                        .path("defaultClientScopes")
                        .valueStream()
                        .flatMap(
                            scope -> named(realm.path("clientScopes"), "name", scope.asText())))
                .flatMap(place -> place.path("protocolMappers").valueStream())
                .anyMatch(mapper ->
                    mapper.path("protocolMapper").asText().equals("oidc-amr-mapper")
                        && mapper.at("/config/id.token.claim").asBoolean(false)));
  }

  /** Whether each step of a second factor is named, and no other step as if it were one. */
  static boolean areTrue(JsonNode realm) {
    return SignInSteps.flows(realm)
        .allMatch(flow ->
            SignInSteps.steps(flow)
                .filter(step -> !SignInSteps.is(step, "DISABLED"))
                .allMatch(step -> isTrue(realm, flow, step)));
  }

  private static boolean isTrue(JsonNode realm, JsonNode flow, JsonNode step) {
    JsonNode config = config(realm, step);
    boolean counts = Factor.among(Set.of(config.path("default.reference.value").asText()));
    int seconds = config.path("default.reference.maxAge").asInt(0);
    boolean timed = seconds >= NAMED_SECONDS_MIN && seconds <= NAMED_SECONDS_MAX;
    return SECOND.contains(step.path("authenticator").asText())
        ? counts && timed
        : !counts || (timed && onlyAfterOne(realm, flow));
  }

  /** Whether nobody comes to the steps of this flow but who has shown a second factor. */
  private static boolean onlyAfterOne(JsonNode realm, JsonNode flow) {
    return SignInSteps.steps(flow)
        .filter(step -> step.path("authenticator").asText().equals("conditional-credential"))
        .filter(step -> SignInSteps.is(step, "REQUIRED"))
        .map(step -> config(realm, step))
        .anyMatch(config ->
            config.path("included").asBoolean(false)
                && CREDENTIALS.containsAll(
                    Arrays.asList(config.path("credentials").asText().split("##", -1))));
  }

  private static JsonNode config(JsonNode realm, JsonNode step) {
    String alias = step.path("authenticatorConfig").asText();
    return named(realm.path("authenticatorConfig"), "alias", alias)
        .findFirst()
        .map(found -> found.path("config"))
        .orElseGet(() -> step.path("no config"));
  }

  private static Stream<JsonNode> named(JsonNode list, String field, String name) {
    return list.valueStream().filter(one -> one.path(field).asText().equals(name));
  }
}
