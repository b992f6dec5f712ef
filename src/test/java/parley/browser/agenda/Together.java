package parley.browser.agenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import parley.browser.Reader;

/** What people do with sessions and agendas at their browsers. */
final class Together {
  private Together() {}

  static void plans(Reader chair, String title) {
    chair.entersRoom();
    chair
        .page
        .locator("main")
        .getByText("Sessions", new Locator.GetByTextOptions().setExact(true))
        .first()
        .click();
    chair.page.getByText("Plan a session").first().click();
    chair.page.locator("dialog[open] [name=session-title]").fill(title);
    chair.page.locator("dialog[open] .button.primary").click();
    chair
        .page
        .locator("parley-session", new Page.LocatorOptions().setHasText(title))
        .getByText("Open the agenda")
        .click();
    chair.page.waitForURL(Pattern.compile(".*/s/.+"));
  }

  static void proposes(Reader chair, String title) {
    assertThat(chair.page.locator("parley-item-form")).hasCount(0);
    chair
        .page
        .locator("main button", new Page.LocatorOptions().setHasText("Propose an item"))
        .click();
    Locator form = chair.page.locator("parley-item-form");
    form.locator("input").first().fill(title);
    form.locator(".button.primary").click();
    assertThat(chair.page.locator("parley-item h3").last()).containsText(title);
  }

  static Locator notes(Reader reader, String item) {
    return reader
        .page
        .locator("parley-item", new Page.LocatorOptions().setHasText(item))
        .locator("parley-text");
  }

  static void begins(Reader reader, Locator text) {
    if (text.locator("[role=textbox]").count() == 0) {
      writeButton(text).click();
    }
    text.locator("[role=textbox]").click();
    assertThat(text.locator("[role=textbox]")).isFocused();
    reader.page.keyboard().press("Control+End");
  }

  /** Both at one item's notes; one has begun to write. */
  static Locator sharing(Reader us, Reader ru, String session, String item) {
    plans(us, session);
    proposes(us, item);
    ru.page.navigate(us.page.url());
    Locator mine = notes(us, item);
    assertThat(notes(ru, item)).isVisible();
    begins(us, mine);
    return mine;
  }

  static Locator writeButton(Locator text) {
    return text.locator(".text-acts button:has-text('Write')");
  }

  static void adopts(Reader us, Reader ru) {
    us.page.getByText("Ask for adoption").click();
    us.page.getByText("Ask the co-chairs").click();
    for (Reader chair : List.of(us, ru)) {
      Locator asked = chair.page.locator("parley-adoption");
      asked.locator("input[type=radio]").first().check();
      asked
          .locator("button", new Locator.LocatorOptions().setHasText("Answer for my party"))
          .click();
    }
  }
}
