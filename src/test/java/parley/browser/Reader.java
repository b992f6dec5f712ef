package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** A person at a browser, in English; every wait has the same generous limit. */
public final class Reader {
  public static final double LIMIT_MILLIS = 30_000;
  private static final String THREAD = "The ladder between contact and recognition";

  /** The address of the room that has a thread of this title. */
  private static final String ROOM =
      """
      async title => {
        const ask = async path => (await fetch(`/api/forums${path}`)).json();
        for (const forum of (await ask('')).forums)
          for (const room of forum.rooms) {
            const {threads} = await ask(`/${forum.id}/rooms/${room.id}`);
            if (threads.some(each => each.title === title)) return `/f/${forum.id}/r/${room.id}`;
          }
        throw new Error(`no thread is called ${title}`);
      }
      """;

  private static final String ORIGIN = Stage.origin();

  public final Page page;
  private final String username;

  public Reader(BrowserContext context, String username) {
    this.page = context.newPage();
    this.username = username;
    page.setDefaultTimeout(LIMIT_MILLIS);
  }

  public void goesHome() {
    page.navigate(ORIGIN + "/");
    page.locator("main .entry").first().waitFor();
  }

  public void signsIn() {
    page.navigate(ORIGIN + "/");
    page.locator("main .button.primary").click();
    givesPassword();
    page.locator("main .entry").first().waitFor();
    speaksEnglish();
  }

  private void speaksEnglish() {
    if (page.locator("html[lang=ru]").count() > 0) {
      page.locator("parley-masthead details summary").first().click();
      page.locator("parley-masthead details [lang=en]").first().click();
      page.locator("html[lang=en]").waitFor();
    }
  }

  public void givesPassword() {
    page.locator("#username").fill(username);
    page.locator("#password").fill("demonstration");
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile(Pattern.quote(ORIGIN) + ".*"));
  }

  /** By the menu, with nothing unsent. */
  public void signsOut() {
    page.locator("parley-masthead details summary").last().click();
    page.locator("parley-masthead").getByText("Sign out").click();
    heading("You are signed out").waitFor();
  }

  public void begins() {
    page.locator(".composer-opener").click();
  }

  /**
   * The room that the demonstration furnished, "/f/…/r/…": other journeys open others, which may
   * stand before it in every list.
   */
  String room() {
    return (String) page.evaluate(ROOM, THREAD);
  }

  /** That room. */
  public void entersRoom() {
    page.navigate(ORIGIN + room());
    page.locator("parley-room parley-audience").first().waitFor();
  }

  /** A thread by its name, in the room that has it: whatever else was said stands before it. */
  public void opensThread() {
    page.navigate(ORIGIN + room());
    page.locator(".text-column .contents .entry", new Page.LocatorOptions().setHasText(THREAD))
        .first()
        .click();
    page.locator(".contribution").first().waitFor();
  }

  public void goesTo(String address) {
    page.navigate(address);
    page.locator(".contribution").first().waitFor();
  }

  public void writes(String words) {
    // After "Reply" or "Edit" the sheet stands open already, and the opener at the end is
    // another's.
    page.locator("parley-editor [role=textbox]").click();
    page.keyboard().press("Control+End");
    page.keyboard().type(words);
  }

  public void isKept() {
    page.locator(".composer-foot").getByText("Saved on this device").waitFor();
  }

  public void sends() {
    page.locator("parley-composer .button.primary").click();
    page.locator("parley-pending").getByText("Send now").click();
  }

  public void contributes(String words) {
    writes(words);
    sends();
  }

  public void acts(String words, String action) {
    contribution(words)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .first()
        .click();
  }

  public void sees(String words) {
    contribution(words).first().waitFor();
  }

  public void seesNoMore(String words) {
    page.locator("parley-thread")
        .getByText(words)
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** In the editor stand exactly these words. */
  public void findsWriting(String words) {
    assertThat(page.locator("parley-editor [role=textbox]")).hasText(words);
  }

  public Locator contribution(String words) {
    return page.locator("parley-contribution", new Page.LocatorOptions().setHasText(words));
  }

  public Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  public Locator heading(String words) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
  }

  /** The status with which the server answers this page's question. */
  public int asks(String path) {
    return (int) page.evaluate("path => fetch(path).then(answer => answer.status)", path);
  }

  @SuppressWarnings("unchecked") // the script answers a list of strings
  public List<String> order() {
    return (List<String>)
        page.evaluate("[...document.querySelectorAll('.contribution[id]')].map(e => e.id)");
  }
}
