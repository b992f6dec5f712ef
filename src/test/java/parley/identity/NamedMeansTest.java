package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.identity.IdentityConfig.Lifetimes;
import parley.identity.IdentityConfig.StepUp;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerAccounts;
import parley.identity.issuer.IssuerKeys.Signer;
import parley.identity.issuer.Token;

/**
 * Whoever has duties and showed a second factor in this very sign-in is not asked for it again; the
 * signed ID token says by which means they did ({@code amr}), and nothing else is believed.
 */
final class NamedMeansTest {
  private final Town town = new Town();
  private final Server server =
      town.server(config ->
          Town.lasting(config, new Lifetimes(60, 300, 120, 12, new StepUp(10, "2")))
              .with(IssuerAccounts.registry(town.issuer)));
  private final Browser olga = town.issuer.browser(server.url);

  @BeforeEach
  void olgaHasDuties() {
    String account = server.identity.accounts().id(town.issuer.person("olga").subject());
    server.identity.duties(account::equals);
    town.issuer.person("olga").with("otp");
  }

  @AfterEach
  void end() {
    town.close();
  }

  @Test
  void whatWasShownBesideThePasswordIsNotAskedForAgain() {
    List<List<String>> enough =
        List.of(List.of("pwd", "otp"), List.of("otp"), List.of("hwk"), List.of("swk", "user"));
    for (List<String> shown : enough) {
      named(shown);
      Browser browser = town.issuer.browser(server.url);
      HttpResponse<String> landed = signsIn(browser);
      assertThat(location(landed)).as("%s", shown).isEqualTo(server.url + "/about");
      assertThat(browser.get("/api/me").statusCode()).as("%s", shown).isEqualTo(200);
    }
  }

  @Test
  void anActStillAsksForTheClassItself() {
    named(List.of("pwd", "otp"));
    signsIn(olga);
    assertThat(olga.post("/deed", "").body()).contains("\"code\":\"step-up\"");
    URI asked = URI.create(location(olga.get("/sign-in?anew=yes&return=%2F")));
    assertThat(asked.getQuery()).contains("acr_values=2", "prompt=login", "max_age=0");
    olga.finish(olga.authorize(asked, "olga"));
    assertThat(olga.post("/deed", "").statusCode()).isEqualTo(204);
  }

  @Test
  void anythingLessLeadsToTheSecondRound() {
    Map<String, Consumer<Token>> less = new LinkedHashMap<>();
    less.put("a password", token -> token.claim("amr", new String[] {"pwd"}));
    less.put("nothing", token -> token.claim("amr", new String[] {}));
    less.put("no claim", token -> {});
    less.put("others", token -> token.claim("amr", "pwd", "sms", "mfa", "OTP", "otp "));
    less.put("not a list of texts", token -> token.claim("amr", true));
    less.put("who knows when", token -> token.claim("amr", "pwd", "otp").without("auth_time"));
    for (Map.Entry<String, Consumer<Token>> each : less.entrySet()) {
      town.issuer.tamper(each.getValue());
      asksAgain(town.issuer.browser(server.url), each.getKey());
    }
  }

  @Test
  void whatWasShownAtAnEarlierSignInDoesNotCount() {
    named(List.of("pwd", "otp"));
    signsIn(olga);
    town.clock.pass(Duration.ofMinutes(5));
    asksAgain(olga, "let in by the issuer's cookie");
  }

  @Test
  void whoWasAskedForTheClassIsNotLetInWithoutIt() {
    named(List.of("pwd"));
    URI asked = URI.create(location(signsIn(olga)));
    town.issuer.tamper(token -> token.claim("amr", "pwd", "otp").claim("acr", "1"));
    HttpResponse<String> landed = olga.finish(olga.authorize(asked, "olga"));
    assertThat(landed.statusCode()).isEqualTo(400);
    assertThat(olga.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aForgedTokenIsNoToken() {
    town.issuer.tamper(token -> token.claim("amr", "pwd", "otp").signedBy(Signer.STRANGER));
    assertThat(signsIn(olga).statusCode()).isEqualTo(400);
    assertThat(olga.get("/api/me").statusCode()).isEqualTo(401);
  }

  private void named(List<String> means) {
    town.issuer.tamper(token -> token.claim("amr", means.toArray(String[]::new)));
  }

  /** The issuer asks everything at once, and there is no session before. */
  private void asksAgain(Browser browser, String why) {
    HttpResponse<String> back = signsIn(browser);
    assertThat(URI.create(location(back)).getQuery())
        .as(why)
        .contains("acr_values=2", "prompt=login");
  }

  private static HttpResponse<String> signsIn(Browser browser) {
    return browser.finish(browser.authorize(browser.begin("/about"), "olga"));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElseThrow();
  }
}
