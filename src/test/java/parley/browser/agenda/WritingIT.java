package parley.browser.agenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.browser.agenda.Together.begins;
import static parley.browser.agenda.Together.notes;
import static parley.browser.agenda.Together.sharing;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** Scripts and input methods of those who write one text together, and who only hears it. */
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
  void whatIsComposedIsNeitherLostNorDoubledWhileTheOtherWrites() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    Locator mine = sharing(us, ru, "Borders in winter", "Border posts");
    Locator theirs = notes(ru, "Border posts");
    us.page.keyboard().type("Posts: ");
    assertThat(theirs).containsText("Posts:");
    begins(ru, theirs);
    ru.page.keyboard().press("Home");
    CDPSession input = us.page.context().newCDPSession(us.page);
    composes(input, "b");
    composes(input, "bian");
    ru.page.keyboard().type("Open ");
    assertThat(mine).containsText("Open Posts:");
    composes(input, "bianjing");
    ru.page.keyboard().type("all ");
    assertThat(mine).containsText("Open all Posts:");
    JsonObject chosen = new JsonObject();
    chosen.addProperty("text", "边境");
    input.send("Input.insertText", chosen);
    us.page.keyboard().type(" 3");
    ru.page.keyboard().type("the ");
    for (Locator each : new Locator[] {mine, theirs}) {
      // without the name that stands at the other's caret
      assertThat(each.locator("[role=textbox] p"))
          .hasText(Pattern.compile("^Open all the Posts: 边境 3.*"));
    }
    assertThat(mine.locator(".state")).containsText("Everything is saved");
    assertThat(stored(us, mine)).isEqualTo("Open all the Posts: 边境 3");
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

  @Test
  void whatOneWritesInAnotherTabIsNotToldAsAnothers() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    sharing(us, ru, "Tolls in spring", "Bridge tolls");
    Page second = us.page.context().newPage();
    second.navigate(us.page.url());
    Locator there =
        second
            .locator("parley-item", new Page.LocatorOptions().setHasText("Bridge tolls"))
            .locator("parley-text");
    assertThat(there).isVisible();
    us.page.keyboard().type("Two per cent.");
    assertThat(there).containsText("Two per cent.");
    // told to the others as late as it would be told here
    assertThat(spoken(ru)).hasText("A participant changed: Notes on “Bridge tolls”.");
    assertThat(second.locator("parley-app > [aria-live=polite]"))
        .not()
        .containsText("changed: Notes");
    begins(ru, notes(ru, "Bridge tolls"));
    ru.page.keyboard().type(" Or three.");
    assertThat(second.locator("parley-app > [aria-live=polite]"))
        .hasText("A participant changed: Notes on “Bridge tolls”.");
  }

  private static Locator spoken(Reader reader) {
    return reader.page.locator("parley-app > [aria-live=polite]");
  }

  private static void composes(CDPSession input, String letters) {
    JsonObject composed = new JsonObject();
    composed.addProperty("text", letters);
    composed.addProperty("selectionStart", letters.length());
    composed.addProperty("selectionEnd", letters.length());
    input.send("Input.imeSetComposition", composed);
  }

  private static String stored(Reader reader, Locator text) {
    String path =
        (String) text.evaluate("t => `/api/forums/${t.forum}/rooms/${t.room}/texts/${t.text}`");
    return (String) reader.page.evaluate(STORED, path);
  }
}
