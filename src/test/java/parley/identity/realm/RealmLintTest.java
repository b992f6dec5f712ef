package parley.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The realm that comes with Parley holds all rules, and each rule finds its mistake. */
final class RealmLintTest {
  private static final Path REALM = Path.of("config", "realm", "parley-realm.json");

  private static final String OVERRIDES = "authenticationFlowBindingOverrides";

  @Test
  void theRealmThatComesWithParleyHoldsThemAll() throws IOException {
    assertThat(RealmLint.broken(realm())).isEmpty();
  }

  @Test
  void eachRuleFindsItsMistake() throws IOException {
    Map<String, Consumer<ObjectNode>> mistakes = mistakes();
    for (Map.Entry<String, Consumer<ObjectNode>> mistake : mistakes.entrySet()) {
      ObjectNode realm = realm();
      mistake.getValue().accept(realm);
      assertThat(RealmLint.broken(realm))
          .as(mistake.getKey())
          .singleElement()
          .asString()
          .contains(mistake.getKey());
    }
    assertThat(mistakes).hasSameSizeAs(RealmRules.all());
  }

  @Test
  void theCommandSaysWhatDoesNotHold(@TempDir Path folder) throws IOException {
    assertThat(run(REALM.toString())).isEqualTo("0 33 rules, 0 do not hold\n");
    Path file = folder.resolve("realm.json");
    Files.writeString(file, realm().put("rememberMe", true).toString());
    assertThat(run(file.toString())).startsWith("1 does not hold: rememberMe off");
    Files.writeString(file, "{");
    assertThat(run(file.toString())).startsWith("2 ").contains("is not JSON");
  }

  private static Map<String, Consumer<ObjectNode>> mistakes() {
    Map<String, Consumer<ObjectNode>> all = new LinkedHashMap<>();
    all.put("registrationAllowed", r -> r.put("registrationAllowed", true));
    all.put("rememberMe", r -> r.put("rememberMe", true));
    all.put("duplicateEmailsAllowed", r -> r.put("duplicateEmailsAllowed", true));
    all.put("names no people", r -> r.withArray("users").addObject().put("username", "ana"));
    all.put("eventsEnabled", r -> r.put("eventsEnabled", true));
    all.put("accessTokenLifespan", r -> r.put("accessTokenLifespan", 301));
    all.put("ssoSessionIdleTimeout", r -> r.remove("ssoSessionIdleTimeout"));
    all.put("ssoSessionMaxLifespan", r -> r.put("ssoSessionMaxLifespan", 0));
    all.put("accessCodeLifespan", r -> r.put("accessCodeLifespan", 600));
    all.put("refresh tokens serve once", r -> r.put("refreshTokenMaxReuse", 1));
    all.put("sslRequired", r -> r.put("sslRequired", "none"));
    all.put("bruteForceProtected", r -> r.put("failureFactor", 100));
    all.put("passwordPolicy", r -> r.put("passwordPolicy", "length(8) and maxLength(128)"));
    all.put("strict-transport", r -> headers(r).put("strictTransportSecurity", "max-age=60"));
    all.put("content-security", r -> headers(r).put("contentSecurityPolicy", "object-src 'none'"));
    all.put("from a program", r -> web(r).put("directAccessGrantsEnabled", true));
    all.put("no implicit flow", r -> web(r).put("implicitFlowEnabled", true));
    all.put("gets all roles", r -> web(r).remove("fullScopeAllowed"));
    all.put("steps of its own", r -> web(r).putObject(OVERRIDES).put("browser", "browser"));
    all.put("redirects are exact", r -> web(r).withArray("redirectUris").add("https://a.b/*"));
    all.put("PKCE", r -> attributes(r).put("pkce.code.challenge.method", "plain"));
    all.put(
        "told by session", r -> attributes(r).put("backchannel.logout.session.required", "false"));
    all.put("no secret stands", r -> web(r).put("secret", "demonstration"));
    secondFactor(all);
    all.put(
        "only looks people up",
        r -> ((ArrayNode) r.at("/users/0/clientRoles/realm-management")).add("manage-users"));
    all.put("grant no roles", r -> permissions(r).put("scopes", "[\"view\", \"map-roles\"]"));
    return all;
  }

  private static void secondFactor(Map<String, Consumer<ObjectNode>> all) {
    all.put("class 2 exists", r -> ((ObjectNode) r.path("attributes")).removeAll());
    all.put("a step for class 2", r -> config(r, "level 2").removeAll());
    all.put("can be set up", r -> r.putArray("requiredActions"));
    all.put("beside the password", r -> without(r, "webauthn-authenticator-passwordless"));
    all.put("room for the means", r -> mapper(r).put("id.token.claim", "false"));
    all.put(
        "is named in it",
        r -> config(r, "counts as a code: signing in").remove("default.reference.value"));
    all.put("a code serves once", r -> r.put("otpPolicyCodeReusable", true));
    all.put(
        "asks for its owner",
        r -> r.put("webAuthnPolicyPasswordlessUserVerificationRequirement", "preferred"));
  }

