package parley.browser.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import parley.browser.Reader;

/** Somebody without a mouse: what is reached is reached by Tab, and every stop says what it is. */
final class Typist {
  private static final int STOPS_MAX = 80;

  /** As a screen reader would say it: a role, and a name in quotes. */
  private static final Pattern SAID = Pattern.compile("- '?[a-z]+ \"[^\"]+\".*", Pattern.DOTALL);

  /** Where one writes, the whole sheet has the ring. */
  private static final String RING =
      """
      () => {
        const here = document.activeElement;
        const style = getComputedStyle(here.isContentEditable ? here.closest('.sheet-frame') : here);
        const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return outline || style.boxShadow !== 'none';
      }
      """;

  final Page page;
  private final List<String> stops = new ArrayList<>();

  Typist(Page page) {
    this.page = page;
    page.setDefaultTimeout(Reader.LIMIT_MILLIS);
  }

  /** Goes on by Tab until this is reached. */
  void reaches(String selector) {
    page.locator(selector).first().waitFor();
    for (int i = 0; i < STOPS_MAX; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("document.activeElement === document.body").equals(true)) {
        continue; // from the last to the first the browser itself has a stop
      }
      stops();
      if (page.evaluate("s => document.activeElement.matches(s)", selector).equals(true)) {
        return;
      }
    }
    throw new AssertionError(selector + " is not reached by Tab, but " + stops);
  }

  void presses(String key) {
    page.keyboard().press(key);
  }

  void types(String words) {
    page.keyboard().type(words);
  }

  /** One heading of the first rank, which has the focus, and the landmarks around it. */
  void arrivesAt(String heading) {
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setLevel(1))
        .waitFor();
    assertThat(page.locator("h1").count()).isEqualTo(1);
    page.waitForCondition(() -> page.evaluate("document.activeElement.matches('h1')").equals(true));
    for (AriaRole role : List.of(AriaRole.BANNER, AriaRole.MAIN, AriaRole.CONTENTINFO)) {
      assertThat(page.getByRole(role).count()).as("%s of %s", role, heading).isEqualTo(1);
    }
  }

  /** What opens and closes has no role in a snapshot: there its words are its name. */
  private static String said(Locator here) {
    if (here.evaluate("e => e.localName === 'summary'").equals(true)) {
      return "- disclosure \"" + here.innerText().strip() + "\"";
    }
    return here.ariaSnapshot().strip().lines().findFirst().orElse("");
  }

  private void stops() {
    String first = said(page.locator("*:focus").first());
    stops.add(first);
    assertThat(first).as("has a role and a name").matches(SAID);
    assertThat(page.evaluate(RING)).as("%s shows that it has the focus", first).isEqualTo(true);
  }
}
