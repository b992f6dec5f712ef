package parley.browser.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.browser.Speaker;
import parley.browser.Stage;
import parley.world.Person;

/**
 * What a tab keeps of live traffic that it need not show: nothing. A room stands open while one
 * thread of it is written in and edited; what is counted is what stays after the garbage is gone.
 * {@code -Dparley.live=4000} is the number of frames after those that fill what is kept by number.
 */
class FlatIT {
  private static final int FRAMES = Integer.getInteger("parley.live", 600);
  private static final int ROUNDS = 3;

  /**
   * A room's feed keeps its last 1,000 frames, and of contributions 1,000 for the polite summary,
   * which three of four frames bring.
   */
  private static final int FULL = 1_400;

  /** A frame alone is some 700 bytes of text, and more as objects. */
  private static final int FRAME_BYTES_MAX = 250;

  /** What came and went of a live region, and what is still on its way. */
  private static final int NODES_SPARE = 20;

  private static final Path FIGURES = Path.of("target", "flat.txt");

  /** What a tab holds. */
  private record Kept(long heap, int nodes, int listeners) {}

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES) // as long as the machine takes to say it all
  void whatIsToldIsNotKept() throws IOException {
    Person us = Speaker.at("us1");
    Person shown = us.seeing(us.enters().json().path("cursor").asText());
    var opened = shown.opensThread("Much is said here").ok();
    String thread = opened.path("thread").path("id").asText();
    String first = opened.path("contribution").path("id").asText();
    String kept = Stage.reader("in1").page.context().storageState();
    try (BrowserContext context = Stage.browser(Stage.desk().setStorageState(kept))) {
      Page page = context.newPage();
      page.setDefaultTimeout(600_000);
      page.navigate(Stage.origin() + "/f/" + us.place().forum() + "/r/" + us.place().room());
      page.locator(entry(thread)).waitFor();
      List<String> asked = new CopyOnWriteArrayList<>();
      page.onRequest(request -> asked.add(request.url()));
      CDPSession chromium = context.newCDPSession(page);
      Talk talk = new Talk(shown, thread, first);
      talk.over(FULL);
      talk.isTold(page);
      List<Kept> rounds = new ArrayList<>(List.of(kept(chromium)));
      for (int i = 0; i < ROUNDS; i++) {
        talk.over(FRAMES / ROUNDS);
        talk.isTold(page);
        rounds.add(kept(chromium));
      }
      Files.writeString(FIGURES, rounds + "\n", UTF_8);
      check(rounds);
      assertThat(asked)
          .as("read for what is only counted here")
          .noneMatch(url -> url.contains(thread));
    }
  }

  private static void check(List<Kept> rounds) {
    Kept before = rounds.getFirst();
    Kept after = rounds.getLast();
    assertThat((after.heap - before.heap) / FRAMES)
        .as("bytes of a frame, of %s", rounds)
        .isLessThan(FRAME_BYTES_MAX);
    assertThat(after.nodes - before.nodes).as("%s", rounds).isLessThanOrEqualTo(NODES_SPARE);
    assertThat(after.listeners).as("%s", rounds).isLessThanOrEqualTo(before.listeners);
  }

  private static String entry(String thread) {
    return ".text-column .contents .entry[href$='" + thread + "']";
  }

  private static Kept kept(CDPSession chromium) {
    chromium.send("HeapProfiler.collectGarbage");
    long heap = chromium.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
    JsonObject dom = chromium.send("Memory.getDOMCounters");
    return new Kept(heap, dom.get("nodes").getAsInt(), dom.get("jsEventListeners").getAsInt());
  }

  /** Somebody who writes, and now and then edits what was said first. */
  private static final class Talk {
    private static final int EACH_EDITED = 4;
    private final Person person;
    private final String thread;
    private final String first;
    private int version = 1;
    private int said = 1;

    Talk(Person person, String thread, String first) {
      this.person = person;
      this.thread = thread;
      this.first = first;
    }

    void over(int frames) {
      for (int i = 0; i < frames; i++) {
        if (i % EACH_EDITED == 0) {
          person.edits(thread, first, version++, Person.words("Edited: " + version)).ok();
        } else {
          person.contributes(thread, "Pass " + said++ + " is open from May to October.").ok();
        }
      }
    }

    /** Its line in the list says how much was said. */
    void isTold(Page page) {
      String count = String.format(Locale.ENGLISH, "%,d contributions", said);
      page.locator(entry(thread), new Page.LocatorOptions().setHasText(count)).waitFor();
    }
  }
}
