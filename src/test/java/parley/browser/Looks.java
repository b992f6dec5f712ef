package parley.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes pictures of pages, and gathers what a program can find wrong with them. */
final class Looks {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Every language by day and by night: for looking at, with -Dparley.pictures=all. */
  private static final boolean ALL = "all".equals(System.getProperty("parley.pictures"));

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private static final String SMALL_TARGETS =
      """
      [...document.querySelectorAll('a, button, summary, select, .choice, input')]
        .filter(e => e.checkVisibility() && !e.matches('.skip, .choice input, [type=hidden]'))
        .filter(e => getComputedStyle(e).display !== 'inline')
        .filter(e => e.getBoundingClientRect().height < 43.5)
        .map(e => e.outerHTML.slice(0, 200))
      """;

  private final List<String> wrong = new ArrayList<>();

  List<String> wrong() {
    return wrong;
  }

  /** A picture by day and by night; nothing grave that axe finds; no scrolling sideways. */
  void right(Page page, String name) {
    boolean dialog = page.locator("dialog[open]").count() > 0;
    for (ColorScheme scheme : schemes(name)) {
      String full = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve(full + ".png"))
              .setFullPage(!dialog));
      if (name.endsWith("-en")) {
        inspect(page, scheme, full);
      }
    }
    if (!page.evaluate("document.documentElement.scrollWidth > innerWidth").equals(false)) {
      wrong.add(name + " scrolls sideways");
    }
    if (name.contains("-390-")) {
      ((List<?>) page.evaluate(SMALL_TARGETS)).forEach(e -> wrong.add(name + " is small: " + e));
    }
  }

  /** By night only the colours are others, and they are the same on a phone. */
  private void inspect(Page page, ColorScheme scheme, String name) {
    AxeBuilder axe = new AxeBuilder(page);
    if (scheme == ColorScheme.DARK) {
      if (name.contains("-390-")) {
        return;
      }
      axe.withRules(List.of("color-contrast"));
    }
    axe.analyze().getViolations().stream()
        .filter(violation -> GRAVE.contains(violation.getImpact()))
        .forEach(found -> wrong.add(name + ": " + found.getId() + found.getNodes()));
  }

  /** Colours do not depend on the language: English by day and night, the others in one of them. */
  private static List<ColorScheme> schemes(String name) {
    if (ALL || name.endsWith("-en")) {
      return List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    }
    return List.of(name.endsWith("-ru") ? ColorScheme.LIGHT : ColorScheme.DARK);
  }
}
