package parley.browser.agenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.browser.agenda.Together.adopts;
import static parley.browser.agenda.Together.begins;
import static parley.browser.agenda.Together.notes;
import static parley.browser.agenda.Together.plans;
import static parley.browser.agenda.Together.proposes;
import static parley.browser.agenda.Together.writeButton;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** Two co-chairs of different parties plan a session, and write its agenda together. */
class AgendaIT {
  @Test
  void twoWriteOneAgendaAndAdoptIt() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    plans(us, "Crossings in winter");
    proposes(us, "Torkham and Chaman");
    proposes(us, "Fuel for the hospitals");
    ru.page.navigate(us.page.url());
    Locator mine = notes(us, "Torkham and Chaman");
    Locator theirs = notes(ru, "Torkham and Chaman");

    begins(us, mine);
    us.page.keyboard().type("Closed for nine days.");
    assertThat(theirs).containsText("Closed for nine days.");
    begins(ru, theirs);
    ru.page.keyboard().press("Enter");
    ru.page.keyboard().type("امروز باز است.");
    us.page.keyboard().press("Control+Home");
    us.page.keyboard().type("Winter: ");
    assertThat(mine).containsText("امروز باز است.");
    assertThat(theirs).containsText(Pattern.compile("Winter: .*Closed for nine days\\."));
    assertThat(mine.locator(".other-name")).not().hasCount(0);

    // one's own undo takes back one's own
    us.page.keyboard().press("Control+z");
    assertThat(theirs).not().containsText("Winter");
    assertThat(theirs).containsText("Closed for nine days.");
    assertThat(theirs).containsText("امروز باز است.");

    movesWhileOneWrites(us, ru, theirs);
    goesOnWithoutALine(us, ru, mine, theirs);
    adopts(us, ru);
    assertThat(mine).containsText("Nobody writes in it now");
    assertThat(writeButton(mine)).hasCount(0);
  }

  private static void movesWhileOneWrites(Reader us, Reader ru, Locator theirs) {
    us.page.keyboard().press("Control+Home");
    us.page.keyboard().type("Twice ");
    ru.page
        .locator("parley-item", new Page.LocatorOptions().setHasText("Fuel for the hospitals"))
        .getByText("Actions")
        .click();
    ru.page.getByText("Move up", new Page.GetByTextOptions().setExact(true)).last().click();
    // who moved an item stands at its handle afterwards
    assertThat(ru.page.locator("parley-item .handle").first()).isFocused();
    assertThat(us.page.locator("parley-item h3").first()).containsText("Fuel for the hospitals");
    us.page.keyboard().type("this year: ");
    assertThat(theirs).containsText(Pattern.compile("Twice this year: .*Closed for nine days\\."));
  }

  /** What both wrote is there afterwards. */
  private static void goesOnWithoutALine(Reader us, Reader ru, Locator mine, Locator theirs) {
    us.page.context().setOffline(true);
    us.page.keyboard().type("Written without a line. ");
    begins(ru, theirs);
    ru.page.keyboard().type(" Meanwhile.");
    assertThat(mine.locator(".state")).containsText("Waiting for the line");
    us.page.context().setOffline(false);
    assertThat(theirs).containsText("Written without a line.");
    assertThat(mine).containsText("Meanwhile.");
    assertThat(mine.locator(".state")).containsText("Everything is saved");
  }

  @Test
  void whatIsWrittenAloneLeavesTheDeviceAsAWholeOrNot() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    plans(us, "What one thinks first");
    proposes(us, "Transit fees");
    ru.page.navigate(us.page.url());
    List<String> sent = new ArrayList<>();
    us.page.onRequest(request -> {
      if (request.postData() != null) {
        sent.add(request.postData());
      }
    });
    Locator mine = notes(us, "Transit fees");
    begins(us, mine);
    mine.getByText("Write on my own").click();
    mine.locator("[role=textbox]").click();
    us.page.keyboard().type("zq-canary we might accept four per cent");
    us.page.keyboard().press("Control+a");
    us.page.keyboard().press("Delete");
    us.page.keyboard().type("We hear what is proposed.");
    assertThat(mine.locator(".state")).containsText("Kept on this device");
    // it is there after the browser was away, and only here
    us.page.reload();
    assertThat(notes(us, "Transit fees").locator("[role=textbox]"))
        .hasText("We hear what is proposed.");
    assertThat(notes(ru, "Transit fees")).not().containsText("proposed");
    notes(us, "Transit fees")
        .getByText("Put in", new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(notes(ru, "Transit fees")).containsText("We hear what is proposed.");
    assertThat(sent).noneMatch(body -> body.contains("canary") || body.contains("four per cent"));
    assertThat(sent).anyMatch(body -> body.contains("We hear what is proposed."));
    ru.page.reload();
    String history = ru.page.content();
    assertThat(history).doesNotContain("canary");
  }
}
