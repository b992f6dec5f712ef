package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.embedded.keycloak.KeycloakProcess;
import parley.embedded.keycloak.TestKeycloak;
import parley.identity.issuer.Browser;

/** Sign-in, checks and logout with the real Keycloak and the realm as it is shipped. */
final class SignInKeycloakIT {
  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Town TOWN = new Town();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;
  private static DemonstrationPeople people;
  private static KeycloakProcess keycloak;
  private static Server server;

  @BeforeAll
  static void begin() throws IOException {
    people = DemonstrationPeople.read(TestKeycloak.REALM);
    List<KeycloakProcess> started = new ArrayList<>(); // it wants to know where we are, and we it
    server =
        TOWN.server(config -> {
          KeycloakProcess process = TestKeycloak.start(data, URI.create(config.origin()));
          started.add(process);
          return configured(config, process);
        });
    keycloak = started.getFirst();
  }

  @AfterEach
  void resetClock() {
    TOWN.clock.reset();
  }

  @AfterAll
  static void end() {
    TOWN.close();
    keycloak.close();
  }

  @Test
  void irina_signs_in_is_named_as_she_writes_herself_and_stays() {
    Browser irina = signedIn("ru1");
    String me = irina.get("/api/me").body();
    assertThat(me).contains(people.person("ru1").name(), "\"language\":\"ru\"");
    String id = me.replaceAll(".*\"account\":\"([^\"]*)\".*", "$1");
    assertThat(server.identity.accounts().byEmail("ru1@example.org")).isEqualTo(id);

    for (int minute = 0; minute < 3; minute++) {
      TOWN.clock.pass(Duration.ofSeconds(61));
      assertThat(irina.get("/api/me").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void signing_out_ends_the_sign_in_at_keycloak_too() {
    Browser ana = signedIn("us1");
    String there = field(ana.post("/sign-out", "{}"), "redirect");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);

    HttpResponse<String> back = ana.get(there);
    assertThat(back.headers().firstValue("location")).contains(server.url + "/");
    assertThat(ana.get(ana.begin("/").toString()).body())
        .as("the page that asks for a password")
        .containsPattern(ACTION);
  }

  @Test
  void ending_all_sign_ins_at_keycloak_ends_all_here_within_five_seconds() throws Exception {
    Browser laptop = signedIn("cn1");
    Browser telephone = signedIn("cn1");
    Browser other = signedIn("cn2");
    int before = server.ended.size();

    long began = System.nanoTime();
    assertThat(rest("POST", people.person("cn1").subject() + "/logout", null)).isEqualTo(204);
    Await.until(() -> server.ended.size() == before + 2);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(laptop.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(telephone.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(other.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void a_disabled_account_is_out_with_the_next_check() throws Exception {
    Browser sudhir = signedIn("in2");
    String account = people.person("in2").subject();
    assertThat(rest("PUT", account, "{\"enabled\":false}")).isEqualTo(204);
    TOWN.clock.pass(Duration.ofSeconds(61));
    assertThat(sudhir.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(rest("PUT", account, "{\"enabled\":true}")).isEqualTo(204);
  }

  @Test
  void a_program_calls_with_its_own_token_and_the_servers_own_is_refused() throws Exception {
    String program = service("parley-program", keycloak.programSecret());
    assertThat(TOWN.issuer.program(server.url, program).get("/api/me").statusCode()).isEqualTo(200);
    String own = service("parley-admin", keycloak.serverSecret());
    assertThat(TOWN.issuer.program(server.url, own).get("/api/me").statusCode()).isEqualTo(401);
  }

  private static IdentityConfig configured(IdentityConfig config, KeycloakProcess process) {
    return new IdentityConfig(
        process.issuer().toString(),
        "parley-web",
        process.webSecret(),
        config.origin(),
        "parley-api",
        Set.of("parley-program"),
        Set.of(),
        false,
        config.lifetimes());
  }

  /** Through Keycloak's page, with the password. */
  private static Browser signedIn(String username) {
    Browser browser = new Browser(server.url);
    Matcher action = ACTION.matcher(browser.get(browser.begin("/").toString()).body());
    assertThat(action.find()).as("a form to sign in").isTrue();
    DemonstrationPeople.Person person = people.person(username);
    HttpResponse<String> sent =
        browser.form(
            action.group(1).replace("&amp;", "&"),
            Map.of("username", username, "password", person.password(), "credentialId", ""));
    String callback = sent.headers().firstValue("location").orElse("none: " + sent.statusCode());
    assertThat(callback).startsWith(server.url + "/sign-in/callback?");
    assertThat(browser.finish(URI.create(callback)).statusCode()).isEqualTo(302);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    return browser;
  }

  private static int rest(String method, String account, @Nullable String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(keycloak.restApi() + "/users/" + account))
            .header("authorization", "Bearer " + service("parley-admin", keycloak.serverSecret()))
            .header("content-type", "application/json")
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String service(String client, String secret)
      throws IOException, InterruptedException {
    String form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    String answer = HTTP.send(request, BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).path("access_token").asText();
  }

  private static String field(HttpResponse<String> answer, String name) {
    return answer.body().replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
