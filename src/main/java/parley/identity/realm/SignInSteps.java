package parley.identity.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The steps by which people come in, as the realm binds them; an export names many more flows. */
final class SignInSteps {
  private static final List<String> WAYS_IN = List.of("browserFlow", "resetCredentialsFlow");

  /** Deeper than anybody nests; a flow that holds itself ends here too. */
  private static final int DEPTH_MAX = 10;

  private SignInSteps() {}

  /**
   * Whether who set up a passkey is asked for it after the password too, and after the letter for a
   * new one. Else who has the password alone comes in, and sets up a code of their own.
   */
  static boolean passkeyIsAskedFor(JsonNode realm) {
    return WAYS_IN.stream()
        .allMatch(way -> {
          List<JsonNode> flows = asking(realm, realm.path(way).asText());
          return !flows.isEmpty() && flows.stream().allMatch(SignInSteps::takesPasskey);
        });
  }

  /** All flows of all ways in. */
  static Stream<JsonNode> flows(JsonNode realm) {
    return WAYS_IN.stream().flatMap(way -> below(realm, realm.path(way).asText(), DEPTH_MAX));
  }

  /** The flows that ask for what somebody has set up. */
  private static List<JsonNode> asking(JsonNode realm, String alias) {
    return below(realm, alias, DEPTH_MAX)
        .filter(flow -> uses(flow, "conditional-user-configured", "REQUIRED"))
        .toList();
  }

  private static Stream<JsonNode> below(JsonNode realm, String alias, int depth) {
    if (depth == 0) {
      return Stream.empty();
    }
    return realm
        .path("authenticationFlows")
        .valueStream()
        .filter(flow -> flow.path("alias").asText().equals(alias))
        .flatMap(flow ->
            Stream.concat(
                Stream.of(flow),
                steps(flow)
                    .filter(step -> step.has("flowAlias") && !is(step, "DISABLED"))
                    .flatMap(step -> below(realm, step.path("flowAlias").asText(), depth - 1))));
  }

  private static boolean takesPasskey(JsonNode flow) {
    return uses(flow, "webauthn-authenticator-passwordless", "ALTERNATIVE");
  }

  private static boolean uses(JsonNode flow, String authenticator, String requirement) {
    return steps(flow)
        .anyMatch(step ->
            step.path("authenticator").asText().equals(authenticator) && is(step, requirement));
  }

  static boolean is(JsonNode step, String requirement) {
    return step.path("requirement").asText().equals(requirement);
  }

  static Stream<JsonNode> steps(JsonNode flow) {
    return flow.path("authenticationExecutions").valueStream();
  }
}
