package parley.discussion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Recording;
import parley.world.World;

/** A few scenes of a room and a thread, for the pages' own tests (discussion/state.test.ts). */
class RecordedFramesTest {
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
    new Recording("thread", "thread", ben)
        .holds(
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
    new Recording("room", "room", ben)
        .holds(
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
}
