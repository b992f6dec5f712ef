package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.identity.device.Device;
import parley.identity.issuer.Browser;
import parley.identity.issuer.TestIssuer;

/** Where one is signed in, and ending it from afar. */
final class OwnSessionsTest {
  private static final Town TOWN = new Town();
  private static final Server SERVER = TOWN.server();
  private static final TestIssuer ISSUER = TOWN.issuer;
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
  private static final String DESK =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";

  @AfterAll
  static void end() {
    TOWN.close();
  }

  @Test
  void oneSeesWhereOneIsSignedInAndNobodyElse() {
    Browser phone = signedIn("mara", PHONE);
    TOWN.clock.pass(Duration.ofSeconds(40));
    Browser desk = signedIn("mara", DESK);
    signedIn("stranger", DESK);

    JsonNode seen = list(desk);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).get("here").booleanValue()).isTrue();
    assertThat(seen.get(0).get("device").toString())
        .isEqualTo("{\"kind\":\"computer\",\"browser\":\"Firefox\",\"system\":\"Windows\"}");
    assertThat(seen.get(1).get("here").booleanValue()).isFalse();
    assertThat(seen.get(1).get("device").get("system").textValue()).isEqualTo("iPhone");
    assertThat(seen.get(1).get("began").textValue())
        .isLessThan(seen.get(0).get("began").textValue());
    assertThat(list(phone).get(0).get("device").get("kind").textValue()).isEqualTo("phone");
    assertThat(seen.toString()).doesNotContain(SERVER.sessionOf(desk), SERVER.sessionOf(phone));
    assertThat(TOWN.dump()).doesNotContain("Firefox", "iPhone");
  }

  @Test
  void oneIsEndedFromAfarHereAndAtTheIssuer() {
    Browser lost = signedIn("lena", PHONE);
    Browser desk = signedIn("lena", DESK);
    String session = SERVER.sessionOf(lost);
    String named = list(desk).get(1).get("session").textValue();

    assertThat(signedIn("thief", DESK).put(path(named), "{}").statusCode()).isEqualTo(404);
    assertThat(lost.get("/api/me").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = desk.put(path(named), "{}");

    assertThat(answer.body()).isEqualTo("{\"count\":1,\"signInEnded\":true}");
    assertThat(lost.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(SERVER.ended).anyMatch(end -> end.session().equals(session));
    assertThat(ISSUER.signInsOf("lena")).as("only the desk's stands at the issuer").hasSize(1);
    assertThat(desk.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(desk.put(path(named), "{}").statusCode()).isEqualTo(404);
    String own = list(desk).get(0).get("session").textValue();
    assertThat(desk.put(path(own), "{}").statusCode()).as("this one is signed out").isEqualTo(404);
  }

  @Test
  void allOthersAreEndedAndItIsSaidWhenTheIssuerDidNotHear() {
    Browser one = signedIn("olaf", PHONE);
    Browser two = signedIn("olaf", PHONE);
    Browser desk = signedIn("olaf", DESK);
    ISSUER.away();
    HttpResponse<String> answer = desk.put("/api/me/sessions/end", "{\"scope\":\"others\"}");
    ISSUER.back();
    assertThat(answer.body()).isEqualTo("{\"count\":2,\"signInEnded\":false}");
    assertThat(one.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(two.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(list(desk)).hasSize(1);
  }

  @Test
  void everythingEndsAndTheBrowserForgetsAll() {
    Browser away = signedIn("eve", PHONE);
    Browser desk = signedIn("eve", DESK);
    HttpResponse<String> answer = desk.put("/api/me/sessions/end", "{\"scope\":\"all\"}");
    assertThat(answer.headers().firstValue("clear-site-data")).contains("\"cache\", \"storage\"");
    assertThat(answer.body()).contains("\"redirect\":\"" + ISSUER.url() + "/end?");
    assertThat(away.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(desk.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(ISSUER.signInsOf("eve")).as("the browser itself goes to end its own").hasSize(1);
  }

  @Test
  void aQuickExitEndsTheSignInWithoutTheBrowser() {
    Browser ana = signedIn("hasty", DESK);
    assertThat(ana.post("/sign-out", "{\"gone\":true}").statusCode()).isEqualTo(200);
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);
    Town.until(() -> ISSUER.signInsOf("hasty").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/139.0 Safari/537.36 | COMPUTER | Chrome | Linux",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/139.0 Safari/537.36 Edg/139.0 | COMPUTER | Edge | Windows",
        "Mozilla/5.0 (Linux; Android 15) Chrome/139.0 Mobile Safari/537.36 | PHONE | Chrome | Android",
        "Mozilla/5.0 (Linux; Android 15) Chrome/139.0 Safari/537.36 | TABLET | Chrome | Android",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605 | COMPUTER | Safari | macOS",
        "curl/8 | UNKNOWN | '' | ''"
      })
  void devicesAreToldInPlainWords(String header, Device.Kind kind, String browser, String system) {
    assertThat(Device.of(header)).isEqualTo(new Device(kind, browser, system));
  }

  private static Browser signedIn(String login, String device) {
    Browser browser = ISSUER.browser(SERVER.url).with("user-agent", device);
    browser.signIn(login);
    return browser;
  }

  private static String path(String session) {
    return "/api/me/sessions/" + session + "/end";
  }

  private static JsonNode list(Browser browser) {
    try {
      return new ObjectMapper().readTree(browser.get("/api/me/sessions").body()).get("sessions");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
