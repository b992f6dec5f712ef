package parley.browser.paper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import parley.browser.Reader;

/** What people do with papers at their browsers. */
final class Paperwork {
  private Paperwork() {}

  static void begins(Reader us, String title) {
    us.entersRoom();
    us.page.locator("a:has-text('Caucus')").first().click();
    tab(us);
    us.page.getByText("Write a paper").click();
    us.page.locator("dialog[open] #paper-title").fill(title);
    us.page.locator("dialog[open] .button.primary").click();
    us.page.waitForURL(Pattern.compile(".*/d/.+"));
  }

  static void tab(Reader reader) {
    reader
        .page
        .locator(".tabs")
        .getByText("Papers", new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  static void writes(Reader us, String words) {
    Locator text = us.page.locator("parley-text");
    text.locator(".text-acts button:has-text('Write')").click();
    text.locator("[role=textbox]").click();
    us.page.keyboard().type(words);
    text.locator("button:has-text('Done')").click();
    assertThat(text.locator(".prose")).containsText(words);
  }

  /** Leads to the address of the paper. */
  static String circulates(Reader us) {
    us.page.locator("parley-draft button:has-text('Circulate')").first().click();
    Locator dialog = us.page.locator("dialog[open]");
    String plenary =
        dialog.locator("#circulate-to option:has-text('Transit')").first().getAttribute("value");
    dialog.locator("#circulate-to").selectOption(plenary);
    dialog.locator(".button.primary:has-text('Circulate to')").click();
    Locator open = us.page.getByText("Open the paper");
    open.click();
    us.page.waitForURL(Pattern.compile(".*/p/.+"));
    assertThat(us.page.locator(".sheet-of-paper .symbol")).containsText("AFG/WG1/");
    return us.page.url();
  }

  static void withdraws(Reader us) {
    us.page.locator("parley-paper button:has-text('Withdraw')").first().click();
    us.page.locator("parley-paper .button.danger").click();
    assertThat(us.page.locator("parley-paper .tombstone")).isVisible();
  }
}
