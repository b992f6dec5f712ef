package parley.browser.line;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Speaker;
import parley.browser.Stage;
import parley.browser.line.Traveller.Cost;
import parley.world.Person;
import parley.world.Reply;

/**
 * A real browser over 64 kbit/s, 800 ms there and back, 5 % lost, cut again and again. With
 * -Dparley.line=long: 50 contributions, cut every 90 s.
 */
class ShapedIT {
  private static final boolean LONG = "long".equals(System.getProperty("parley.line"));
  private static final int CONTRIBUTIONS = LONG ? 50 : 10;
  private static final Weather BREAKING =
      LONG ? Weather.FAR.breaking(90_000, 10_000) : Weather.FAR.breaking(7_000, 1_500);
  private static final int CUTS_MIN = LONG ? 1 : 2;
  private static final long PACE_MILLIS = LONG ? 3_000 : 1_500;

  /** About 78 kB of pages, 16 kB of what the room says, 17 kB of heads of answers. */
  private static final int COLD_BYTES_MAX = 120_000;

  private static final int WARM_BYTES_MAX = 35_000;
  private static final int COLD_REQUESTS_MAX = 24;

  /** What the editor weighs at least. */
  private static final int EDITOR_BYTES_MIN = 50_000;

  private static final List<String> WAITS =
      List.of(
          "until the first contribution is readable",
          "until nothing more comes",
          "from the press until one can write");
  private static final Path FIGURES = Path.of("target", "line.json");

  @Test
  void aThreadIsReadableBeforeWhatWritingNeeds() throws IOException {
    String address = thread(Speaker.at("us1"), "Weather on the passes");
    Map<String, Object> figures = new LinkedHashMap<>();
    List<Cost> costs = new ArrayList<>();
    try (Traveller far = Traveller.leaving(home(), Weather.FAR, false)) {
      for (String visit : List.of("cold", "warm")) {
        costs.add(far.opens(address));
        costs.add(far.rests());
        costs.add(far.beginsToWrite());
        for (int i = 0; i < 3; i++) {
          figures.put(visit + ": " + WAITS.get(i), costs.get(costs.size() - 3 + i));
        }
        figures.put(visit + ": asked", far.asked());
      }
      assertThat(far.hosts()).containsExactly(URI.create(Stage.origin()).getAuthority());
    }
    Files.write(
        FIGURES,
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(figures));
    assertThat(costs.get(0).bytesDown()).isLessThan(COLD_BYTES_MAX);
    assertThat(costs.get(0).requests()).isLessThanOrEqualTo(COLD_REQUESTS_MAX);
    assertThat(costs.get(1).bytesDown())
        .as("what writing needs comes behind what is read")
        .isGreaterThan(EDITOR_BYTES_MIN);
    assertThat(costs.get(3).bytesDown()).isLessThan(WARM_BYTES_MAX);
  }

  @Test
  void whatFivePeopleSayArrivesOnceAndInOrder() throws Exception {
    discuss(false);
  }

  @Test
  void andWhereNoWebSocketGetsThrough() throws Exception {
    discuss(true);
  }

  private static void discuss(boolean socketsBlocked) throws Exception {
    List<Person> others = Stream.of("us1", "ru1", "cn1", "pk1").map(Speaker::at).toList();
    Person us = others.getFirst();
    String address = thread(us, socketsBlocked ? "No sockets" : "Sockets");
    String thread = address.replaceAll(".*/", "");
    try (Traveller far = Traveller.leaving(home(), Weather.FAR, socketsBlocked);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      far.opens(address);
      far.rests();
      far.line().breaks(BREAKING);
      List<ScheduledFuture<Reply>> speaking = new ArrayList<>();
      for (int i = 0; i < CONTRIBUTIONS; i++) {
        if (i % 5 != 0) {
          Person person = others.get(i % 5 - 1);
          String words = said(i);
          speaking.add(
              clock.schedule(
                  () -> person.contributes(thread, words), i * PACE_MILLIS, MILLISECONDS));
        }
      }
      for (int i = 0; i < CONTRIBUTIONS; i += 5) {
        far.contributes(said(i));
      }
      for (ScheduledFuture<Reply> one : speaking) {
        one.get().ok();
      }
      for (int i = 0; i < CONTRIBUTIONS; i++) {
        far.sees(said(i));
      }
      far.hasSentAll();
      assertThat(far.asked())
          .as("of languages only which there are, and not what waits for a translation")
          .noneMatch(one -> one.matches("\\d{4,} .*/languages"));
      inOrder(far, texts(us.reads(thread).ok()));
    }
  }

  private static void inOrder(Traveller far, List<String> durable) {
    assertThat(far.reads()).as("as the server has it").isEqualTo(durable);
    assertThat(durable).doesNotHaveDuplicates().hasSize(CONTRIBUTIONS + 1);
    List<String> own = new ArrayList<>();
    for (int i = 0; i < CONTRIBUTIONS; i += 5) {
      own.add(said(i));
    }
    assertThat(durable).as("what one person said").containsSubsequence(own);
    assertThat(far.line().cuts()).as("cuts meanwhile").isGreaterThanOrEqualTo(CUTS_MIN);
  }

  private static String said(int i) {
    return "Number " + i + (i % 5 == 0 ? ", from far away." : " of many.");
  }

  private static List<String> texts(JsonNode page) {
    return page.path("contributions")
        .valueStream()
        .map(one -> one.path("body").findPath("text").asText())
        .toList();
  }

  /** The address of a new thread, with one contribution in it. */
  private static String thread(Person person, String title) {
    String id = person.opensThread(title).ok().path("thread").path("id").asText();
    Person.Place place = person.place();
    return Stage.origin() + "/f/" + place.forum() + "/r/" + place.room() + "/t/" + id;
  }

  private static Reader home() {
    return Stage.reader("in1");
  }
}
