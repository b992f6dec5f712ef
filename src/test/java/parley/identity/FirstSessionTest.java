package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerAccounts;

/** The session that begins with the account itself: no token, one sitting, ended like any other. */
final class FirstSessionTest {
  private static final Duration MINUTE = Duration.ofSeconds(61);

  private final Town town = new Town();
  private final Server server =
      town.server(config -> config.with(IssuerAccounts.registry(town.issuer)));

  @AfterEach
  void end() {
    town.close();
  }

  private Browser arrived() {
    Browser nora = town.issuer.browser(server.url);
    assertThat(nora.post("/arrival", "").statusCode()).isEqualTo(204);
    assertThat(status(nora)).isEqualTo(200);
    return nora;
  }

  private static int status(Browser browser) {
    return browser.get("/api/me").statusCode();
  }

  @Test
  void it_is_the_account_that_signs_in_later() {
    Browser nora = arrived();
    Browser later = town.signedIn(server, Server.NORA);
    assertThat(later.get("/api/me").body()).isEqualTo(nora.get("/api/me").body());
    HttpResponse<String> again = town.issuer.browser(server.url).post("/arrival", "");
    assertThat(again.body()).contains("has-account");
  }

  @Test
  void nothing_is_asked_of_keycloak_once_the_node_is_closed() {
    server.identity.close();
    assertThat(town.issuer.browser(server.url).post("/arrival", "").statusCode()).isEqualTo(503);
  }

  @Test
  void a_disabled_account_is_out_within_the_minute() {
    Browser nora = arrived();
    town.clock.pass(MINUTE);
    assertThat(status(nora)).isEqualTo(200);
    town.issuer.person(Server.NORA).disabled(true);
    town.clock.pass(MINUTE);
    assertThat(status(nora)).isEqualTo(401);
    town.issuer.person(Server.NORA).disabled(false);
    assertThat(status(nora)).as("ended for good").isEqualTo(401);
  }

  @Test
  void it_ends_with_the_sitting() {
    Browser nora = arrived();
    town.clock.pass(Duration.ofMinutes(60));
    assertThat(status(nora)).isEqualTo(200);
    town.clock.pass(Duration.ofMinutes(59));
    assertThat(status(nora)).isEqualTo(200);
    town.clock.pass(Duration.ofMinutes(1));
    assertThat(status(nora)).isEqualTo(401);
  }

  @Test
  void a_logout_of_the_account_ends_it_and_no_other_does() {
    Browser nora = arrived();
    town.signedIn(server, "ana");
    String ana = town.issuer.logoutToken("ana").text();
    assertThat(town.issuer.sendLogout(server.url, ana).statusCode()).isEqualTo(204);
    assertThat(status(nora)).isEqualTo(200);
    String hers = town.issuer.logoutToken(Server.NORA).claim("sid", "elsewhere").text();
    assertThat(town.issuer.sendLogout(server.url, hers).statusCode()).isEqualTo(204);
    assertThat(status(nora)).isEqualTo(401);
  }

  @Test
  void while_nobody_can_be_asked_it_is_believed_for_some_minutes_only() {
    Browser nora = arrived();
    town.issuer.away();
    town.clock.pass(Duration.ofMinutes(9));
    assertThat(status(nora)).isEqualTo(200);
    town.clock.pass(Duration.ofMinutes(2));
    assertThat(status(nora)).isEqualTo(503);
    town.issuer.back();
    town.clock.pass(Duration.ofSeconds(6));
    assertThat(status(nora)).isEqualTo(200);
  }

  @Test
  void signing_out_ends_it_here() {
    Browser nora = arrived();
    HttpResponse<String> out = nora.post("/sign-out", "{}");
    assertThat(out.body()).isEqualTo("{\"redirect\":\"" + server.url + "/\"}");
    assertThat(status(nora)).isEqualTo(401);
  }
}
