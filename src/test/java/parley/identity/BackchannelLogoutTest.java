package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerKeys.Signer;
import parley.identity.issuer.TestIssuer;
import parley.identity.issuer.Token;

/** What the issuer can end, and what nobody else can. */
final class BackchannelLogoutTest {
  private final Town town = new Town();
  private final Server server = town.server();
  private final TestIssuer issuer = town.issuer;

  @AfterEach
  void end() {
    town.close();
  }

  @Test
  void the_named_sign_in_ends_at_once_and_another_that_stands_goes_on() {
    Browser laptop = town.signedIn(server, "ana");
    String sid = theOnly(issuer.signInsOf("ana"));
    Browser telephone = town.signedIn(server, "ana");
    Browser ben = town.signedIn(server, "ben");
    String session = server.sessionOf(laptop);
    server.sockets.add(session);

    assertThat(tell(issuer.logoutToken("ana").claim("sid", sid))).isEqualTo(204);

    assertThat(status(laptop)).isEqualTo(401);
    assertThat(server.ended)
        .extracting(Ended::session, Ended::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(session, Ended.Reason.LOGGED_OUT));
    Town.until(() -> issuer.refreshes() == 1);
    assertThat(status(telephone)).isEqualTo(200);
    assertThat(status(ben)).isEqualTo(200);
  }

  @Test
  void told_of_one_while_all_have_ended_all_end() {
    Browser laptop = town.signedIn(server, "ana");
    Browser telephone = town.signedIn(server, "ana");
    Browser tablet = town.signedIn(server, "ana");
    issuer.tellLogouts(server.url);

    issuer.endAll("ana");

    Town.until(() -> server.ended.size() == 3);
    assertThat(status(laptop)).isEqualTo(401);
    assertThat(status(telephone)).isEqualTo(401);
    assertThat(status(tablet)).isEqualTo(401);
  }

  @Test
  void told_before_the_others_have_ended_they_end_all_the_same() {
    Browser laptop = town.signedIn(server, "ana");
    String sid = theOnly(issuer.signInsOf("ana"));
    Browser telephone = town.signedIn(server, "ana");

    assertThat(tell(issuer.logoutToken("ana").claim("sid", sid))).isEqualTo(204);
    Town.until(() -> issuer.refreshes() == 1);
    issuer.endAll("ana");

    Town.until(() -> server.ended.size() == 2);
    assertThat(status(laptop)).isEqualTo(401);
    assertThat(status(telephone)).isEqualTo(401);
  }

  @Test
  void without_a_name_all_of_the_person_end_and_nobody_elses() {
    Browser laptop = town.signedIn(server, "ana");
    Browser telephone = town.signedIn(server, "ana");
    Browser ben = town.signedIn(server, "ben");

    assertThat(tell(issuer.logoutToken("ana"))).isEqualTo(204);

    assertThat(status(laptop)).isEqualTo(401);
    assertThat(status(telephone)).isEqualTo(401);
    assertThat(status(ben)).isEqualTo(200);
    assertThat(issuer.refreshes()).isZero();
  }

  @Test
  void a_name_alone_is_enough() {
    Browser laptop = town.signedIn(server, "ana");
    String sid = theOnly(issuer.signInsOf("ana"));
    assertThat(tell(issuer.logoutToken("ana").without("sub").claim("sid", sid))).isEqualTo(204);
    assertThat(status(laptop)).isEqualTo(401);
  }

  @Test
  void who_gets_no_answer_in_four_seconds_is_out() {
    town.signedIn(server, "ana");
    String sid = theOnly(issuer.signInsOf("ana"));
    Browser telephone = town.signedIn(server, "ana");
    Token token = issuer.logoutToken("ana").claim("sid", sid);
    issuer.fallSilent();

    long began = System.nanoTime();
    assertThat(tell(token)).isEqualTo(204);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    Town.until(() -> server.ended.size() == 2);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    assertThat(status(telephone)).isEqualTo(401);
  }

  @Test
  void a_token_is_good_once_on_all_nodes() {
    Server other = town.server(Town::clustered);
    String token = issuer.logoutToken("ana").text();
    assertThat(post(server, token).statusCode()).isEqualTo(204);

    Browser ana = town.signedIn(server, "ana");
    assertThat(post(server, token).statusCode()).isEqualTo(400);
    assertThat(post(other, token).statusCode()).isEqualTo(400);
    assertThat(status(ana)).isEqualTo(200);
  }

  @Test
  void the_other_nodes_hear_of_it() {
    Server other = town.server(Town::clustered);
    Browser ana = town.signedIn(server, "ana");
    Browser elsewhere = town.issuer.browser(other.url);
    elsewhere.jar(URI.create(other.url)).putAll(ana.jar(URI.create(server.url)));
    assertThat(status(elsewhere)).isEqualTo(200);

    assertThat(tell(issuer.logoutToken("ana"))).isEqualTo(204);

    Town.until(() -> other.ended.size() == 1);
    assertThat(status(elsewhere)).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void a_token_that_is_not_right_ends_nothing(String what, Consumer<Token> wrong) {
    Browser ana = town.signedIn(server, "ana");
    Token token = issuer.logoutToken("ana");
    wrong.accept(token);

    HttpResponse<String> answer = post(server, token.text());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
    assertThat(status(ana)).as("after " + what).isEqualTo(200);

    assertThat(tell(issuer.logoutToken("ana"))).isEqualTo(204);
    assertThat(status(ana)).isEqualTo(401);
  }

  static Object[][] badTokens() {
    Instant now = Instant.now();
    return new Object[][] {
      bad("another issuer", token -> token.claim("iss", "https://evil.example")),
      bad("another audience", token -> token.claim("aud", "parley-api")),
      bad("an old one", token -> token.time("exp", now.minusSeconds(60))),
      bad("an old one that says it is new", token -> token.time("iat", now.minusSeconds(900))),
      bad("from the future", token -> token.time("iat", now.plusSeconds(900))),
      bad("no end", token -> token.without("exp")),
      bad("no event", token -> token.without("events")),
      bad("another event", token -> token.event("http://example.org/event")),
      bad("a nonce", token -> token.claim("nonce", "x")),
      bad("nobody", token -> token.without("sub")),
      bad("no id", token -> token.without("jti")),
      bad("alg none", token -> token.signedBy(Signer.NOBODY)),
      bad("HS256 by the public key", token -> token.signedBy(Signer.PUBLIC_KEY_AS_SECRET)),
      bad("a stranger's key", token -> token.signedBy(Signer.STRANGER)),
      bad("an access token's type", token -> token.header("typ", "at+jwt")),
    };
  }

  @Test
  void an_id_token_is_no_logout_token() {
    Browser ana = town.signedIn(server, "ana");
    assertThat(tell(issuer.idToken("ana"))).isEqualTo(400);
    assertThat(post(server, "").statusCode()).isEqualTo(400);
    assertThat(post(server, "a.b.c").statusCode()).isEqualTo(400);
    assertThat(status(ana)).isEqualTo(200);
  }

  private int tell(Token token) {
    return post(server, token.text()).statusCode();
  }

  private HttpResponse<String> post(Server to, String token) {
    return issuer.sendLogout(to.url, token);
  }

  private static Object[] bad(String what, Consumer<Token> wrong) {
    return new Object[] {what, wrong};
  }

  private static String theOnly(Set<String> names) {
    assertThat(names).hasSize(1);
    return names.iterator().next();
  }

  private static int status(Browser browser) {
    return browser.get("/api/me").statusCode();
  }
}
