package parley.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * What the server says in a few scenes, as files that the pages fold in their own tests
 * (state.test.ts): what both sides agree on changes on both, or not at all. Recorded anew with
 * {@code -Dparley.record=true}; random ids and cursors are numbered.
 */
class RecordedFramesTest {
  private static final Path FILES = Path.of("src/test/resources/frames");
  private static final Pattern OPAQUE = Pattern.compile("\"([A-Za-z0-9_-]{22})\"");
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person cora;
  private Person ana;
  private Person ben;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    cora = world.visitor("cora").in(olga.place());
    world.seats(olga, cora, "US", "coChair", "all").ok();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String opens(String title) {
    world.later(Duration.ofMinutes(1));
    return ana.opensThread(title).ok().at("/thread/id").textValue();
  }

  @Test
  void aThread() throws IOException {
    String thread = opens("Water");
    String first = ana.contributes(thread, "The river is low").id();
    scene(
        "thread",
        "thread",
        () -> ben.reads(thread).ok(),
        () -> {
          world.later(Duration.ofMinutes(1));
          String reply = ben.replies(thread, first, "Since when?").id();
          ana.quotes(thread, new Person.Passage(first, 1, 9), "So it is").ok();
          ana.edits(thread, first, 1, Person.words("The river is very low")).ok();
          world.later(Duration.ofMinutes(1));
          ben.withdraws(thread, reply).ok();
          ana.withdraws(thread, first).ok();
        });
  }

  @Test
  void aRoom() throws IOException {
    String old = opens("Water");
    scene(
        "room",
        "room",
        () -> ben.enters().ok(),
        () -> {
          String thread = opens("Wheat");
          world.later(Duration.ofMinutes(1));
          ben.contributes(old, "It rose again").ok();
          ana.contributes(thread, "Prices").ok();
          String path = cora.place().path();
          cora.put(path + "/lock", cora.change().put("locked", true)).ok();
          cora.put(path + "/lock", cora.change().put("locked", false)).ok();
          cora.put(path + "/record", cora.change().put("offRecord", true)).ok();
          ana.contributes(thread, "Frankly").ok();
          cora.put(path + "/record", cora.change().put("offRecord", false)).ok();
          olga.removes(World.participant(world.person(olga, "chen", "CN"))).ok();
        });
  }

  /** A page, the frames after it, and the page as it is then. */
  private void scene(String name, String kind, Supplier<JsonNode> reading, Runnable acts)
      throws IOException {
    ObjectNode scene = Reply.JSON.createObjectNode().put("name", name).put("kind", kind);
    JsonNode page = reading.get();
    scene.set("page", page);
    try (Ear ear = ben.listens(page.get("cursor").textValue())) {
      ear.hears("subscribed");
      acts.run();
      ear.heardSoFar().forEach(scene.withArray("frames")::add);
    }
    scene.set("fresh", reading.get());
    String told = numbered(scene.toPrettyString()) + "\n";
    Path file = FILES.resolve(name + ".json");
    if (Boolean.getBoolean("parley.record")) {
      Files.createDirectories(FILES);
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  private static String numbered(String json) {
    Map<String, String> names = new HashMap<>();
    return OPAQUE
        .matcher(json)
        .replaceAll(found ->
            "\"" + names.computeIfAbsent(found.group(1), id -> "id-" + (names.size() + 1)) + "\"");
  }
}
