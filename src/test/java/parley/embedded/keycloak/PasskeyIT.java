package parley.embedded.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser: in place of the password, and beside it. */
class PasskeyIT {
  private static final String STRONG = "&acr_values=2";

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
  void passkeyReplacesThePassword() throws Exception {
    try (BrowserContext context = context()) {
      Page page = context.newPage();
      setUp(page, "in1");
      // The authenticator answers by itself as soon as the page offers passkeys.
      page.navigate(SignInBrowser.address(STRONG));
      page.waitForURL(SignInBrowser.BACK);
      page.context().clearCookies();
      page.navigate(SignInBrowser.address(""));
      page.waitForURL(SignInBrowser.BACK);
      assertThat(means(page)).as("so it is not asked for twice").containsOnly("hwk");
    }
  }

  @Test
  void passkeyStandsBesideThePassword() throws Exception {
    try (BrowserContext context = context()) {
      Page page = context.newPage();
      Consumer<Boolean> answers = setUp(page, "cn2");
      for (String asked : new String[] {"", STRONG}) {
        // A thief without the device: nothing answers.
        try (BrowserContext elsewhere = context()) {
          Page thief = elsewhere.newPage();
          thief.navigate(SignInBrowser.address(asked));
          browser.signIn(thief, "cn2");
          assertThat(thief.locator("#authenticateWebAuthnButton")).isVisible();
          SignInPagesIT.looksRight(thief, "passkey-asked" + asked.replaceAll("\\W", "-"));
          assertThat(thief.locator("#saveTOTPBtn, #try-another-way")).hasCount(0);
        }
      }
      // Whoever has the device comes in by both.
      for (String asked : new String[] {"", STRONG}) {
        answers.accept(false);
        page.context().clearCookies();
        page.navigate(SignInBrowser.address(asked));
        browser.signIn(page, "cn2");
        answers.accept(true);
        page.locator("#authenticateWebAuthnButton").click();
        page.waitForURL(SignInBrowser.BACK);
        assertThat(means(page)).as(asked).containsOnly("hwk");
      }
    }
  }

  @Test
  void letterForANewPasswordDoesNotReplaceThePasskey() throws MessagingException {
    try (BrowserContext context = context()) {
      Page page = context.newPage();
      Consumer<Boolean> answers = setUp(page, "rapporteur");
      try (BrowserContext elsewhere = context()) {
        Page thief = elsewhere.newPage();
        opensLetter(thief, "rapporteur", 1);
        assertThat(thief.locator("#authenticateWebAuthnButton")).isVisible();
        assertThat(thief.locator("#password-new, #try-another-way")).hasCount(0);
      }
      answers.accept(false);
      opensLetter(page, "rapporteur", 2);
      answers.accept(true);
      page.locator("#authenticateWebAuthnButton").click();
      assertThat(page.locator("#password-new")).isVisible();
    }
  }

  private static void opensLetter(Page page, String person, int number) throws MessagingException {
    page.navigate(SignInBrowser.address(""));
    page.locator("a[href*='reset-credentials']").click();
    page.locator("#username").fill(person);
    page.locator("#username").press("Enter");
    page.navigate(SharedKeycloak.linkOfLetter(number));
  }

  private static Consumer<Boolean> setUp(Page page, String person) {
    page.onDialog(Dialog::accept);
    Consumer<Boolean> answers = SignInBrowser.addAuthenticator(page);
    page.navigate(SignInBrowser.address("&kc_action=webauthn-register-passwordless"));
    browser.signIn(page, person);
    SignInPagesIT.looksRight(page, "passkey");
    page.locator("#registerWebAuthn").click();
    page.waitForURL(SignInBrowser.BACK);
    page.context().clearCookies();
    return answers;
  }

  /** By which means the signed token says that somebody came in ({@code amr}). */
  private static List<String> means(Page page) throws IOException, InterruptedException {
    try (Visitor visitor = new Visitor(SharedKeycloak.process(), SharedKeycloak.web())) {
      JsonNode claims = Visitor.claims(visitor.tokens(page.url()), "id_token");
      return claims.path("amr").valueStream().map(JsonNode::asText).toList();
    }
  }

  private static BrowserContext context() {
    return browser.context(SignInBrowser.DESK, "en", ColorScheme.LIGHT);
  }
}