  @Test
  void aPasskeyIsAskedForByEachWayIn() throws IOException {
    for (String flow : List.of("sign in: second", "reset credentials: second")) {
      ObjectNode realm = realm();
      for (JsonNode each : realm.path("authenticationFlows")) {
        if (each.path("alias").asText().startsWith(flow)) {
          without(each, "webauthn-authenticator-passwordless");
        }
      }
      assertThat(RealmLint.broken(realm)).as(flow).singleElement().asString().contains("beside");
    }
    ObjectNode unbound = realm().put("browserFlow", "browser");
    assertThat(RealmLint.broken(unbound)).singleElement().asString().contains("beside");
  }

  @Test
  void whatNobodyShowedIsNotNamedAndWhatIsNamedIsNamedForAWhile() throws IOException {
    Map<String, Consumer<ObjectNode>> mistakes = new LinkedHashMap<>();
    mistakes.put("gone at once", r -> paper(r).remove("default.reference.maxAge"));
    mistakes.put("for good", r -> paper(r).put("default.reference.maxAge", "36000"));
    mistakes.put("for good at the form", r -> passkey(r).put("default.reference.maxAge", "36000"));
    mistakes.put("for as long as you like", r -> passkey(r).remove("default.reference.maxAge"));
    mistakes.put("as what counts for nothing", r -> paper(r).put("default.reference.value", "sms"));
    mistakes.put(
        "a password", r -> form(r).put("authenticatorConfig", "counts as a code: class 2"));
    mistakes.put(
        "whatever was used", r -> config(r, "a passkey was used").put("included", "false"));
    mistakes.put(
        "a password at the form",
        r -> config(r, "a passkey was used").put("credentials", "webauthn-passwordless##password"));
    for (Map.Entry<String, Consumer<ObjectNode>> mistake : mistakes.entrySet()) {
      ObjectNode realm = realm();
      mistake.getValue().accept(realm);
      assertThat(RealmLint.broken(realm))
          .as(mistake.getKey())
          .singleElement()
          .asString()
          .contains("is named in it");
    }
    ObjectNode elsewhere = realm();
    web(elsewhere).withArray("defaultClientScopes").removeAll();
    assertThat(RealmLint.broken(elsewhere)).singleElement().asString().contains("room for the");
  }

  private static ObjectNode paper(JsonNode realm) {
    return config(realm, "counts as a recovery code: new password");
  }

  private static ObjectNode passkey(JsonNode realm) {
    return config(realm, "counts as a passkey: at the form");
  }

  private static ObjectNode form(JsonNode realm) {
    return (ObjectNode)
        realm.path("authenticationFlows").findParents("authenticator").stream()
            .filter(
                step -> step.path("authenticator").asText().equals("auth-username-password-form"))
            .findFirst()
            .orElseThrow();
  }

  private static ObjectNode config(JsonNode realm, String alias) {
    for (JsonNode config : realm.path("authenticatorConfig")) {
      if (config.path("alias").asText().equals(alias)) {
        return (ObjectNode) config.path("config");
      }
    }
    throw new AssertionError(alias);
  }

  private static ObjectNode mapper(JsonNode realm) {
    for (JsonNode mapper : realm.path("clientScopes").findParents("protocolMapper")) {
      if (mapper.path("protocolMapper").asText().equals("oidc-amr-mapper")) {
        return (ObjectNode) mapper.path("config");
      }
    }
    throw new AssertionError("no mapper");
  }

  private static void without(JsonNode below, String authenticator) {
    for (JsonNode step : below.findParents("authenticator")) {
      if (step.path("authenticator").asText().equals(authenticator)) {
        ((ObjectNode) step).put("requirement", "DISABLED");
      }
    }
  }

  private static ObjectNode headers(ObjectNode realm) {
    return (ObjectNode) realm.path("browserSecurityHeaders");
  }

  private static ObjectNode web(ObjectNode realm) {
    return (ObjectNode) realm.at("/clients/0");
  }

  private static ObjectNode attributes(ObjectNode realm) {
    return (ObjectNode) web(realm).path("attributes");
  }

  private static ObjectNode permissions(ObjectNode realm) {
    for (JsonNode client : realm.path("clients")) {
      JsonNode policy = client.at("/authorizationSettings/policies/1/config");
      if (policy instanceof ObjectNode config) {
        return config;
      }
    }
    throw new AssertionError("no fine-grained rights");
  }

  private static ObjectNode realm() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(Files.readString(REALM));
  }

  private static String run(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = RealmLint.run(new String[] {RealmLint.COMMAND, file}, out);
    return code + " " + bytes.toString(StandardCharsets.UTF_8);
  }
}
