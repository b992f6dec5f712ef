package parley.browser.agenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.browser.agenda.Together.begins;
import static parley.browser.agenda.Together.notes;
import static parley.browser.agenda.Together.plans;
import static parley.browser.agenda.Together.proposes;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** Scripts of those who write one text together, and who only hears it. */
class WritingIT {
  private static final String PERSIAN = "گمرک (customs) ۱۲ درصد می‌گیرد.";

  /** How far the caret stands from the right edge of its paragraph. */
  private static final String FROM_THE_RIGHT =
      """
      () => {
        const range = getSelection().getRangeAt(0);
        const block = range.startContainer.parentElement.closest('p').getBoundingClientRect();
        return block.right - range.getBoundingClientRect().right;
      }
      """;

  /** The words of a text as the server has them, paragraphs parted by a bar. */
  private static final String STORED =
      """
      async text => {
        const page = await fetch(text).then(answer => answer.json());
        return page.doc.content.map(p => (p.content ?? []).map(t => t.text).join('')).join('|');
      }
      """;

  @Test
  void persianInAnEnglishAgenda() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    Locator mine = sharing(us, ru, "Customs in autumn", "Customs");
    us.page.keyboard().type("Four per cent.");
    us.page.keyboard().press("Enter");
    us.page.keyboard().type(PERSIAN);
    Locator block = mine.locator("[role=textbox] p").last();
    assertThat(block).hasText(PERSIAN);
    assertThat(block).hasCSS("direction", "rtl");
    assertThat(mine.locator("[role=textbox] p").first()).hasCSS("direction", "ltr");
    double end = (double) us.page.evaluate(FROM_THE_RIGHT);
    us.page.keyboard().press("Home");
    double begin = ((Number) us.page.evaluate(FROM_THE_RIGHT)).doubleValue();
    assertThat(begin).isLessThan(5);
    assertThat(end).isGreaterThan(100);
    us.page.keyboard().type("امروز ");
    assertThat(block).hasText("امروز " + PERSIAN);
    Locator theirs = notes(ru, "Customs");
    assertThat(theirs).containsText("امروز " + PERSIAN);
    assertThat(theirs.locator("p", new Locator.LocatorOptions().setHasText("امروز")))
        .hasCSS("direction", "rtl");
    assertThat(mine.locator(".state")).containsText("Everything is saved");
    assertThat(stored(us, mine)).isEqualTo("Four per cent.|امروز " + PERSIAN);
  }

  @Test
  void whoHearsThePageIsToldOnceWhenTheOthersPause() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    sharing(us, ru, "Fees in summer", "Transit fees");
    String sentence = "A participant changed: Notes on “Transit fees”.";
    us.page.keyboard().type("Four per cent, and nothing for hospitals.");
    assertThat(spoken(ru)).hasText(sentence);
    assertThat(notes(ru, "Transit fees")).containsText("nothing for hospitals.");
    assertThat(spoken(us)).not().containsText("changed: Notes");
  }

  private static Locator spoken(Reader reader) {
    return reader.page.locator("parley-app > [aria-live=polite]");
  }

  /** Both at one item's notes; one has begun to write. */
  private static Locator sharing(Reader us, Reader ru, String session, String item) {
    plans(us, session);
    proposes(us, item);
    ru.page.navigate(us.page.url());
    Locator mine = notes(us, item);
    assertThat(notes(ru, item)).isVisible();
    begins(us, mine);
    return mine;
  }

  private static String stored(Reader reader, Locator text) {
    String path =
        (String) text.evaluate("t => `/api/forums/${t.forum}/rooms/${t.room}/texts/${t.text}`");
    return (String) reader.page.evaluate(STORED, path);
  }
}
