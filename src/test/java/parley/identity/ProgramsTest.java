package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerKeys.Signer;
import parley.identity.issuer.TestIssuer;
import parley.identity.issuer.Token;

/** Programs that call with a bearer token. */
final class ProgramsTest {
  private static final Town TOWN = new Town();
  private static final Server SERVER = TOWN.server();
  private static final TestIssuer ISSUER = TOWN.issuer;

  @AfterAll
  static void end() {
    TOWN.close();
  }

  @Test
  void a_program_acts_for_the_same_account_and_gets_no_device_key() {
    Browser ana = TOWN.signedIn(SERVER, "ana");
    HttpResponse<String> hers = ana.get("/api/me");
    HttpResponse<String> programs = as(ISSUER.bearer("ana"));

    assertThat(programs.statusCode()).isEqualTo(200);
    assertThat(account(programs)).isEqualTo(account(hers));
    assertThat(hers.body()).contains("deviceKey");
    assertThat(programs.body()).doesNotContain("deviceKey");
  }

  @Test
  void a_program_may_change_things_without_an_origin() {
    String choice = "{\"language\":\"ru\",\"undoSeconds\":0}";
    HttpResponse<String> answer =
        ISSUER.program(SERVER.url, ISSUER.bearer("dora")).put("/api/me", choice);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"language\":\"ru\"");
  }

  @Test
  void the_newer_type_is_good_too() {
    String token =
        ISSUER
            .accessToken("ana")
            .header("typ", "at+jwt")
            .without("typ")
            .without("azp")
            .claim("client_id", TestIssuer.PROGRAM)
            .text();
    assertThat(as(token).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void a_token_that_is_not_right_is_nobodys(String what, Consumer<Token> wrong) {
    Token token = ISSUER.accessToken("ana");
    assertThat(as(token.text()).statusCode()).isEqualTo(200);
    wrong.accept(token);
    assertThat(as(token.text()).statusCode()).as(what).isEqualTo(401);
  }

  static Object[][] badTokens() {
    Instant now = Instant.now();
    return new Object[][] {
      bad("another audience", token -> token.claim("aud", "account")),
      bad("our sign-in's audience", token -> token.claim("aud", TestIssuer.CLIENT)),
      bad("no audience", token -> token.without("aud")),
      bad("another program", token -> token.claim("azp", TestIssuer.CLIENT)),
      bad("no program", token -> token.without("azp")),
      bad("an ID token's type", token -> token.claim("typ", "ID")),
      bad("a refresh token's type", token -> token.claim("typ", "Refresh")),
      bad("no type", token -> token.without("typ")),
      bad("a nonce", token -> token.claim("nonce", "x")),
      bad("another issuer", token -> token.claim("iss", "https://evil.example")),
      bad("an old one", token -> token.time("exp", now.minusSeconds(60))),
      bad("alg none", token -> token.signedBy(Signer.NOBODY)),
      bad("HS256 by the public key", token -> token.signedBy(Signer.PUBLIC_KEY_AS_SECRET)),
      bad("a stranger's key", token -> token.signedBy(Signer.STRANGER)),
    };
  }

  @Test
  void an_id_token_is_no_bearer_token_even_for_our_audience() {
    assertThat(as(ISSUER.idToken("ana").text()).statusCode()).isEqualTo(401);
    assertThat(as(ISSUER.idToken("ana").claim("aud", TestIssuer.AUDIENCE).text()).statusCode())
        .isEqualTo(401);
    assertThat(as("").statusCode()).isEqualTo(401);
    assertThat(as("x.y.z").statusCode()).isEqualTo(401);
  }

  @Test
  void a_bad_token_is_not_saved_by_a_good_cookie() {
    Browser ana = TOWN.signedIn(SERVER, "ana");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(ana.with("authorization", "Bearer x").get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void a_programs_socket_closes_when_its_token_ends() {
    String session = "program-" + Instant.now().plusSeconds(300).getEpochSecond() + ".x";
    SERVER.sockets.add(session);
    SERVER.identity.tend();
    assertThat(SERVER.ended).isEmpty();

    TOWN.clock.pass(Duration.ofSeconds(301));
    Town.until(() -> !SERVER.ended.isEmpty());
    assertThat(SERVER.ended).extracting(Ended::session).contains(session);
  }

  private static HttpResponse<String> as(String token) {
    return ISSUER.program(SERVER.url, token).get("/api/me");
  }

  private static String account(HttpResponse<String> answer) {
    return answer.body().replaceAll(".*\"account\":\"([^\"]*)\".*", "$1");
  }

  private static Object[] bad(String what, Consumer<Token> wrong) {
    return new Object[] {what, wrong};
  }
}
