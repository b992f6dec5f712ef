package parley.identity.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules, in the order in which an operator reads them. */
final class RealmRules {
  private static final Pattern LENGTH = Pattern.compile("\\blength\\((\\d+)\\)");
  private static final int PASSWORD_MIN = 12;
  private static final int YEAR_SECONDS = 31_536_000;

  private RealmRules() {}

  /** What must hold, and why. */
  record Rule(String says, Predicate<JsonNode> holds) {}

  static List<Rule> all() {
    return Stream.of(people(), lives(), strength(), clients(), secondFactor(), reach())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> people() {
    return List.of(
        rule("registrationAllowed off: people are invited", r -> off(r, "registrationAllowed")),
        rule("rememberMe off: a browser that is closed is left", r -> off(r, "rememberMe")),
        rule("duplicateEmailsAllowed off: an address is one person", r -> one(r)),
        rule("the file names no people but service accounts", RealmRules::nobody),
        rule(
            "eventsEnabled and adminEventsEnabled off: Keycloak's log keeps network addresses",
            r -> off(r, "eventsEnabled") && off(r, "adminEventsEnabled")));
  }

  private static boolean one(JsonNode realm) {
    return off(realm, "duplicateEmailsAllowed") && off(realm, "editUsernameAllowed");
  }

  private static boolean nobody(JsonNode realm) {
    return each(realm.path("users"), account -> account.hasNonNull("serviceAccountClientId"));
  }

  private static List<Rule> lives() {
    return List.of(
        rule("accessTokenLifespan at most 300 s", r -> within(r, "accessTokenLifespan", 300)),
        rule("ssoSessionIdleTimeout at most 2 h", r -> within(r, "ssoSessionIdleTimeout", 7_200)),
        rule("ssoSessionMaxLifespan at most 12 h", r -> within(r, "ssoSessionMaxLifespan", 43_200)),
        rule("accessCodeLifespan at most 60 s", r -> within(r, "accessCodeLifespan", 60)),
        rule(
            "refresh tokens serve once: a copied one is noticed",
            r -> on(r, "revokeRefreshToken") && r.path("refreshTokenMaxReuse").asInt(1) == 0));
  }

  private static List<Rule> strength() {
    return List.of(
        rule("sslRequired not none", r -> !r.path("sslRequired").asText("none").equals("none")),
        rule(
            "bruteForceProtected on, with at most 20 failures",
            r -> on(r, "bruteForceProtected") && within(r, "failureFactor", 20)),
        rule("passwordPolicy with length(12) or more", RealmRules::longPasswords),
        rule(
            "strict-transport-security for a year or more",
            r -> seconds(header(r, "strictTransportSecurity")) >= YEAR_SECONDS),
        rule(
            "content-security-policy with frame-ancestors",
            r -> header(r, "contentSecurityPolicy").contains("frame-ancestors")));
  }

  private static boolean longPasswords(JsonNode realm) {
    Matcher length = LENGTH.matcher(realm.path("passwordPolicy").asText());
    return length.find() && Integer.parseInt(length.group(1)) >= PASSWORD_MIN;
  }

  private static String header(JsonNode realm, String name) {
    return realm.path("browserSecurityHeaders").path(name).asText();
  }

  private static int seconds(String header) {
    Matcher age = Pattern.compile("max-age=(\\d{1,9})").matcher(header);
    return age.find() ? Integer.parseInt(age.group(1)) : 0;
  }

  private static List<Rule> clients() {
    return List.of(
        rule(
            "no client takes a password from a program (directAccessGrantsEnabled off)",
            r -> used(r, c -> off(c, "directAccessGrantsEnabled"))),
        rule("no implicit flow", r -> used(r, c -> off(c, "implicitFlowEnabled"))),
        rule(
            "no client gets all roles (fullScopeAllowed off)",
            r -> used(r, c -> c.has("fullScopeAllowed") && off(c, "fullScopeAllowed"))),
        rule(
            "no client has steps of its own for signing in (authenticationFlowBindingOverrides)",
            r -> used(r, c -> each(c.path("authenticationFlowBindingOverrides"), f -> none(f)))),
        rule("redirects are exact", r -> used(r, RealmRules::exact)),
        rule("code flow with PKCE S256", r -> used(r, RealmRules::proves)),
        rule(
            "the web client is confidential, and its logouts are told by session",
            RealmRules::webClient),
        rule(
            "no secret stands in the file",
            r -> used(r, c -> c.path("secret").asText("${").matches("(\\$\\{|\\*\\*).*"))));
  }

  private static boolean exact(JsonNode client) {
    return each(client.path("redirectUris"), uri -> !uri.asText().contains("*"))
        && each(client.path("webOrigins"), origin -> !origin.asText().matches("\\*|\\+"));
  }

  private static boolean none(JsonNode flow) {
    return flow.asText().isEmpty();
  }

  private static boolean proves(JsonNode client) {
    return off(client, "standardFlowEnabled")
        || attribute(client, "pkce.code.challenge.method").equals("S256");
  }

  private static boolean webClient(JsonNode realm) {
    return some(
        realm.path("clients"),
        client ->
            client.path("clientId").asText().equals("parley-web")
                && client.has("publicClient")
                && off(client, "publicClient")
                && attribute(client, "backchannel.logout.url")
                    .contains("/sign-in/backchannel-logout")
                && attribute(client, "backchannel.logout.session.required").equals("true"));
  }

  private static String attribute(JsonNode client, String name) {
    return client.path("attributes").path(name).asText();
  }

  private static List<Rule> secondFactor() {
    return List.of(
        rule(
            "class 2 exists: it is what Parley asks of organisers and co-chairs (acr.loa.map)",
            r -> r.path("attributes").path("acr.loa.map").asText().matches(".*\"2\"\\s*:\\s*2.*")),
        rule("the browser flow has a step for class 2", RealmRules::levelTwo),
        rule(
            "a code generator, a passkey and recovery codes can be set up",
            r ->
                action(r, "CONFIGURE_TOTP")
                    && action(r, "webauthn-register-passwordless")
                    && action(r, "CONFIGURE_RECOVERY_AUTHN_CODES")),
        rule("a passkey stands beside the password too", SignInSteps::passkeyIsAskedFor),
        rule(
            "the ID token has room for the means (oidc-amr-mapper): else the code is asked twice",
            NamedMeans::stand),
        rule(
            "a code or a passkey is named in it for 1 to 30 minutes, and nothing else as one",
            NamedMeans::areTrue),
        rule(
            "a code serves once",
            r -> r.has("otpPolicyCodeReusable") && off(r, "otpPolicyCodeReusable")),
        rule(
            "a passkey asks for its owner",
            r ->
                r.path("webAuthnPolicyPasswordlessUserVerificationRequirement")
                    .asText()
                    .equals("required")));
  }

  private static boolean levelTwo(JsonNode realm) {
    return some(
            realm.path("authenticatorConfig"),
            config -> config.path("config").path("loa-condition-level").asText().equals("2"))
        && some(
            realm.path("authenticationFlows"),
            flow ->
                some(
                    flow.path("authenticationExecutions"),
                    step ->
                        step.path("authenticator").asText().equals("auth-otp-form")
                            && step.path("requirement").asText().equals("REQUIRED")));
  }

  private static boolean action(JsonNode realm, String alias) {
    return some(
        realm.path("requiredActions"),
        action -> action.path("alias").asText().equals(alias) && on(action, "enabled"));
  }

  private static List<Rule> reach() {
    return List.of(
        rule("Parley's own account only looks people up", RealmRules::looksUpOnly),
        rule("its fine-grained rights grant no roles", RealmRules::grantsNothing));
  }

  private static boolean looksUpOnly(JsonNode realm) {
    return each(
        realm.path("users"),
        account ->
            account.path("realmRoles").isEmpty()
                && each(
                    account.path("clientRoles").path("realm-management"),
                    role -> role.asText().equals("query-users")));
  }

  private static boolean grantsNothing(JsonNode realm) {
    return used(
        realm,
        client ->
            each(
                client.path("authorizationSettings").path("policies"),
                policy ->
                    !policy
                        .path("config")
                        .path("scopes")
                        .asText()
                        .matches(".*(map-roles|impersonate|manage-group-membership).*")));
  }

  private static Rule rule(String says, Predicate<JsonNode> holds) {
    return new Rule(says, holds);
  }

  private static boolean used(JsonNode realm, Predicate<JsonNode> holds) {
    return each(realm.path("clients"), client -> off(client, "enabled") || holds.test(client));
  }

  private static boolean each(JsonNode list, Predicate<JsonNode> holds) {
    return list.valueStream().allMatch(holds);
  }

  private static boolean some(JsonNode list, Predicate<JsonNode> holds) {
    return list.valueStream().anyMatch(holds);
  }

  private static boolean on(JsonNode node, String field) {
    return node.path(field).asBoolean(false);
  }

  private static boolean off(JsonNode node, String field) {
    return !on(node, field);
  }

  private static boolean within(JsonNode node, String field, int max) {
    int value = node.path(field).asInt(Integer.MAX_VALUE);
    return value > 0 && value <= max;
  }
}
