package parley.embedded.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.identity.keycloak.KeycloakAdmin;
import parley.identity.keycloak.KeycloakAdmin.Made;
import parley.identity.keycloak.KeycloakAdmin.Newcomer;
import parley.identity.keycloak.Registry;

/**
 * Accounts are made at the real Keycloak by a client that may do that, and nothing that matters.
 */
final class AccountsIT {
  private static final String PASSWORD = "a quiet river in May";
  private static final KeycloakProcess KEYCLOAK = SharedKeycloak.process();

  private final Registry registry =
      Registry.of(KEYCLOAK.issuer().toString(), "parley-admin", KEYCLOAK.serverSecret());
  private final KeycloakAdmin accounts =
      Objects.requireNonNull(KeycloakAdmin.of(registry, InstantSource.system()));
  private final String email = "nora-" + UUID.randomUUID() + "@far.example";

  @Test
  void whoeverGetsAnAccountSignsInByAddressAndChosenPassword() throws Exception {
    assertThat(accounts.has(email)).isFalse();
    Made made = accounts.make(new Newcomer("Nora 诺拉 Ёлкина", email, "ru"), PASSWORD);
    assertThat(made).isInstanceOf(Made.Account.class);
    assertThat(accounts.has(email)).isTrue();
    assertThat(accounts.make(new Newcomer("Nora", email, "en"), PASSWORD))
        .isInstanceOf(Made.Taken.class);
    String subject = ((Made.Account) made).subject();
    assertThat(accounts.stands(subject, Instant.now())).isTrue();
    try (Visitor visitor = new Visitor(KEYCLOAK, SharedKeycloak.web())) {
      var person = new DemonstrationPeople.Person(email, subject, "Nora", email, "ru", PASSWORD);
      JsonNode tokens = visitor.tokens(visitor.signsIn(person, visitor.question()));
      JsonNode claims = Visitor.claims(tokens, "id_token");
      assertThat(claims.path("sub").asText()).isEqualTo(subject);
      assertThat(claims.path("email_verified").asBoolean()).isTrue();
      assertThat(claims.path("name").asText()).isEqualTo("Nora 诺拉 Ёлкина");
      assertThat(claims.path("locale").asText()).isEqualTo("ru");
    }
  }

  @Test
  void theRealmRefusesWeakPasswordsAndThenThereIsNoAccount() throws Exception {
    Newcomer nora = new Newcomer("Nora", email, "en");
    assertThat(accounts.make(nora, "short")).isInstanceOf(Made.PasswordRefused.class);
    assertThat(accounts.make(nora, email)).isInstanceOf(Made.PasswordRefused.class);
    assertThat(accounts.has(email)).isFalse();
  }

  @Test
  void anAccountThatWasSignedOutEverywhereOrIsGoneStandsNoMore() throws Exception {
    Made made = accounts.make(new Newcomer("Nora", email, "en"), PASSWORD);
    String subject = ((Made.Account) made).subject();
    Instant before = Instant.now().minus(Duration.ofMinutes(1));
    assertThat(rest("POST", "/users/" + subject + "/logout", "").statusCode()).isEqualTo(204);
    assertThat(accounts.stands(subject, before)).isFalse();
    assertThat(accounts.stands(subject, Instant.now().plusSeconds(2))).isTrue();
    assertThat(accounts.stands(UUID.randomUUID().toString(), before)).isFalse();
  }

  @Test
  void theClientGrantsAndChangesNothingElse() throws Exception {
    Made made = accounts.make(new Newcomer("Nora", email, "en"), PASSWORD);
    String person = "/users/" + ((Made.Account) made).subject();
    assertThat(rest("POST", person + "/role-mappings/realm", "[]").statusCode()).isEqualTo(403);
    assertThat(rest("POST", person + "/impersonation", "").statusCode()).isIn(403, 404, 501);
    assertThat(rest("PUT", person + "/groups/" + UUID.randomUUID(), "").statusCode())
        .isIn(403, 404);
    assertThat(rest("GET", "/clients", null).statusCode()).isEqualTo(403);
    assertThat(rest("GET", "/roles", null).statusCode()).isEqualTo(403);
    assertThat(rest("PUT", "", "{\"registrationAllowed\":true}").statusCode()).isEqualTo(403);
    assertThat(rest("POST", "/clients", "{\"clientId\":\"mine\"}").statusCode()).isEqualTo(403);
    assertThat(rest("GET", person, null).statusCode()).as("and this it may").isEqualTo(200);
  }

  private HttpResponse<String> rest(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    try (Visitor visitor = new Visitor(KEYCLOAK, SharedKeycloak.web())) {
      String token =
          Visitor.JSON
              .readTree(
                  visitor
                      .token(
                          Map.of(
                              "grant_type",
                              "client_credentials",
                              "client_id",
                              "parley-admin",
                              "client_secret",
                              KEYCLOAK.serverSecret()))
                      .body())
              .path("access_token")
              .asText();
      return visitor.send(
          HttpRequest.newBuilder(URI.create(KEYCLOAK.restApi() + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build());
    }
  }
}
