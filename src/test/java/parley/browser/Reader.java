package parley.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** A person at a browser, in English; every wait has the same generous limit. */
final class Reader {
  private static final double LIMIT_MILLIS = 60_000;

  final Page page;
  private final String username;
  private final String origin;

  Reader(BrowserContext context, String username, String origin) {
    this.page = context.newPage();
    this.username = username;
    this.origin = origin;
    page.setDefaultTimeout(LIMIT_MILLIS);
  }

  void signsIn() {
    page.navigate(origin + "/");
    page.locator("main .button.primary").click();
    givesPassword();
    page.locator("main .entry").first().waitFor();
  }

  void givesPassword() {
    page.locator("#username").fill(username);
    page.locator("#password").fill("demonstration");
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile(Pattern.quote(origin) + ".*"));
  }

  void begins() {
    page.locator(".composer-opener").click();
  }

  /** The first room, its second thread. */
  void opensThread() {
    page.locator("main .entry").first().click();
    page.locator(".text-column .contents .entry").nth(1).click();
    page.locator(".contribution").first().waitFor();
  }

  void goesTo(String address) {
    page.navigate(address);
    page.locator(".contribution").first().waitFor();
  }

  void writes(String words) {
    // After "Reply" or "Edit" the sheet stands open already, and the opener at the end is
    // another's.
    page.locator("parley-editor [role=textbox]").click();
    page.keyboard().press("Control+End");
    page.keyboard().type(words);
  }

  void sends() {
    page.locator("parley-composer .button.primary").click();
    page.locator("parley-pending").getByText("Send now").click();
  }

  void contributes(String words) {
    writes(words);
    sends();
  }

  void acts(String words, String action) {
    contribution(words)
        .getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(action).setExact(true))
        .first()
        .click();
  }

  void sees(String words) {
    contribution(words).first().waitFor();
  }

  void seesNoMore(String words) {
    page.locator("parley-thread")
        .getByText(words)
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** In the editor stand these words. */
  void findsWriting(String words) {
    page.locator("parley-editor", new Page.LocatorOptions().setHasText(words)).waitFor();
  }

  Locator contribution(String words) {
    return page.locator("parley-contribution", new Page.LocatorOptions().setHasText(words));
  }

  @SuppressWarnings("unchecked") // the script answers a list of strings
  List<String> order() {
    return (List<String>)
        page.evaluate("[...document.querySelectorAll('.contribution[id]')].map(e => e.id)");
  }
}
