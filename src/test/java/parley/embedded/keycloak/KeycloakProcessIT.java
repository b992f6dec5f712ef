package parley.embedded.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Keycloak with the realm as it is shipped: what trust.md promises of sign-in. */
class KeycloakProcessIT {
  private static final KeycloakProcess KEYCLOAK = SharedKeycloak.process();
  private static final URI WEB = SharedKeycloak.web();

  private static DemonstrationPeople people;

  private Visitor visitor;

  @BeforeAll
  static void read() throws IOException {
    people = DemonstrationPeople.read(TestKeycloak.REALM);
  }

  @BeforeEach
  void arrive() {
    visitor = new Visitor(KEYCLOAK, WEB);
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void tellsWhoItIsAndHasItsKeysBeforeTheFirstSignIn() throws Exception {
    JsonNode discovery = json(visitor.get("/.well-known/openid-configuration"));
    assertThat(discovery.path("issuer").asText()).isEqualTo(KEYCLOAK.issuer().toString());
    assertThat(discovery.path("backchannel_logout_session_supported").asBoolean()).isTrue();
    JsonNode keys = json(visitor.get("/protocol/openid-connect/certs")).path("keys");
    assertThat(keys.findValuesAsText("alg")).contains("ES256");
    assertThat(keys.findValuesAsText("use")).containsOnly("sig");
  }

  @Test
  void personSignsInAndIsNamedAsSheWritesHerself() throws Exception {
    DemonstrationPeople.Person irina = people.person("ru1");
    JsonNode tokens = visitor.tokens(visitor.signsIn(irina, visitor.question()));
    JsonNode claims = Visitor.claims(tokens, "id_token");
    assertThat(claims.path("sub").asText()).isEqualTo(irina.subject());
    assertThat(claims.path("name").asText()).isEqualTo(irina.name());
    assertThat(claims.path("locale").asText()).isEqualTo("ru");
    assertThat(claims.path("sid").asText()).isNotEmpty();
    assertThat(claims.path("nonce").asText()).isEqualTo("some-nonce");
    assertThat(claims.path("amr").toString()).as("a password is no second factor").isEqualTo("[]");
    String header = Visitor.part(tokens.path("id_token").asText(), 0).path("alg").asText();
    assertThat(header).isEqualTo("ES256");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(300);
  }

  @Test
  void codeFlowNeedsProofOfTheAsker() throws Exception {
    assertThat(visitor.asks(visitor.question()).statusCode()).isEqualTo(200);
    Map<String, String> bare = visitor.question();
    bare.remove("code_challenge");
    bare.remove("code_challenge_method");
    assertThat(errorOf(visitor.asks(bare))).contains("error=invalid_request");
    Map<String, String> plain = visitor.question();
    plain.put("code_challenge_method", "plain");
    assertThat(errorOf(visitor.asks(plain))).contains("error=invalid_request");
  }

  @Test
  void redirectsAreExact() throws Exception {
    for (String other : new String[] {"/", "/sign-in/callback/x", "/sign-in/callback?x=1"}) {
      Map<String, String> question = visitor.question();
      question.put("redirect_uri", WEB + other);
      assertThat(visitor.asks(question).statusCode()).as(other).isEqualTo(400);
    }
  }

  @Test
  void passwordsAreTypedOnKeycloaksPageOnly() throws Exception {
    var person = people.person("us1");
    for (String client : new String[] {"parley-web", "parley-device", "admin-cli"}) {
      HttpResponse<String> refused =
          visitor.token(
              Map.of(
                  "grant_type",
                  "password",
                  "client_id",
                  client,
                  "client_secret",
                  KEYCLOAK.webSecret(),
                  "username",
                  person.username(),
                  "password",
                  person.password()));
      assertThat(refused.statusCode()).as(client).isIn(400, 401);
    }
  }

  @Test
  void strangersRegisterNoClient() throws Exception {
    HttpResponse<String> refused =
        visitor.send(
            visitor
                .to("/clients-registrations/openid-connect")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"redirect_uris\":[\"http://localhost/\"]}"))
                .build());
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void refreshTokenServesOnce() throws Exception {
    JsonNode tokens = visitor.tokens(visitor.signsIn(people.person("pk1"), visitor.question()));
    assertThat(visitor.refreshes(tokens).statusCode()).isEqualTo(200);
    assertThat(visitor.refreshes(tokens).statusCode()).isEqualTo(400);
  }

