package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/**
 * From the letter to the first contribution on a phone, in two languages, at the real Keycloak: the
 * screens and the fields on the way are counted.
 */
class InvitationIT {
  private static final int SCREENS_MAX = 4;
  private static final int FIELDS_MAX = 2;
  private static final String PASSWORD = "a quiet river in May";

  @Test
  void fromTheLetterToTheFirstContributionInEnglish() {
    Entrant helen = new Entrant(phone("en"));
    helen.opensLetterTo("h.marchetti@example.net");
    helen.arrives(PASSWORD);
    assertThat(helen.page.locator("html")).hasAttribute("lang", "en");
    helen.contributes("Crossing times", "May I ask who keeps them?");
    assertThat(helen.screens()).hasSizeLessThanOrEqualTo(SCREENS_MAX);
    assertThat(helen.fields()).isLessThanOrEqualTo(FIELDS_MAX);
    helen.page.context().close();
  }

  @Test
  void fromTheLetterToTheFirstContributionInRussian() {
    Entrant timur = new Entrant(phone("ru"));
    timur.opensLetterTo("t.bayramov@example.net");
    timur.arrives(PASSWORD);
    assertThat(timur.page.locator("html")).hasAttribute("lang", "ru");
    timur.contributes("Время в пути", "Кто его измеряет?");
    assertThat(timur.screens()).hasSizeLessThanOrEqualTo(SCREENS_MAX);
    assertThat(timur.fields()).isLessThanOrEqualTo(FIELDS_MAX);
    timur.page.context().close();
    Entrant again = new Entrant(phone("ru"));
    again.opensLetterTo("t.bayramov@example.net");
    again.heading("Это приглашение никуда не ведёт").waitFor();
    again.page.context().close();
  }

  @Test
  void whoseLinkHasExpiredAsksForAnotherAndIsSeenToAsk() {
    Entrant gu = new Entrant(phone("en"));
    gu.opensLetterTo("gu.mingyuan@example.net");
    gu.heading("This invitation has expired").waitFor();
    assertThat(gu.page.url()).as("the secret is not left in the address").endsWith("/invitation");
    gu.press("Ask for a new one");
    gu.heading("You have asked").waitFor();
    gu.page.context().close();
    Reader organiser = organises();
    Locator line = organiser.page.locator(".invited tr", hasText("顾明远"));
    assertThat(line).containsText("asks for a new one");
    line.getByText("Make a code").click();
    String code = organiser.page.locator(".codes code").innerText();
    Entrant later = new Entrant(phone("en"));
    later.entersCode(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    later.heading("Choose a password").waitFor();
    later.page.context().close();
    line.getByText("Take back").click();
    assertThat(line).containsText("taken back");
  }

  @Test
  void aTableIsLookedAtBeforeAnybodyIsInvited() {
    Reader organiser = organises();
    organiser.button("Invite").click();
    organiser.page.getByText("Several, from a table").click();
    Locator table = organiser.page.locator("#table");
    String good = "Name;Address;Party\nAda Brandt;ada@example.net;US;personal;participant;WG1;en\n";
    table.fill(good + "Ivo Brandt;ivo@example.net;FR\nNia Brandt;h.marchetti;US");
    organiser.button("See what will happen").click();
    organiser.page.getByText("2 lines have to be mended").waitFor();
    organiser.page.getByText("The party is not one that you can invite for.").waitFor();
    table.fill(good + "Ivo Brandt;ivo@example.net;RU");
    organiser.button("See what will happen").click();
    organiser.button("Invite all 2 people").click();
    organiser.page.locator(".note.calm", hasText("2 people are invited.")).waitFor();
    organiser.page.locator(".invited tr", hasText("Ada Brandt")).waitFor();
    Entrant ada = new Entrant(phone("en"));
    ada.opensLetterTo("ada@example.net");
    ada.heading("Choose a password").waitFor();
    ada.page.context().close();
  }

  private static Reader organises() {
    Reader organiser = Stage.reader("organiser");
    organiser.page.locator("main h2 a").first().click();
    organiser.page.getByText("Organise this forum").click();
    organiser.page.locator(".invited").waitFor();
    return organiser;
  }

  private static Page phone(String language) {
    Browser.NewContextOptions options = Stage.phone().setLocale(language);
    return Stage.browser(options).newPage();
  }

  private static Page.LocatorOptions hasText(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }
}
