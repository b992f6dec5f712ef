package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parley.identity.issuer.Browser;
import parley.identity.issuer.TestIssuer;

/** Signing out: here at once, at the issuer by the browser, and what the browser forgets. */
final class SignOutTest {
  private static final Town TOWN = new Town();
  private static final Server SERVER = TOWN.server();
  private static final TestIssuer ISSUER = TOWN.issuer;

  @AfterAll
  static void end() {
    TOWN.close();
  }

  @Test
  void it_ends_here_before_the_issuer_hears_of_it_and_then_there() {
    ISSUER.tellLogouts(SERVER.url);
    Browser ana = TOWN.signedIn(SERVER, "leaver");
    String cookie = ana.session();
    String session = SERVER.sessionOf(ana);

    HttpResponse<String> out = ana.post("/sign-out", "{}");

    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(out.headers().firstValue("set-cookie").orElse(""))
        .startsWith("__Host-parley=;")
        .contains("Max-Age=0", "Secure", "Path=/");
    assertThat(SERVER.ended)
        .contains(new Ended(session, accountOf(SERVER, session), Ended.Reason.SIGNED_OUT));
    ana.jar(URI.create(SERVER.url)).put("__Host-parley", cookie.split("=", 2)[1]);
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(ISSUER.signInsOf("leaver")).hasSize(1);

    String there = out.body().replaceAll(".*\"redirect\":\"([^\"]*)\".*", "$1");
    assertThat(there).startsWith(ISSUER.url() + "/end?").contains("id_token_hint=");
    HttpResponse<String> back = ana.get(there);
    assertThat(back.headers().firstValue("location")).contains(SERVER.url + "/");
    assertThat(ISSUER.signInsOf("leaver")).isEmpty();
  }

  @Test
  void storage_is_cleared_only_when_asked() {
    assertThat(clears("{}")).isEqualTo("\"cache\"");
    assertThat(clears("{\"wipe\":\"cache\"}")).isEqualTo("\"cache\"");
    assertThat(clears("{\"wipe\":\"storage\"}")).isEqualTo("\"cache\", \"storage\"");
  }

  @Test
  void only_our_own_pages_sign_anybody_out() {
    Browser ana = TOWN.signedIn(SERVER, "ana");
    assertThat(ana.with("sec-fetch-site", "cross-site").post("/sign-out", "{}").statusCode())
        .isEqualTo(403);
    assertThat(ana.with("origin", "https://evil.example").post("/sign-out", "{}").statusCode())
        .isEqualTo(403);
    assertThat(ana.post("/sign-out", "{\"wipe\":\"everything\"}").statusCode()).isEqualTo(400);
    assertThat(ana.get("/sign-out").statusCode()).isEqualTo(302);
    assertThat(ana.get("/sign-out").headers().firstValue("location"))
        .contains(SERVER.url + "/signed-out");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void with_nobody_signed_in_or_no_issuer_it_leads_home() {
    Browser nobody = ISSUER.browser(SERVER.url);
    assertThat(nobody.post("/sign-out", "{}").body()).contains(SERVER.url + "/\"");

    Browser ana = TOWN.signedIn(SERVER, "ana");
    ISSUER.away();
    assertThat(ana.post("/sign-out", "{}").statusCode()).isEqualTo(200);
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);
    ISSUER.back();
  }

  private static String clears(String body) {
    Browser ana = TOWN.signedIn(SERVER, "ana");
    return ana.post("/sign-out", body).headers().firstValue("clear-site-data").orElse("nothing");
  }

  private static String accountOf(Server server, String session) {
    return server.ended.stream()
        .filter(end -> end.session().equals(session))
        .map(Ended::account)
        .findFirst()
        .orElse("nobody");
  }
}
