package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who sits where is organised on pages, and takes effect on pages that stand open. */
class OrganiseIT {
  private static final String CLOSED = "This room has closed to you";

  @Test
  void groupIsOpenedPeopleComeAndGoAndWhoGoesSeesTheRoomCloseAtOnce() {
    Reader organiser = Stage.reader("organiser");
    Reader us = Stage.reader("us1");
    Reader pk = Stage.reader("pk1");
    String organise = opensGroup(organiser, "Border crossings");
    us.page.locator("main .entry", hasText("Border crossings")).click();
    us.button("Open a thread").click();
    us.page.locator("[name=title]").fill("Torkham by night");
    us.contributes("Closed since Tuesday.");
    us.page.locator("main .entry", hasText("Torkham by night")).click();
    us.sees("Closed since Tuesday.");
    String thread = us.page.url();
    String room = "/api/forums/" + thread.replaceAll(".*/f/([^/]+)/r/([^/]+).*", "$1/rooms/$2");
    assertThat(pk.asks(room)).isEqualTo(404);

    person(organiser, "Nadia Chughtai").click();
    turns(organiser, "Border crossings");
    organiser.page.locator("dialog[open]").getByText("everything, from the beginning").click();
    changed(organiser, "Nadia Chughtai");
    Locator entry = pk.page.locator("main .entry", hasText("Border crossings"));
    entry.waitFor();
    pk.goesTo(thread);
    pk.sees("Closed since Tuesday.");
    assertThat(pk.asks(room)).isEqualTo(200);
    us.begins();
    us.writes("Now two of us");

    person(organiser, "Nadia Chughtai").click();
    turns(organiser, "Border crossings");
    changed(organiser, "Nadia Chughtai");
    pk.heading(CLOSED).waitFor();
    assertThat(pk.page.locator("body")).not().containsText("Closed since Tuesday.");
    assertThat(pk.asks(room)).isEqualTo(404);
    assertThat(us.asks(room)).isEqualTo(200);
    us.contributes(" again.");
    us.sees("Now two of us again.");
    assertThat(organiser.page).hasURL(organise);
  }

  @Test
  void whoIsRemovedFromTheForumHasNothingOfItLeft() {
    Reader organiser = Stage.reader("organiser");
    Reader pk = Stage.reader("pk2");
    pk.opensThread();
    String forum = "/api/forums/" + pk.page.url().replaceAll(".*/f/([^/]+)/.*", "$1");
    String words = pk.page.locator(".contribution .prose").first().innerText();
    assertThat(pk.asks(forum)).isEqualTo(200);
    goesToOrganise(organiser);
    person(organiser, "Asad Kirmani").click();
    organiser.button("Remove from the forum").click();
    organiser.button("Remove Asad Kirmani").click();
    pk.heading(CLOSED).waitFor();
    assertThat(pk.page.locator("body")).not().containsText(words);
    assertThat(pk.asks(forum)).isEqualTo(404);
    pk.page.navigate(Stage.origin() + "/");
    pk.page.getByText("You have no seat in a forum yet.").waitFor();
    assertThat(organiser.page.locator("tbody th", hasText("Asad Kirmani")))
        .containsText("suspended");

    String proposed = agreesToRemoval("chair-us", "Asad Kirmani");
    assertThat(organiser.page.locator("tbody th", hasText("Asad Kirmani")))
        .containsText("suspended");
    assertThat(agreesToRemoval("chair-ru", "Asad Kirmani")).isEqualTo(proposed);
    assertThat(organiser.page.locator("#approvals li", hasText("Asad Kirmani"))).hasCount(0);
  }

  @Test
  void aProgramReadsWithATokenUntilItIsEnded() throws Exception {
    Reader organiser = Stage.reader("organiser");
    goesToOrganise(organiser);
    String forum = "/api/forums/" + organiser.page.url().replaceAll(".*/f/([^/]+)/.*", "$1");
    Locator tokens = organiser.page.locator("#tokens");
    tokens.getByText("Make a token").first().click();
    tokens.getByLabel("What it is for").fill("Seats at the institute");
    tokens.locator("form button.primary").click();
    String secret = tokens.locator("#token-secret").inputValue();
    assertThat(bearing(secret, forum + "/people")).isEqualTo(200);
    assertThat(bearing(secret, forum)).isEqualTo(401);
    organiser.page.getByLabel("End: Seats at the institute").click();
    assertThat(tokens.locator("[role=status]")).containsText("opens nothing any more");
    assertThat(organiser.page.locator("#tokens tbody tr", hasText("Seats at the institute")))
        .hasCount(0);
    assertThat(bearing(secret, forum + "/people")).isEqualTo(401);
  }

