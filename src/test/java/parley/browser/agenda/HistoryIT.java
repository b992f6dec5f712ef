package parley.browser.agenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parley.browser.agenda.Together.begins;
import static parley.browser.agenda.Together.notes;
import static parley.browser.agenda.Together.sharing;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** What became of words: versions side by side, and what lost its place. */
class HistoryIT {
  @Test
  void anyTwoVersionsAreComparedAndOneIsMadeTheNewestAgain() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    Locator mine = sharing(us, ru, "Ferries in autumn", "Ferries");
    Locator theirs = notes(ru, "Ferries");
    writes(us, "One ferry.", mine, theirs);
    begins(ru, theirs);
    writes(ru, " Two buses.", theirs, mine);
    begins(us, mine);
    writes(us, " Three trains.", mine, theirs);
    mine.locator(".text-acts").getByText("History").click();
    Locator dialog = us.page.locator("dialog[open]");
    assertThat(dialog).containsText("Change 3 of 3");
    assertThat(dialog.locator(".differences ins")).hasText("Three trains.");
    dialog.getByText("what differs from another version").click();
    Locator other = dialog.locator("#text-other");
    assertThat(dialog.locator(".differences ins").first()).containsText("One ferry.");
    other.focus();
    us.page.keyboard().press("ArrowRight");
    assertThat(dialog).containsText("The other version: after change 1 of 3");
    assertThat(dialog.locator(".differences ins")).hasText(" Two buses. Three trains.");
    dialog.locator("#text-at").focus();
    us.page.keyboard().press("Home");
    assertThat(dialog).containsText("Change 1 of 3");
    assertThat(dialog.locator(".differences ins")).hasCount(0);
    dialog.getByText("Make this the newest version").click();
    assertThat(theirs).not().containsText("Two buses.");
    assertThat(theirs).containsText("One ferry.");
    assertThat(mine.locator(".state")).containsText("Everything is saved");
  }

  @Test
  void wordsWhoseParagraphIsGoneAreShownAndPutBackOnATelephone() {
    Reader us = Stage.reader("chair-us");
    us.page.setViewportSize(390, 844);
    Reader ru = Stage.reader("chair-ru");
    Locator mine = sharing(us, ru, "Roads in spring", "Mountain roads");
    Locator theirs = notes(ru, "Mountain roads");
    writes(us, "The pass is closed.", mine, theirs);
    us.page.keyboard().press("Home");
    for (int i = 0; i < "The pass ".length(); i++) {
      us.page.keyboard().press("ArrowRight");
    }
    us.page.context().setOffline(true);
    us.page.keyboard().type("at Khorog ");
    assertThat(mine.locator(".state")).containsText("Waiting for the line");
    begins(ru, theirs);
    ru.page.keyboard().press("Control+a");
    ru.page.keyboard().press("Delete");
    ru.page.keyboard().type("Nothing is known.");
    assertThat(theirs.locator(".state")).containsText("Everything is saved");
    us.page.context().setOffline(false);
    assertThat(mine).containsText("could not be kept");
    assertThat(mine).containsText("at Khorog");
    mine.getByText("Put them at the end").click();
    assertThat(theirs).containsText("Nothing is known.");
    assertThat(theirs).containsText("at Khorog");
    assertThat(mine).not().containsText("could not be kept");
  }

  private static void writes(Reader reader, String words, Locator mine, Locator theirs) {
    reader.page.keyboard().type(words);
    assertThat(theirs).containsText(words);
    assertThat(mine.locator(".state")).containsText("Everything is saved");
  }
}
