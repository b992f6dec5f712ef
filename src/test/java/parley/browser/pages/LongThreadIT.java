package parley.browser.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import parley.browser.Speaker;
import parley.browser.Stage;
import parley.world.Person;

/**
 * From an input to its paint in a long thread, on a machine slowed four times, and what a tab keeps
 * of live traffic: -Dparley.thread=5000. A measurement; the machine decides the milliseconds.
 */
@EnabledIfSystemProperty(named = "parley.thread", matches = "[0-9]+")
class LongThreadIT {
  private static final int CONTRIBUTIONS = Integer.getInteger("parley.thread", 5_000);
  private static final int LIVE = 500;
  private static final int SLOWED = 4;

  /** Drawn in full, or far from the window as words. */
  private static final String SAID = "parley-stretch [id^=c-]";

  private static final Path FIGURES = Path.of("target", "interaction.json");

  /** One that came live may cost this many times what one costs that was there already. */
  private static final double LIVE_COST_MAX = 2;

  private static final String WATCH =
      """
      () => {
        window.inputs = [];
        const keep = entries => {
          for (const e of entries) if (e.interactionId) window.inputs.push(Math.round(e.duration));
        };
        const watching = new PerformanceObserver(list => keep(list.getEntries()));
        watching.observe({type: 'event', durationThreshold: 16, buffered: true});
        window.painted = async () => {
          for (let i = 0; i < 2; i++) await new Promise(done => requestAnimationFrame(done));
          keep(watching.takeRecords());
          return window.inputs.toSorted((a, b) => a - b);
        };
      }
      """;

  private final Map<String, Object> figures = new LinkedHashMap<>();

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES) // as long as the machine takes to say it all
  void inputIsPaintedAndMemoryStaysFlat() throws IOException {
    Person us = Speaker.at("us1");
    String thread = us.opensThread("A long one").ok().path("thread").path("id").asText();
    say(us, thread, CONTRIBUTIONS);
    String kept = Stage.reader("in1").page.context().storageState();
    try (BrowserContext context = Stage.browser(Stage.desk().setStorageState(kept))) {
      Page page = context.newPage();
      page.setDefaultTimeout(600_000);
      CDPSession chromium = context.newCDPSession(page);
      page.navigate(Stage.origin() + "/f/" + us.place().forum() + "/r/" + us.place().room());
      page.locator(".text-column .contents .entry").first().waitFor();
      long room = heap(chromium);
      reads(page, thread);
      long whole = heap(chromium);
      chromium.send("Emulation.setCPUThrottlingRate", rate());
      touches(page);
      write();
      say(us, thread, LIVE);
      page.waitForCondition(() -> page.locator(SAID).count() > CONTRIBUTIONS + LIVE);
      double there = (whole - room) / (double) CONTRIBUTIONS;
      double live = (heap(chromium) - whole) / (double) LIVE;
      figures.put("heap of a contribution that was there, B", Math.round(there));
      figures.put("heap of a contribution that came live, B", Math.round(live));
      write();
      assertThat(live / there).as("%s", figures).isLessThan(LIVE_COST_MAX);
    }
  }

  private void write() throws IOException {
    Files.write(FIGURES, new ObjectMapper().writeValueAsBytes(figures));
  }

  /** By the link in the room, so that the heap of the same page can be compared. */
  private void reads(Page page, String thread) {
    long begun = System.nanoTime();
    page.locator(".text-column .contents .entry[href$='" + thread + "']").click();
    page.waitForCondition(() -> page.locator(SAID).count() > CONTRIBUTIONS);
    figures.put("until all of it is there, ms", (System.nanoTime() - begun) / 1_000_000);
  }

  private void touches(Page page) {
    page.evaluate(WATCH);
    figures.put("keys of reading, ms", inputs(page, () -> press(page, "j", 30)));
    page.locator(".composer-opener").click();
    page.locator("parley-editor [role=textbox]").click();
    figures.put("typing, ms", inputs(page, () -> press(page, "a", 40)));
    figures.put("menu of my name, ms", inputs(page, () -> opens(page)));
  }

  private static void say(Person person, String thread, int times) {
    Person shown = person.seeing(person.enters().json().path("cursor").asText());
    for (int i = 0; i < times; i++) {
      shown.contributes(thread, "Number " + i + ": the passes are open from May to October.").ok();
    }
  }

  private static void press(Page page, String key, int times) {
    for (int i = 0; i < times; i++) {
      page.keyboard().press(key);
    }
  }

  private static void opens(Page page) {
    for (int i = 0; i < 6; i++) {
      page.locator("parley-masthead details summary").last().click();
    }
  }

  /** How long each took to be painted, the longest last; what took less than 16 ms is not told. */
  private static List<?> inputs(Page page, Runnable what) {
    page.evaluate("window.inputs.length = 0");
    what.run();
    List<?> took = (List<?>) page.evaluate("window.painted()");
    assertThat(took).as("inputs that were painted").isNotEmpty();
    return took;
  }

  private static long heap(CDPSession chromium) {
    chromium.send("HeapProfiler.collectGarbage");
    return chromium.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
  }

  private static JsonObject rate() {
    JsonObject rate = new JsonObject();
    rate.addProperty("rate", SLOWED);
    return rate;
  }
}
