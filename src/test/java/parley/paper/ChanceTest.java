package parley.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Whatever happens: the frames laid upon the page that was read give what a fresh read gives. */
class ChanceTest {
  private static final int DEEDS = 40;
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private final List<String> papers = new ArrayList<>();
  private final List<String> drafts = new ArrayList<>();

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void framesFoldToWhatAFreshReadGives() {
    for (long seed : List.of(7L, new Random().nextLong())) {
      List<Person> readers = List.of(in.ben, in.oscar, in.caucus(in.amy));
      List<Ear> ears = readers.stream().map(reader -> reader.listens(null)).toList();
      ears.forEach(ear -> ear.hears("subscribed"));
      List<Map<String, JsonNode>> folded = readers.stream().map(ChanceTest::read).toList();
      Random random = new Random(seed);
      for (int i = 0; i < DEEDS; i++) {
        deed(random);
      }
      for (int i = 0; i < readers.size(); i++) {
        for (JsonNode frame : ears.get(i).heardSoFar()) {
          lay(folded.get(i), frame);
        }
        assertThat(folded.get(i))
            .as("seed %d, %s", seed, readers.get(i).login())
            .isEqualTo(read(readers.get(i)));
        ears.get(i).close();
      }
    }
  }

  private void deed(Random random) {
    Person home = in.caucus(in.ana);
    String any = papers.isEmpty() ? "" : papers.get(random.nextInt(papers.size()));
    String draft = drafts.isEmpty() ? "" : drafts.get(random.nextInt(drafts.size()));
    int what = drafts.isEmpty() ? 0 : random.nextInt(8);
    switch (what) {
      case 0 -> drafts.add(Chancery.draft(home, "Draft " + drafts.size(), "party"));
      case 1, 2 -> papers.add(in.circulates(home, draft).ok().at("/paper/id").textValue());
      case 3 -> in.revises(home, draft, any); // or refused: there is none, or it was withdrawn
      case 4 -> Chancery.withdraws(in.usa, any);
      case 5 -> {
        String path = Chancery.papers(home) + "/drafts/" + draft;
        home.put(path, Chancery.plan(home, "Title " + random.nextInt(99), "party"));
      }
      case 6 -> in.embargoes(home, draft, Duration.ofDays(30)).ok();
      default -> new Unsigned().sent(in.ben, "Idea " + random.nextInt()).ok();
    }
  }

  private static Map<String, JsonNode> read(Person reader) {
    Map<String, JsonNode> things = new TreeMap<>();
    JsonNode page = Chancery.lists(reader).ok();
    for (String kind : List.of("drafts", "papers", "nonPapers", "releases")) {
      page.get(kind).forEach(thing -> put(things, thing));
    }
    return things;
  }

  private static void put(Map<String, JsonNode> things, JsonNode thing) {
    JsonNode shared = ((ObjectNode) thing.deepCopy()).without("mine");
    if (!shared.path("status").asText().equals("embargoed")) {
      things.put(thing.get("id").textValue(), shared);
    }
  }

  private static void lay(Map<String, JsonNode> things, JsonNode frame) {
    for (String kind : List.of("draft", "paper", "nonPaper", "release")) {
      if (frame.has(kind)) {
        assertThat(frame.get(kind).has("mine")).isFalse();
        put(things, frame.get(kind));
      }
    }
  }
}
