package parley.browser.paper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** A language version of a paper by an interpreter, read by another party, until its paper goes. */
class RenditionIT {
  private static final String BEGUN = "Мосты прежде";

  @Test
  void whatWasBegunForAPaperThatWentIsTheirsToCopyOrDiscard() {
    Reader us = Stage.reader("us1");
    Reader interpreter = Stage.reader("rapporteur");
    Reader ru = Stage.reader("ru1");
    Paperwork.begins(us, "Gauges before shares");
    Paperwork.writes(us, "All five read the same gauges.");
    interpreter.page.navigate(Paperwork.circulates(us));
    Locator versions = interpreter.page.locator("parley-renditions");
    versions.getByText("Русский", new Locator.GetByTextOptions().setExact(true)).click();
    translates(interpreter.page, 1, "Все пятеро читают одни и те же приборы.");
    interpreter.page.locator(".rendition-form .button.primary").click();
    assertThat(version(interpreter.page, 1)).containsText("одни и те же приборы");

    ru.page.navigate(interpreter.page.url());
    assertThat(version(ru.page, 1)).containsText("одни и те же приборы");
    assertThat(ru.page.locator("[data-write]")).hasCount(0);

    interpreter.page.locator("[data-write='0']").click();
    interpreter.page.locator(".rendition-form input").fill(BEGUN);
    Paperwork.withdraws(us);
    Locator left = interpreter.page.locator("parley-rendition-loose");
    assertThat(left).containsText(BEGUN);
    assertThat(left).containsText("The paper was withdrawn or removed");
    assertThat(left).containsText("Copy my text");
    assertThat(ru.page.locator(".tombstone")).isVisible();
    assertThat(ru.page.locator("main")).not().containsText("приборы");
    assertThat(ru.page.locator("parley-rendition-loose")).hasCount(0);

    interpreter.page.reload();
    assertThat(left).containsText(BEGUN);
    left.locator("button:has-text('Throw away')").click();
    assertThat(left).hasCount(0);
    interpreter.page.reload();
    assertThat(interpreter.page.locator(".tombstone")).isVisible();
    assertThat(left).hasCount(0);
  }

  private static void translates(Page page, int paragraph, String words) {
    page.locator("[data-write='" + paragraph + "']").click();
    page.locator(".rendition-form [role=textbox]").click();
    page.keyboard().type(words);
  }

  private static Locator version(Page page, int paragraph) {
    return page.locator("parley-rendition-row").nth(paragraph).locator(".version .prose");
  }
}
