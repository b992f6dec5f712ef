package parley.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a letter and a telephone, who notes what is shown and asked on the way. */
final class Entrant {
  private static final double LIMIT_MILLIS = 30_000;
  private static final String FIELDS =
      "main input:visible:not([type=radio]):not([type=checkbox]):not([readonly]), main select:visible,"
          + " main textarea:visible, main fieldset:visible";

  final Page page;
  private final List<String> screens = new ArrayList<>();
  private int fields;

  Entrant(Page page) {
    this.page = page;
    page.setDefaultTimeout(LIMIT_MILLIS);
  }

  /** Presses the link of the newest letter to an address, when it has come. */
  void opensLetterTo(String address) {
    page.navigate(Stage.origin() + "/mailbox");
    Locator letter = page.locator(".letter", new Page.LocatorOptions().setHasText(address)).first();
    while (letter.count() == 0) {
      page.locator("main button").first().click();
      page.waitForTimeout(200);
    }
    String link = letter.locator("a.long").innerText();
    page.navigate("about:blank");
    page.navigate(link);
  }

  void entersCode(String code) {
    page.navigate(Stage.origin() + "/invitation");
    page.locator("#code").fill(code);
    page.locator("main .button.primary").click();
  }

  /** All screens from the link to the room. */
  void arrives(String password) {
    Locator given = page.locator("#password");
    given.waitFor();
    looks();
    given.fill(password);
    goesOn();
    page.locator("parley-charter .charter").waitFor();
    looks();
    goesOn();
    page.locator(".rooms-ahead").waitFor();
    looks();
    goesOn();
    page.locator("parley-room parley-audience").first().waitFor();
    screens.add(heading());
  }

  void contributes(String title, String words) {
    page.locator(".after-bar .button").click();
    page.locator("[name=title]").fill(title);
    page.locator("parley-editor [role=textbox]").click();
    page.keyboard().type(words);
    page.locator("parley-composer .button.primary").click();
    page.locator("main .contents .entry", new Page.LocatorOptions().setHasText(title)).waitFor();
  }

  private void goesOn() {
    page.locator("main .button.primary").click();
  }

  private void looks() {
    screens.add(heading());
    fields += page.locator(FIELDS).count();
  }

  private String heading() {
    return page.locator("main h1").first().innerText();
  }

  Locator heading(String words) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
  }

  void press(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).click();
  }

  /** What stood under a heading of its own, in order. */
  List<String> screens() {
    return screens;
  }

  /** How much was asked for before the room. */
  int fields() {
    return fields;
  }
}
