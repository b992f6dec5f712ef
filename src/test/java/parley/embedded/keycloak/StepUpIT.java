package parley.embedded.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.WholeProduct;

/** The whole product where duties ask for a second factor, as production has it. */
class StepUpIT {
  private static final Path DATA = Path.of("target", "step-up-it").toAbsolutePath();
  private static final double LIMIT_MILLIS = 30_000;

  /** The fields in which something is shown; the name of a telephone is none. */
  private static final Pattern SHOWN = Pattern.compile("(?:^|&)(password|totp|otp)=");

  private static WholeProduct product;
  private static SignInBrowser browser;

  @BeforeAll
  static void open() throws Exception {
    Trees.remove(DATA);
    product = WholeProduct.start(DATA, "2");
    browser = new SignInBrowser();
  }

  @AfterAll
  static void close() {
    browser.close();
    product.close();
  }

  @Test
  void coChairSetsUpASecondFactorGivesItOnceEachTimeAndComesBackToWhatTheyPressed() {
    try (BrowserContext context = context()) {
      Page page = context.newPage();
      page.setDefaultTimeout(LIMIT_MILLIS);
      List<String> shown = shownAtTheIssuer(page);
      begins(page);
      browser.signIn(page, "chair-us");
      Telephone telephone = setsUp(page);
      page.locator("main .entry").first().waitFor();
      assertThat(shown).containsExactly("password", "totp");

      signsOut(page);
      shown.clear();
      begins(page);
      browser.signIn(page, "chair-us");
      page.locator("#otp").fill(telephone.next(page));
      page.locator("#kc-login").click();
      page.locator("main .entry").first().waitFor();
      assertThat(shown).as("one password and one code").containsExactly("password", "otp");

      opensThread(page);
      List<String> sent = new ArrayList<>();
      page.onRequest(request -> {
        if (request.url().endsWith("/purge")) {
          sent.add(request.url() + request.postData());
        }
      });
      asksForWhatCannotBeUndone(page, telephone);
      assertThat(sent).hasSize(2);
      assertThat(sent.stream().distinct()).hasSize(1);
    }
  }

  /** The act asks for more than the sign-in did, whether one went there at once or not. */
  private static void asksForWhatCannotBeUndone(Page page, Telephone telephone) {
    String thread = page.url();
    page.getByRole(AriaRole.BUTTON, named("Remove for good")).first().click();
    page.locator("dialog[open] .button.danger").first().click();
    title(page, "Sign in once more");
    page.locator("#step-up .button.primary").click();
    page.locator("#password").waitFor();

    // Gone back without signing in, one is asked again, at once.
    page.navigate(thread);
    title(page, "Sign in once more");
    assertThat(page.locator("#step-up strong")).hasText("Remove what was said for good");
    page.locator("#step-up .button.primary").click();
    page.locator("#password").fill("demonstration");
    page.locator("#kc-login").click();
    page.locator("#otp").fill(telephone.next(page));
    page.locator("#kc-login").click();
    title(page, "You have shown who you are");
    page.locator("#step-up .button.primary").click();
    page.locator("#step-up [role=status]").waitFor();
  }

  @Test
  void whoHasNoDutiesIsAskedForThePasswordAlone() {
    try (BrowserContext context = context()) {
      Page page = context.newPage();
      page.setDefaultTimeout(LIMIT_MILLIS);
      begins(page);
      browser.signIn(page, "us1");
      page.locator("main .entry").first().waitFor();
    }
  }

  private static void begins(Page page) {
    page.navigate(product.origin() + "/");
    page.locator("main .button.primary").click();
  }

  private static Telephone setsUp(Page page) {
    page.locator("summary").click();
    String key = page.locator("#kc-totp-secret-key").textContent();
    Telephone telephone = new Telephone(key);
    page.locator("#totp").fill(telephone.next(page));
    page.locator("#saveTOTPBtn").click();
    return telephone;
  }

  private static void signsOut(Page page) {
    page.navigate(product.origin() + "/me");
    page.getByRole(AriaRole.BUTTON, named("Sign out").setExact(true)).last().click();
    page.waitForURL(product.origin() + "/");
    page.locator("main .button.primary").waitFor();
  }

  /** What somebody shows on the issuer's pages, in order. */
  private static List<String> shownAtTheIssuer(Page page) {
    List<String> shown = new ArrayList<>();
    page.onRequest(request -> {
      String form = request.postData();
      if (request.url().contains("/login-actions/") && form != null) {
        SHOWN.matcher(form).results().map(field -> field.group(1)).forEach(shown::add);
      }
    });
    return shown;
  }

  private static void opensThread(Page page) {
    page.locator("main .entry").first().click();
    page.locator(".text-column .contents .entry").nth(1).click();
    page.locator(".contribution").first().waitFor();
  }

  private static void title(Page page, String words) {
    Locator title = page.locator("#step-up h2");
    title.waitFor();
    assertThat(title).hasText(words);
  }

  private static Page.GetByRoleOptions named(String words) {
    return new Page.GetByRoleOptions().setName(words);
  }

  private static BrowserContext context() {
    return browser.context(SignInBrowser.DESK, "en", ColorScheme.LIGHT);
  }
}