  @Test
  void endOfTheSessionIsToldToParley() throws Exception {
    JsonNode tokens = visitor.tokens(visitor.signsIn(people.person("cn1"), visitor.question()));
    String idToken = tokens.path("id_token").asText();
    HttpResponse<String> ended =
        visitor.get(
            "/protocol/openid-connect/logout?id_token_hint="
                + idToken
                + "&post_logout_redirect_uri="
                + WEB
                + "/");
    assertThat(ended.headers().firstValue("Location")).contains(WEB + "/");
    String told = SharedKeycloak.told().poll(10, TimeUnit.SECONDS);
    assertThat(told).startsWith("logout_token=");
    JsonNode claims = Visitor.part(told.substring("logout_token=".length()), 1);
    String sid = Visitor.claims(tokens, "id_token").path("sid").asText();
    assertThat(claims.path("sid").asText()).isEqualTo(sid);
    assertThat(claims.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
        .isTrue();
  }

  @Test
  void strongSignInLeadsToASecondFactorAndNotToAClosedDoor() throws Exception {
    Map<String, String> strong = visitor.question();
    strong.put("acr_values", "2");
    HttpResponse<String> next = visitor.signsIn(people.person("organiser"), strong);
    assertThat(next.headers().firstValue("Location").orElse(""))
        .contains("execution=CONFIGURE_TOTP");
  }

  @Test
  void programSpeaksToTheApiAndTheServerGrantsNothing() throws Exception {
    JsonNode program = service("parley-program", KEYCLOAK.programSecret());
    assertThat(Visitor.claims(program, "access_token").path("aud").asText())
        .isEqualTo("parley-api");
    String token = service("parley-admin", KEYCLOAK.serverSecret()).path("access_token").asText();
    JsonNode found = json(rest(token, "/users?exact=true&email=in2@example.org"));
    assertThat(found.path(0).path("id").asText()).isEqualTo(people.person("in2").subject());
    assertThat(rest(token, "/clients").statusCode()).isEqualTo(403);
    assertThat(rest(token, "/roles").statusCode()).isEqualTo(403);
    String roles = "/users/" + people.person("in2").subject() + "/role-mappings/realm";
    HttpResponse<String> grant =
        visitor.send(
            asServer(token, roles)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[]"))
                .build());
    assertThat(grant.statusCode()).isEqualTo(403);
  }

  @Test
  void secondParleyOnTheSameFolderIsRefused() {
    assertThat(SharedKeycloak.data().resolve("keycloak.pid")).exists();
    var options = KeycloakOptions.demonstration(SharedKeycloak.data(), TestKeycloak.REALM, 0, WEB);
    assertThatThrownBy(() -> KeycloakProcess.start(options, phase -> {}))
        .isInstanceOf(KeycloakFailed.class)
        .hasMessageContaining("Another Parley");
  }

  @Test
  void takenPortIsSaidAtOnce(@TempDir Path data) {
    var options = KeycloakOptions.demonstration(data, TestKeycloak.REALM, KEYCLOAK.port(), WEB);
    try (KeycloakProcess second = KeycloakProcess.start(options, phase -> {})) {
      assertThat(second.ready())
          .failsWithin(Duration.ofSeconds(60))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(KeycloakFailed.class)
          .withMessageContaining("is taken");
    }
  }

  private JsonNode service(String client, String secret) throws Exception {
    return json(
        visitor.token(
            Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret)));
  }

  private HttpResponse<String> rest(String token, String path) throws Exception {
    return visitor.send(asServer(token, path).build());
  }

  private static HttpRequest.Builder asServer(String token, String path) {
    return HttpRequest.newBuilder(URI.create(KEYCLOAK.restApi() + path))
        .header("Authorization", "Bearer " + token);
  }

  private static String errorOf(HttpResponse<String> redirect) {
    return redirect.headers().firstValue("Location").orElse("");
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(200);
    return Visitor.JSON.readTree(response.body());
  }
}
