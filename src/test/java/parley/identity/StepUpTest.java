package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.identity.IdentityConfig.Lifetimes;
import parley.identity.IdentityConfig.StepUp;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerAccounts;

/**
 * What cannot be undone asks for somebody who showed lately who they are; whoever has duties signs
 * in with a second factor, and everybody sees and adds their own.
 */
final class StepUpTest {
  private final Town town = new Town();
  private final Server server =
      town.server(config ->
          Town.lasting(config, new Lifetimes(60, 300, 120, 12, new StepUp(10, "2")))
              .with(IssuerAccounts.registry(town.issuer)));

  @AfterEach
  void end() {
    town.close();
  }

  private void olgaHasDuties() {
    String olga = server.identity.accounts().id(town.issuer.person("olga").subject());
    server.identity.duties(olga::equals);
  }

  @Test
  void whoHasDutiesGetsNoSessionWithAPasswordAlone() {
    olgaHasDuties();
    Browser olga = town.issuer.browser(server.url);
    HttpResponse<String> back = olga.finish(olga.authorize(olga.begin("/about"), "olga"));
    URI again = URI.create(location(back));
    assertThat(again.getQuery()).contains("acr_values=2").doesNotContain("prompt=login");
    assertThat(olga.get("/api/me").statusCode()).as("no session yet").isEqualTo(401);
    HttpResponse<String> landed = olga.finish(olga.authorize(again, "olga"));
    assertThat(location(landed)).as("where it began").isEqualTo(server.url + "/about");
    assertThat(olga.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(olga.post("/deed", "").statusCode()).isEqualTo(204);

    Browser ana = town.signedIn(server, "ana");
    URI here = URI.create(server.url);
    assertThat(olga.jar(here).keySet())
        .as("the browser does not know who has duties")
        .isEqualTo(ana.jar(here).keySet());
  }

  @Test
  void whoHasASecondFactorShowsItInOneGo() {
    olgaHasDuties();
    town.issuer.person("olga").with("webauthn-passwordless");
    Browser olga = town.issuer.browser(server.url);
    HttpResponse<String> back = olga.finish(olga.authorize(olga.begin("/"), "olga"));
    assertThat(URI.create(location(back)).getQuery()).contains("acr_values=2", "prompt=login");
  }

  @Test
  void othersSignInAsBefore() {
    olgaHasDuties();
    Browser ana = town.signedIn(server, "ana");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(ana.post("/deed", "").body()).contains("\"code\":\"step-up\"");
  }

  @Test
  void anIssuerThatNamesNoMeansLetsNobodyWithDutiesIn() {
    olgaHasDuties();
    town.issuer.person("olga").namingNoMeans();
    Browser olga = town.issuer.browser(server.url);
    HttpResponse<String> back = olga.finish(olga.authorize(olga.begin("/"), "olga"));
    HttpResponse<String> landed = olga.finish(olga.authorize(URI.create(location(back)), "olga"));
    assertThat(landed.statusCode()).as("and not sent in a circle").isEqualTo(400);
    assertThat(olga.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void oneSeesOnesOwnAndNoPasswordAmongThem() {
    town.issuer.person("ana").with("otp").with("webauthn-passwordless");
    Browser ana = town.signedIn(server, "ana");
    assertThat(ana.get("/api/me/factors").body())
        .isEqualTo(
            "{\"asked\":true,\"known\":true,\"shown\":false,\"factors\":["
                + "{\"factor\":\"f-1\",\"kind\":\"code\",\"label\":\"on the grey telephone\","
                + "\"since\":\"1970-01-01T00:00:01.000Z\"},"
                + "{\"factor\":\"f-2\",\"kind\":\"passkey\",\"label\":\"on the grey telephone\","
                + "\"since\":\"1970-01-01T00:00:02.000Z\"}]}");
    Browser ben = town.signedIn(server, "ben");
    assertThat(ben.get("/api/me/factors").body()).contains("\"shown\":false,\"factors\":[]");
    Browser program = town.issuer.program(server.url, town.issuer.bearer("ana"));
    assertThat(program.get("/api/me/factors").statusCode()).isEqualTo(403);
  }

  @Test
  void oneIsLedToWhereAMeansIsSetUpOrRemoved() {
    Browser ana = town.signedIn(server, "ana");
    assertThat(asked(ana, "factor=code")).contains("kc_action=CONFIGURE_TOTP");
    assertThat(asked(ana, "factor=passkey")).contains("kc_action=webauthn-register-passwordless");
    assertThat(asked(ana, "factor=recovery")).contains("kc_action=CONFIGURE_RECOVERY_AUTHN_CODES");
    assertThat(asked(ana, "factor=UPDATE_EMAIL")).doesNotContain("kc_action");
    assertThat(asked(ana, "remove=f-1")).contains("kc_action=delete_credential:f-1");
    assertThat(asked(ana, "remove=a%26b")).doesNotContain("kc_action");
  }

  @Test
  void whereNobodyCanBeAskedThePageIsToldSo() {
    Server alone = town.server();
    Browser ana = town.signedIn(alone, "ana");
    assertThat(ana.get("/api/me/factors").body())
        .isEqualTo("{\"asked\":false,\"known\":false,\"shown\":true,\"factors\":[]}");
  }

  @Test
  void whoSignedInLongAgoSignsInOnceMoreAndThenDoesIt() {
    Server plain = town.server();
    Browser ana = town.signedIn(plain, "ana");
    assertThat(ana.post("/deed", "").statusCode()).isEqualTo(204);
    town.clock.pass(Duration.ofMinutes(11));
    assertThat(ana.get("/api/me").statusCode()).as("all else goes on").isEqualTo(200);
    assertThat(ana.post("/deed", "").statusCode()).isEqualTo(403);
    assertThat(ana.post("/deed", "").body()).contains("\"code\":\"step-up\"");
    assertThat(ana.get("/api/me/factors").body()).contains("\"shown\":false");

    ana.finish(ana.authorize(ana.begin("/"), "ana"));
    assertThat(ana.post("/deed", "").statusCode())
        .as("to be let in without a password is no proof")
        .isEqualTo(403);

    URI asked = URI.create(location(ana.get("/sign-in?anew=yes&return=%2Fabout")));
    assertThat(asked.getQuery()).contains("prompt=login", "max_age=0");
    var landed = ana.finish(ana.authorize(asked, "ana"));
    assertThat(landed.headers().firstValue("location")).contains(plain.url + "/about");
    assertThat(ana.post("/deed", "").statusCode()).isEqualTo(204);
    assertThat(ana.get("/api/me/factors").body()).contains("\"shown\":true");
  }

  @Test
  void aClassOfMeansCanBeAskedFor() {
    StepUp second = new StepUp(10, "2");
    Lifetimes strict = new Lifetimes(60, 300, 120, 12, second);
    Server plain = town.server(config -> Town.lasting(config, strict));
    Browser ben = town.signedIn(plain, "ben");
    assertThat(ben.post("/deed", "").statusCode()).isEqualTo(403);
    assertThat(location(ben.get("/sign-in?anew=yes"))).contains("acr_values=2");
  }

  @Test
  void aProgramGivesNoProof() {
    Server plain = town.server();
    Browser program = town.issuer.program(plain.url, town.issuer.bearer("ana"));
    assertThat(program.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(program.post("/deed", "").statusCode()).isEqualTo(403);
  }

  private static String asked(Browser browser, String query) {
    return URI.create(location(browser.get("/sign-in?return=%2Fme&" + query))).getQuery();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElseThrow();
  }
}
