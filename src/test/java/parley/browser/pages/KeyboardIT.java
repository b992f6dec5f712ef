package parley.browser.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import parley.browser.Speaker;
import parley.browser.Stage;
import parley.world.Person;

/** From the letter to the first contribution without a mouse, every stop named and seen. */
class KeyboardIT {
  private static final String ADDRESS = "karin.holm@example.net";

  @Test
  void fromTheLetterToTheFirstContribution() {
    invite(Speaker.at("organiser"));
    try (BrowserContext context = Stage.browser(Stage.desk())) {
      Typist karin = new Typist(follows(context));
      karin.arrivesAt("Choose a password");
      karin.reaches("#password");
      karin.types("a quiet river in May");
      karin.presses("Enter");
      karin.page.locator("parley-charter .charter").waitFor();
      karin.reaches("main .button.primary");
      karin.presses("Enter");
      karin.page.locator(".rooms-ahead").waitFor();
      karin.reaches("main .button.primary");
      karin.presses("Enter");
      contributes(karin);
      returns(karin);
    }
  }

  /** In the room: the offer of the first steps, then a thread of one's own. */
  private static void contributes(Typist karin) {
    karin.page.locator("parley-room parley-audience").first().waitFor();
    karin.reaches(".offer .button");
    karin.presses("Enter");
    assertThat(karin.page.locator("parley-tour h2")).isFocused();
    karin.reaches("parley-tour .button.primary");
    karin.presses("Enter");
    assertThat(karin.page.locator("parley-tour h2")).isFocused();
    karin.presses("Escape");
    assertThat(karin.page.locator("parley-tour")).hasCount(0);
    assertThat(karin.page.locator(".offer")).hasCount(0);
    karin.reaches(".after-bar .button");
    karin.presses("Enter");
    assertThat(karin.page.locator("[name=title]")).isFocused();
    karin.types("Crossing by night");
    karin.reaches("parley-editor [role=textbox]");
    karin.types("May I ask who keeps the times?");
    karin.presses("Control+Enter");
    assertThat(karin.page.locator("main .contents")).containsText("Crossing by night");
    assertThat(karin.page.locator("[aria-live=polite]")).hasCount(1);
  }

  /** By "go to" back into the thread, and its words by the keys of reading. */
  private static void returns(Typist karin) {
    karin.page.evaluate("document.activeElement.blur()");
    karin.presses("Control+k");
    assertThat(karin.page.locator("#goto-field")).isFocused();
    karin.types("night crossing");
    assertThat(karin.page.locator("#goto-list [aria-selected=true]"))
        .containsText("Crossing by night");
    karin.presses("Enter");
    karin.arrivesAt("Crossing by night");
    karin.presses("j");
    assertThat(karin.page.locator("*:focus")).containsText("who keeps the times");
  }

  private static Page follows(BrowserContext context) {
    Typist post = new Typist(context.newPage());
    post.page.navigate(Stage.origin() + "/mailbox");
    Locator letter = post.page.locator(".letter", hasAddress()).first();
    Locator again = post.page.locator("main button").first();
    again.waitFor();
    post.page.waitForCondition(() -> {
      if (letter.count() == 0) {
        post.page.waitForResponse("**/api/mailbox", () -> again.press("Enter"));
      }
      return letter.count() > 0;
    });
    letter.locator("a.long").focus();
    return context.waitForPage(() -> post.presses("Enter"));
  }

  private static Page.LocatorOptions hasAddress() {
    return new Page.LocatorOptions().setHasText(ADDRESS);
  }

  private static void invite(Person organiser) {
    String forum = organiser.place().forum();
    JsonNode room = organiser.get(organiser.place().path()).ok();
    ObjectNode body = organiser.change().put("days", 7).put("way", "letter");
    ObjectNode invited = body.putArray("people").addObject();
    invited.put("name", "Karin Holm").put("email", ADDRESS).put("language", "en");
    invited.put("party", "US").put("capacity", "personal").put("horizon", "all");
    invited.putArray("roles").add("participant");
    invited.putArray("groups").add(room.path("group").asText());
    organiser.post("/api/forums/" + forum + "/invitations", body).ok();
  }
}
