package parley.browser.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.browser.pages.Walk.Look;

/**
 * Nothing that axe finds on any page, by day and by night, on a phone and on a desk: in English, or
 * in what -Dparley.pages=fa,zh names, or in all six languages with -Dparley.pages=all.
 */
class AxeIT {
  private static final String PAGES = System.getProperty("parley.pages", "en");

  /** By night only the colours are others. */
  private static final List<String> OF_COLOUR = List.of("color-contrast");

  /** In the page itself: the builder makes a window more for each answer, and asks for all. */
  private static final String RUN =
      """
      async only => {
        const found = await axe.run(document, {
          resultTypes: ['violations'],
          ...(only.length > 0 ? {runOnly: only} : {}),
        });
        return found.violations.flatMap(v => v.nodes.map(node => v.id + ': ' + node.html));
      }
      """;

  private final List<String> wrong = new ArrayList<>();

  static List<String> languages() {
    return PAGES.equals("all")
        ? List.of("en", "ru", "zh", "fr", "ar", "fa")
        : List.of(PAGES.split(",", -1));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nothingIsFoundOnAnyPage(String language) {
    new Walk(this::look).in(language);
    assertThat(wrong).isEmpty();
  }

  private void look(Page page, Look look) {
    if (page.evaluate("!('axe' in window)").equals(true)) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    List<?> found = (List<?>) page.evaluate(RUN, look.light() ? List.of() : OF_COLOUR);
    found.forEach(one -> wrong.add(look + " " + one));
    if (page.evaluate("document.documentElement.scrollWidth > innerWidth").equals(true)) {
      wrong.add(look + " scrolls sideways");
    }
  }
}
