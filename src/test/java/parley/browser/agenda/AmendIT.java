package parley.browser.agenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parley.browser.agenda.Together.adopts;
import static parley.browser.agenda.Together.plans;
import static parley.browser.agenda.Together.proposes;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** A participant amends an adopted agenda, and the co-chairs of two parties decide it. */
class AmendIT {
  @Test
  void whatIsProposedBecomesAVersionOnceTwoPartiesAgree() {
    Reader us = Stage.reader("chair-us");
    Reader ru = Stage.reader("chair-ru");
    Reader ana = Stage.reader("us1");
    plans(us, "Bridges in spring");
    proposes(us, "Toll on the bridge");
    for (Reader other : List.of(ru, ana)) {
      other.page.navigate(us.page.url());
    }
    adopts(us, ru);
    retitles(ana, "Toll on bridge and ferries", "The ferries carry more than the bridge");
    retitles(ana, "Who keeps the bridge", "The toll is settled elsewhere");
    assertThat(proposal(ana, "ferries carry more")).containsText("Before the co-chairs");

    for (Reader chair : List.of(us, ru)) {
      Locator asked = proposal(chair, "ferries carry more");
      assertThat(asked).containsText("Toll on the bridge");
      assertThat(chair.page.locator("parley-item h3")).containsText("Toll on the bridge");
      asked.locator("input[type=radio]").first().check();
      asked.getByText("Answer for my party").click();
    }

    for (Reader each : List.of(us, ru, ana)) {
      assertThat(each.page.locator("parley-item h3")).containsText("Toll on bridge and ferries");
      readsBothVersions(each);
      Locator stale = proposal(each, "settled elsewhere");
      assertThat(stale).containsText("No longer fits the agenda");
      assertThat(stale.locator("input[type=radio]")).hasCount(0);
      each.page.getByText("Decided and withdrawn (1)").click();
      assertThat(proposal(each, "ferries carry more")).containsText("Accepted");
    }
    proposesAgainOrNot(us, ana);
  }

  /** What no longer fits is proposed anew on what stands now, and the old one is withdrawn. */
  private static void proposesAgainOrNot(Reader us, Reader ana) {
    Locator stale = proposal(ana, "settled elsewhere");
    stale.getByText("Withdraw it").click();
    assertThat(us.page.getByText("Decided and withdrawn (2)")).isVisible();
    // where it stands unfolded it is said at once, and its words are gone
    assertThat(us.page.locator("parley-settled")).containsText("Withdrawn by its author");
    assertThat(us.page.locator("parley-settled")).not().containsText("settled elsewhere");
    assertThat(us.page.locator(".amendments")).containsText("No change is proposed");
  }

  private static void retitles(Reader reader, String title, String reason) {
    reader.page.locator("[data-amend]").click();
    Locator form = reader.page.locator("parley-amend-form");
    form.locator("[data-first]").first().click();
    form.locator("parley-amend-row input").first().fill(title);
    assertThat(form).containsText("What you propose");
    form.locator("[name=amend-reason]").fill(reason);
    form.getByText("Propose it to the co-chairs").click();
    assertThat(form).hasCount(0);
  }

  private static Locator proposal(Reader reader, String reason) {
    return reader.page.locator("parley-amendment", new Page.LocatorOptions().setHasText(reason));
  }

  private static void readsBothVersions(Reader reader) {
    reader.page.getByText("Versions of this agenda (2)").click();
    Locator versions = reader.page.locator("details.editions li");
    Locator dialog = reader.page.locator("dialog[open]");
    versions.last().getByText("Read it").click();
    assertThat(dialog.locator(".edition-items")).containsText("Toll on the bridge");
    assertThat(dialog.locator(".edition-items")).not().containsText("ferries");
    dialog.getByText("Close").click();
    versions.first().getByText("Read it").click();
    assertThat(dialog.locator(".edition-items")).containsText("Toll on bridge and ferries");
    dialog.getByText("Close").click();
  }
}
