package parley.browser.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import parley.browser.pages.Walk.Look;

/** All pages on one sheet to look at: -Dparley.sheet=en,fa,zh makes target/sheet/index.html. */
@EnabledIfSystemProperty(named = "parley.sheet", matches = ".+")
class SheetIT {
  private static final Path SHEET = Path.of("target", "sheet");
  private static final String HEAD =
      """
      <!doctype html><meta charset="utf-8"><title>Contact sheet</title>
      <style>
      body { font: 14px sans-serif; margin: 1rem }
      div { display: flex; flex-wrap: wrap; gap: 8px; align-items: start }
      figure { margin: 0 } img { width: 300px; border: 1px solid #999 } .narrow { width: 120px }
      </style>
      """;

  private final List<Look> taken = new ArrayList<>();
  private final List<Look> wide = new ArrayList<>();

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES) // all languages after each other
  void allPages() throws IOException {
    List.of(System.getProperty("parley.sheet").split(",", -1)).forEach(new Walk(this::take)::in);
    Files.writeString(SHEET.resolve("index.html"), HEAD + body(), UTF_8);
    assertThat(taken).isNotEmpty();
    assertThat(wide).as("pages that scroll sideways").isEmpty();
  }

  private void take(Page page, Look look) {
    boolean dialog = page.locator("dialog[open]").count() > 0;
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHEET.resolve(look + ".png")).setFullPage(!dialog));
    taken.add(look);
    if (page.evaluate("document.documentElement.scrollWidth > innerWidth").equals(true)) {
      wide.add(look);
    }
  }

  private String body() {
    return taken.stream()
        .map(Look::spot)
        .distinct()
        .map(spot -> "<h2>" + spot + "</h2><div>" + pictures(spot) + "</div>")
        .collect(Collectors.joining("\n"));
  }

  private String pictures(String spot) {
    return taken.stream()
        .filter(look -> look.spot().equals(spot))
        .map(SheetIT::picture)
        .collect(Collectors.joining());
  }

  private static String picture(Look look) {
    return "<figure><a href='%1$s.png'><img class='%2$s' loading='lazy' src='%1$s.png'></a><figcaption>%1$s</figcaption></figure>"
        .formatted(look, look.width() == 390 ? "narrow" : "wide");
  }
}
