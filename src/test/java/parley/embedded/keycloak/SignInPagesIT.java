package parley.embedded.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sign-in pages in a real browser; pictures of them are left in target/screenshots. */
class SignInPagesIT {
  private static final KeycloakProcess KEYCLOAK = SharedKeycloak.process();
  private static final Path PICTURES = Path.of("target", "screenshots", "sign-in");
  private static final Pattern BACK = SignInBrowser.BACK;
  private static final int PHONE = SignInBrowser.PHONE;
  private static final int DESK = SignInBrowser.DESK;

  private static SignInBrowser browser;

  @BeforeAll
  static void open() {
    browser = new SignInBrowser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void readWellInEachLanguageByDayAndNight() {
    for (String language : new String[] {"en", "ru", "zh-CN", "fr", "ar", "fa"}) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        try (BrowserContext context = browser.context(PHONE, language, scheme)) {
          Page page = context.newPage();
          List<String> elsewhere = requestsElsewhere(page);
          page.navigate(SignInBrowser.address("&ui_locales=" + language));
          assertThat(page.locator("html")).hasAttribute("lang", language);
          boolean rightToLeft = language.equals("ar") || language.equals("fa");
          assertThat(page.locator("html")).hasAttribute("dir", rightToLeft ? "rtl" : "ltr");
          assertThat(page).hasTitle("Parley");
          SignInBrowser.signIn(page, "nobody", "not the password");
          assertThat(page.locator("#input-error-username")).isVisible();
          looksRight(page, "refused-" + language + "-" + scheme);
          assertThat(elsewhere).isEmpty();
        }
      }
    }
  }

  @Test
  void secondFactorIsSetUpAndAskedForFromThenOn() {
    String secret;
    try (BrowserContext context = browser.context(PHONE, "ru", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(SignInBrowser.address("&acr_values=2&ui_locales=ru"));
      browser.signIn(page, "chair-ru");
      page.locator("summary").click();
      looksRight(page, "second-factor");
      page.getByLabel("Одноразовый код").fill("000000");
      page.locator("#saveTOTPBtn").click();
      assertThat(page.locator("#totp-wrong")).isVisible();
      looksRight(page, "second-factor-refused");
      page.locator("summary").click();
      secret = page.locator("#kc-totp-secret-key").textContent();
      page.getByLabel("Одноразовый код").fill(OneTimeCode.of(secret, 0));
      page.locator("#saveTOTPBtn").click();
      page.waitForURL(BACK);
    }
    try (BrowserContext context = browser.context(DESK, "ru", ColorScheme.DARK)) {
      Page page = context.newPage();
      page.navigate(SignInBrowser.address("&acr_values=2"));
      browser.signIn(page, "chair-ru");
      looksRight(page, "one-time-code");
      // The first code was used up; the next one is accepted a step early.
      page.locator("#otp").fill(OneTimeCode.of(secret, 1));
      page.locator("#kc-login").click();
      page.waitForURL(BACK);
    }
  }

  @Test
  void furtherPagesAreOfOnePiece() {
    for (String language : new String[] {"en", "ru"}) {
      String person = language.equals("ru") ? "ru2" : "pk2";
      for (int width : new int[] {PHONE, DESK}) {
        try (BrowserContext context = browser.context(width, language, ColorScheme.LIGHT)) {
          Page page = context.newPage();
          String name = "-" + language + "-" + width;
          page.navigate(SignInBrowser.address("&ui_locales=" + language));
          page.locator("a[href*='reset-credentials']").click();
          looksRight(page, "new-password" + name);
          page.navigate(SignInBrowser.address("&kc_action=UPDATE_PASSWORD"));
          browser.signIn(page, person);
          page.locator("#password-new").fill("short");
          page.locator("#password-new").press("Tab");
          looksRight(page, "choose-password" + name);
          page.locator("#kc-cancel").click();
          page.waitForURL(Pattern.compile(".*/sign-in/callback.*"));
          for (String action : new String[] {"UPDATE_PROFILE", "CONFIGURE_RECOVERY_AUTHN_CODES"}) {
            page.navigate(SignInBrowser.address("&kc_action=" + action));
            looksRight(page, action + name);
            assertThat(page.locator("#email:enabled")).hasCount(0);
          }
          page.navigate(KEYCLOAK.issuer() + "/device");
          looksRight(page, "device" + name);
          page.navigate(KEYCLOAK.issuer() + "/protocol/openid-connect/logout");
          looksRight(page, "sign-out" + name);
          page.navigate(KEYCLOAK.issuer() + "/protocol/openid-connect/auth?client_id=none");
          looksRight(page, "not-worked" + name);
        }
      }
    }
  }

  /** Nothing that axe finds, no sideways scrolling, no target too small; and a picture. */
  static void looksRight(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(name)
        .map(violation -> violation.getId() + " " + violation.getNodes())
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name + " scrolls sideways")
        .isEqualTo(0);
    assertThat(page.evaluate(SMALL_TARGETS)).as(name + " small targets").isEqualTo(List.of());
  }

  private static final String SMALL_TARGETS =
      """
      [...document.querySelectorAll('a, button, summary, input:not([type=hidden], [type=checkbox])')]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
        .map(e => e.outerHTML)
      """;

  private static List<String> requestsElsewhere(Page page) {
    String here = "http://localhost:" + KEYCLOAK.port() + "/";
    List<String> elsewhere = new ArrayList<>();
    page.onRequest((Request request) -> {
      if (!request.url().startsWith(here) && !request.url().startsWith("data:")) {
        elsewhere.add(request.url());
      }
    });
    return elsewhere;
  }
}
