package parley.browser.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import parley.browser.Reader;
import parley.browser.Speaker;
import parley.browser.Stage;

/** Goes through all spots in some languages, widths and themes, and lets somebody look at each. */
final class Walk {
  /** On a phone and on a desk. */
  private static final List<Integer> WIDTHS = List.of(390, 1440);

  private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  private final BiConsumer<Page, Look> looks;
  private final List<String> broken = new ArrayList<>();

  Walk(BiConsumer<Page, Look> looks) {
    this.looks = looks;
  }

  /** As somebody who has not signed in, then as a co-chair. */
  void in(String language) {
    String locale = "Object.defineProperty(navigator, 'languages', {get: () => ['%s']})";
    try (BrowserContext context = Stage.browser(Stage.desk())) {
      context.addInitScript(locale.formatted(language));
      through(context.newPage(), Spots.ofStrangers(), language);
    }
    List<Spot> spots = Spots.of(Speaker.at("chair-us"));
    String kept = Stage.reader("chair-us").page.context().storageState();
    try (BrowserContext context = Stage.browser(Stage.desk().setStorageState(kept))) {
      context.addInitScript(locale.formatted(language));
      Page page = context.newPage();
      page.route("**/api/session", route -> speaks(route, language));
      through(page, spots, language);
    }
    assertThat(broken).as("what failed in a page's own code").isEmpty();
  }

  private void through(Page page, List<Spot> spots, String language) {
    page.setDefaultTimeout(Reader.LIMIT_MILLIS);
    page.onPageError(error -> broken.add(page.url() + ": " + error));
    for (int width : WIDTHS) {
      page.setViewportSize(width, width == 390 ? 844 : 900);
      for (Spot spot : spots) {
        goes(page, spot);
        for (ColorScheme theme : THEMES) {
          page.emulateMedia(
              new Page.EmulateMediaOptions()
                  .setColorScheme(theme)
                  .setReducedMotion(ReducedMotion.REDUCE));
          looks.accept(page, new Look(spot.name(), language, width, theme));
        }
      }
    }
  }

  private static void goes(Page page, Spot spot) {
    if (spot.press().equals(Spots.OFFER)) {
      // It was taken on the phone already.
      page.evaluate("localStorage.removeItem('parley.toured')");
    }
    page.navigate(Stage.origin() + spot.path());
    page.locator("main h1").first().waitFor();
    page.waitForCondition(() -> page.locator("main [aria-busy=true]").count() == 0);
    if (spot.press().startsWith("key:")) {
      page.keyboard().press(spot.press().substring("key:".length()));
    } else if (!spot.press().isEmpty()) {
      page.locator(spot.press()).first().click();
    }
    page.locator(spot.shows()).first().waitFor();
    page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
  }

  private static void speaks(Route route, String language) {
    APIResponse answer = route.fetch();
    String body =
        answer.text().replaceFirst("\"language\":\"..\"", "\"language\":\"" + language + "\"");
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
  }

  /** How a spot is looked at. */
  record Look(String spot, String language, int width, ColorScheme theme) {
    boolean light() {
      return theme == ColorScheme.LIGHT;
    }

    @Override
    public String toString() {
      return String.join("-", spot, language, Integer.toString(width), light() ? "light" : "dark");
    }
  }
}