  /** Without a browser, and so without its cookies. */
  private static int bearing(String secret, String path) throws Exception {
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(Stage.origin() + path))
            .header("authorization", "Bearer " + secret)
            .build();
    try (HttpClient program = HttpClient.newHttpClient()) {
      return program.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /** As a co-chair finds it waiting; answers what they were shown. */
  private static String agreesToRemoval(String coChair, String person) {
    Reader chair = Stage.reader(coChair);
    chair.page.locator("main h2 a").first().click();
    chair.page.locator("main [role=status] a").first().click();
    Locator waits = chair.page.locator("#approvals li", hasText(person));
    String proposed = waits.locator("strong").innerText();
    waits.getByText("Agree", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(waits.getByText("Agree", new Locator.GetByTextOptions().setExact(true))).hasCount(0);
    return proposed;
  }

  @Test
  void ruleIsOnlyMadeStricterAndOthersAreToldWhyNot() {
    Reader organiser = Stage.reader("organiser");
    Reader us = Stage.reader("us1");
    opensGroup(organiser, "Water years");
    us.page.locator("main .entry", hasText("Water years")).click();
    assertThat(us.page.locator("parley-audience .rule").first()).hasText("Chatham House Rule");
    assertThat(us.button("Make the rule stricter")).hasCount(0);
    organiser.goesHome();
    organiser.page.locator("main .entry", hasText("Water years")).click();
    organiser.button("Make the rule stricter").first().click();
    Locator dialog = organiser.page.locator("parley-tighten dialog");
    assertThat(dialog.getByText("Attributed would open up")).isVisible();
    assertThat(dialog.getByText("Stricter already, and kept: who takes part.")).isVisible();
    dialog.getByText("Setting by setting").click();
    assertThat(dialog.locator("[name=outsideUse]")).hasCount(3);
    organiser.button("Make it stricter").click();
    dialog.getByText("Nothing would change.").waitFor();
    dialog.getByText("Not for attribution").first().click();
    organiser.button("Make it stricter").click();
    assertThat(dialog).hasCount(0);
    assertThat(us.page.locator("parley-audience .rule").first())
        .hasText("Parties shown inside; background only");
    assertThat(us.page.locator("parley-audience .who").first()).containsText("You appear as");
  }

  /** From a template, with the organiser and somebody of the United States in it. */
  private static String opensGroup(Reader organiser, String name) {
    goesToOrganise(organiser);
    organiser.button("Open a working group").first().click();
    organiser.page.locator("#name-en").fill(name);
    organiser.page.locator("#symbol").fill("WG " + name.charAt(0));
    organiser.page.getByLabel(Pattern.compile("^Margaret Ellison")).check();
    organiser.button("Open a working group").last().click();
    organiser.page.locator("main .note.calm", hasText(name)).waitFor();
    return organiser.page.url();
  }

  private static void goesToOrganise(Reader organiser) {
    organiser.page.locator("main h2 a").first().click();
    organiser.page.getByText("Organise this forum").click();
    organiser.page.locator("table.matrix").first().waitFor();
  }

  /** Into the working group, or out of it. */
  private static void turns(Reader organiser, String group) {
    organiser.page.locator("dialog[open]").getByText(group).first().click();
  }

  private static void changed(Reader organiser, String person) {
    organiser.button("Change the working groups").click();
    organiser.page.locator("main .note.calm", hasText(person)).waitFor();
    assertThat(organiser.page.locator("dialog[open]")).hasCount(0);
  }

  private static Locator person(Reader organiser, String name) {
    return organiser.page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change: " + name));
  }

  private static Page.LocatorOptions hasText(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }
}
