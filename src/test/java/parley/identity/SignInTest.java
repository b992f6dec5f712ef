package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.identity.issuer.Browser;
import parley.identity.issuer.TestIssuer;
import parley.identity.pages.SignInPages;

/** Signing in by the code flow, and everything that must not get one in. */
final class SignInTest {
  private static final Town TOWN = new Town();
  private static final Server SERVER = TOWN.server();
  private static final TestIssuer ISSUER = TOWN.issuer;

  @BeforeEach
  void begin() {
    ISSUER.tamper(token -> {});
    SERVER.ended.clear();
  }

  @AfterAll
  static void end() {
    TOWN.close();
  }

  @Test
  void ana_lands_where_she_wanted_and_ben_without_a_session_is_nobody() {
    Browser ana = ISSUER.browser(SERVER.url);
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(ana.get("/api/me").body()).contains("\"code\":\"signed-out\"");
    assertThat(ana.get("/api/session").statusCode()).isEqualTo(200);
    assertThat(ana.get("/api/session").body()).isEqualTo("{}");

    URI callback = ana.authorize(ana.begin("/forums/x?thread=y"), "ana");
    HttpResponse<String> landed = ana.finish(callback);

    assertThat(landed.statusCode()).isEqualTo(302);
    assertThat(location(landed)).isEqualTo(SERVER.url + "/forums/x?thread=y");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(ana.get("/api/me").body()).contains("\"name\":\"Ana\"");
    assertThat(ana.get("/api/session").body())
        .isEqualTo("{\"me\":" + ana.get("/api/me").body() + "}");
    assertThat(ana.get("/api/session").headers().firstValue("cache-control")).contains("no-store");
    assertThat(ISSUER.browser(SERVER.url).get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void the_browser_gets_one_opaque_cookie_and_no_token() {
    Browser ana = ISSUER.browser(SERVER.url);
    HttpResponse<String> landed = ana.finish(ana.authorize(ana.begin("/"), "ana"));

    assertThat(landed.headers().allValues("set-cookie"))
        .singleElement()
        .asString()
        .matches("__Host-parley=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(landed.headers().map().toString() + landed.body()).doesNotContain("eyJ");
    assertThat(ana.get("/api/me").body()).doesNotContain("eyJ");
    assertThat(landed.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  void the_issuer_is_asked_with_pkce_state_and_nonce_and_learns_no_path() {
    URI asked = ISSUER.browser(SERVER.url).begin("/forums/secret-forum");

    assertThat(asked.toString()).startsWith(ISSUER.url() + "/authorize?");
    assertThat(asked.getQuery())
        .contains("response_type=code", "code_challenge_method=S256", "scope=openid+profile+email")
        .containsPattern("code_challenge=[A-Za-z0-9_-]{43}")
        .containsPattern("nonce=[A-Za-z0-9_-]{43}")
        .doesNotContain("secret-forum");
  }

  @Test
  void two_tabs_sign_in_at_once() {
    Browser ana = ISSUER.browser(SERVER.url);
    URI first = ana.begin("/first");
    URI second = ana.begin("/second");

    assertThat(location(ana.finish(ana.authorize(second, "ana")))).endsWith("/second");
    assertThat(location(ana.finish(ana.authorize(first, "ana")))).endsWith("/first");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void a_callback_that_ana_was_tricked_into_opens_no_session() {
    Browser mallory = ISSUER.browser(SERVER.url);
    URI malloryOwn = mallory.authorize(mallory.begin("/"), "mallory");

    Browser ana = ISSUER.browser(SERVER.url);
    assertRefused(ana, malloryOwn); // no attempt of her own
    ana.begin("/");
    assertRefused(ana, malloryOwn); // an attempt of her own, not this one

    assertThat(mallory.finish(malloryOwn).statusCode()).isEqualTo(302);
  }

  @Test
  void a_forged_state_opens_no_session() {
    Browser ana = ISSUER.browser(SERVER.url);
    URI callback = ana.authorize(ana.begin("/"), "ana");
    String state = callback.getQuery().replaceAll(".*state=([^&]*).*", "$1");
    char other = state.charAt(40) == 'A' ? 'B' : 'A';
    String forged = state.substring(0, 40) + other + state.substring(41);

    assertRefused(ana, URI.create(callback.toString().replace(state, forged)));
    assertRefused(ana, URI.create(callback.toString().replace(state, "")));
    assertRefused(ana, URI.create(callback.toString().replaceAll("&state=[^&]*", "")));
    assertThat(ana.finish(callback).statusCode()).isEqualTo(302);
  }

  @Test
  void another_issuers_name_in_the_callback_opens_no_session() {
    Browser ana = ISSUER.browser(SERVER.url);
    URI callback = ana.authorize(ana.begin("/"), "ana");
    String text = callback.toString();

    assertRefused(ana, URI.create(text.replaceAll("&iss=.*", "&iss=https%3A%2F%2Fevil.example")));
    assertRefused(ana, URI.create(text.replaceAll("&iss=.*", ""))); // it promised to say it
    assertThat(ana.finish(callback).statusCode()).isEqualTo(302);
  }

  @Test
  void a_callback_is_good_once() {
    Browser ana = ISSUER.browser(SERVER.url);
    URI callback = ana.authorize(ana.begin("/"), "ana");
    assertThat(ana.finish(callback).statusCode()).isEqualTo(302);
    String session = ana.session();

    assertThat(ana.finish(callback).statusCode()).isEqualTo(400);
    assertThat(ana.session()).isEqualTo(session);

    URI fresh = ana.authorize(ana.begin("/"), "ana");
    String code = fresh.getQuery().replaceAll(".*code=([^&]*).*", "$1");
    String usedState = callback.toString().replaceAll("code=[^&]*", "code=" + code);
    assertThat(ana.finish(URI.create(usedState)).statusCode()).isEqualTo(400);
  }

  @Test
  void an_attempt_that_took_too_long_begins_again_by_itself() {
    Browser ana = ISSUER.browser(SERVER.url);
    URI callback = ana.authorize(ana.begin("/late?x=1"), "ana");
    TOWN.clock.pass(Duration.ofMinutes(31));

    HttpResponse<String> again = ana.finish(callback);
    assertThat(location(again)).isEqualTo(SERVER.url + "/sign-in?return=%2Flate%3Fx%3D1");
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void the_session_of_before_is_never_kept() {
    Browser ana = ISSUER.browser(SERVER.url);
    Map<String, String> jar = ana.jar(URI.create(SERVER.url));
    String planted = "A".repeat(43);
    jar.put("__Host-parley", planted);

    String first = ana.signIn("ana");
    assertThat(first).doesNotContain(planted);
    String second = ana.signIn("ana");

    assertThat(second).isNotEqualTo(first);
    jar.put("__Host-parley", first.split("=", 2)[1]);
    assertThat(ana.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(SERVER.ended).extracting(Ended::reason).containsExactly(Ended.Reason.REPLACED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "evil.example",
        "/sign-in",
        "/api/me",
        "/x\\y",
        "/x y",
        "/%0d%0aset-cookie:a=b\r\nx: y"
      })
  void no_return_leads_away(String path) {
    Browser ana = ISSUER.browser(SERVER.url);
    HttpResponse<String> landed = ana.finish(ana.authorize(ana.begin(path), "ana"));
    assertThat(location(landed)).isEqualTo(SERVER.url + "/");
  }

  @Test
  void the_issuer_speaks_what_the_pages_spoke_or_what_the_browser_likes() {
    Browser ana = ISSUER.browser(SERVER.url);
    assertThat(location(ana.get("/sign-in?return=%2F&language=fr"))).contains("ui_locales=fr");
    assertThat(location(ana.get("/sign-in?return=%2F&language=zh"))).contains("ui_locales=zh-CN");
    assertThat(location(ana.get("/sign-in?return=%2F&language=tlh"))).contains("ui_locales=en");
  }

  @Test
  void before_the_issuer_is_there_sign_in_says_so_and_then_works() {
    ISSUER.away();
    Server early = TOWN.server();
    Browser ana = ISSUER.browser(early.url);

    HttpResponse<String> page = ana.get("/sign-in?return=%2Fx");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("retry-after")).contains("2");
    assertThat(page.headers().firstValue("content-security-policy")).isPresent();
    assertThat(page.body())
        .contains("<html lang=\"en\" dir=\"ltr\">", "http-equiv=\"refresh\"", "in a moment");

    ISSUER.back();
    TOWN.clock.pass(Duration.ofSeconds(4));
    assertThat(ana.signIn("ana")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "ru-RU;q=0.9,ru",
    "'de,ru;q=0.5,en;q=0.1',ru",
    "zh-Hant,zh",
    "de,en",
    "'*',en",
    "'',en",
    "';;;',en",
    "'fa,en',fa"
  })
  void pages_speak_the_language_the_browser_likes(String accepted, String language) {
    assertThat(SignInPages.language(accepted)).isEqualTo(language);
  }

  private static void assertRefused(Browser browser, URI callback) {
    HttpResponse<String> answer = browser.finish(callback);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    assertThat(answer.body()).contains("could not be completed").doesNotContain("eyJ");
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("none, but " + answer.statusCode());
  }
}
