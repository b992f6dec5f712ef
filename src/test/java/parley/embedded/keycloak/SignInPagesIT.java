package parley.embedded.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sign-in pages in a real browser; pictures of them are left in target/screenshots. */
class SignInPagesIT {
  private static final KeycloakProcess KEYCLOAK = SharedKeycloak.process();
  private static final Path PICTURES = Path.of("target", "screenshots", "sign-in");
  private static final Pattern BACK = Pattern.compile(".*/sign-in/callback\\?.*code=.*");
  private static final int PHONE = 390;
  private static final int DESK = 1440;

  private static Playwright playwright;
  private static Browser browser;
  private static DemonstrationPeople people;

  @BeforeAll
  static void open() throws IOException {
    people = DemonstrationPeople.read(TestKeycloak.REALM);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @Test
  void readWellInEachLanguageByDayAndNight() {
    for (String language : new String[] {"en", "ru", "zh-CN", "fr", "ar", "fa"}) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        try (BrowserContext context = context(PHONE, language, scheme)) {
          Page page = context.newPage();
          List<String> elsewhere = requestsElsewhere(page);
          page.navigate(address("&ui_locales=" + language));
          assertThat(page.locator("html")).hasAttribute("lang", language);
          boolean rightToLeft = language.equals("ar") || language.equals("fa");
          assertThat(page.locator("html")).hasAttribute("dir", rightToLeft ? "rtl" : "ltr");
          assertThat(page).hasTitle("Parley");
          signIn(page, "nobody", "not the password");
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
    try (BrowserContext context = context(PHONE, "ru", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(address("&acr_values=2&ui_locales=ru"));
      signIn(page, "chair-ru");
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
    try (BrowserContext context = context(DESK, "ru", ColorScheme.DARK)) {
      Page page = context.newPage();
      page.navigate(address("&acr_values=2"));
      signIn(page, "chair-ru");
      looksRight(page, "one-time-code");
      // The first code was used up; the next one is accepted a step early.
      page.locator("#otp").fill(OneTimeCode.of(secret, 1));
      page.locator("#kc-login").click();
      page.waitForURL(BACK);
    }
  }

  @Test
  void passkeyReplacesThePassword() {
    try (BrowserContext context = context(DESK, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.onDialog(Dialog::accept);
      addAuthenticator(context.newCDPSession(page));
      page.navigate(address("&kc_action=webauthn-register-passwordless"));
      signIn(page, "in1");
      looksRight(page, "passkey");
      page.locator("#registerWebAuthn").click();
      page.waitForURL(BACK);
      context.clearCookies();
      // The authenticator answers by itself as soon as the page offers passkeys.
      page.navigate(address("&acr_values=2"));
      page.waitForURL(BACK);
    }
  }

  @Test
  void furtherPagesAreOfOnePiece() {
    for (String language : new String[] {"en", "ru"}) {
      String person = language.equals("ru") ? "ru2" : "pk2";
      for (int width : new int[] {PHONE, DESK}) {
        try (BrowserContext context = context(width, language, ColorScheme.LIGHT)) {
          Page page = context.newPage();
          String name = "-" + language + "-" + width;
          page.navigate(address("&ui_locales=" + language));
          page.locator("a[href*='reset-credentials']").click();
          looksRight(page, "new-password" + name);
          page.navigate(address("&kc_action=UPDATE_PASSWORD"));
          signIn(page, person);
          page.locator("#password-new").fill("short");
          page.locator("#password-new").press("Tab");
          looksRight(page, "choose-password" + name);
          page.locator("#kc-cancel").click();
          page.waitForURL(Pattern.compile(".*/sign-in/callback.*"));
          for (String action : new String[] {"UPDATE_PROFILE", "CONFIGURE_RECOVERY_AUTHN_CODES"}) {
            page.navigate(address("&kc_action=" + action));
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
  private static void looksRight(Page page, String name) {
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

  private static void signIn(Page page, String username) {
    signIn(page, username, people.person(username).password());
  }

  private static void signIn(Page page, String username, String password) {
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
  }

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

  private static void addAuthenticator(CDPSession session) {
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", parameters);
  }

  private static BrowserContext context(int width, String language, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, width == PHONE ? 844 : 900)
            .setLocale(language)
            .setColorScheme(scheme));
  }

  private static String address(String more) {
    URI web = SharedKeycloak.web();
    try (Visitor visitor = new Visitor(KEYCLOAK, web)) {
      return visitor.address(visitor.question()) + more;
    }
  }

  private static Path chromium() {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, "chromium");
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new AssertionError("These tests need the program chromium on the PATH.");
  }
}
