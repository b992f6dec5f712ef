package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.oversight.Window;
import parley.paper.Chancery;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/**
 * While others write, a room is opened to somebody for an hour, again and again: when it is over
 * nothing comes to them by any way, though nobody did anything to end it.
 */
class GlassUnderLoadTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 2);

  /** Told to begin anew, which is refused, or that it is closed. */
  private static final Set<String> ENDS = Set.of("closed", "startOver");

  @TempDir Path directory;
  private World world;
  private Person usa;
  private Person rus;
  private Person ana;
  private Person amy;
  private Person ben;
  private Person never;
  private Reads reads;
  private String calendar;

  @BeforeEach
  void open() {
    world = new World(directory);
    Chancery in = new Chancery(world, Rule.Preset.CHATHAM_HOUSE.rule(), "-glass");
    Place place = corridor(in);
    usa = in.usa.in(place);
    rus = in.rus.in(place);
    ana = in.ana.in(place);
    amy = in.amy.in(place);
    reads = new Estate(List.of(usa, rus), ana, amy, () -> {}).laid().reads();
    ben = in.ben.in(place);
    never = in.seat("never-glass", "RU", "participant").in(place);
    ObjectNode nothing = Reply.JSON.createObjectNode();
    calendar = ben.post("/api/me/calendar", nothing).ok().get("path").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Place corridor(Chancery in) {
    ObjectNode side = in.olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    for (Person one : List.of(in.usa, in.rus, in.ana, in.amy)) {
      side.withArray("members").add(World.participant(one));
    }
    String group = in.olga.get(World.people(in.olga.place())).ok().at("/groups/0/id").textValue();
    String rooms = "/api/forums/" + in.olga.place().forum() + "/groups/" + group + "/rooms";
    String room = in.olga.post(rooms, side).ok().get("room").textValue();
    return new Place(in.olga.place().forum(), room);
  }

  @Test
  void nothingComesWhenItsTimeIsOverByAnyWay() throws Exception {
    try (Crowd crowd = new Crowd(List.of(ana, amy, usa, rus), reads)) {
      for (int round = 0; round < ROUNDS; round++) {
        opened(crowd);
      }
      assertThat(crowd.written()).isGreaterThan(Ears.SOCKETS * ROUNDS);
    }
  }

  private void opened(Crowd crowd) {
    Window.opens(usa, rus, ben, 1);
    String cursor = ben.enters().cursor();
    assertThat(reads.all(ben)).contains(Estate.WORD + " gates", "application/pdf");
    reads.sameFor(ana, ben);
    try (Ears ears = new Ears(reads, ben, cursor);
        Ear room = usa.listens(usa.enters().cursor())) {
      elsewhere();
      world.later(Duration.ofHours(1));
      long over = System.nanoTime();
      asksForEverything(cursor);
      Set<String> later = crowd.writtenSince(over);
      ears.ended(ENDS, later);
      asksForEverything(cursor);
      elsewhere();
      // The clock ends it for the reader; that it is over is noted a moment later.
      JsonNode told = room.hears("audienceChanged").at("/audience/glasses");
      assertThat(told.valueStream()).isNotEmpty().allMatch(glass -> glass.has("ended"));
    }
  }

  /** What goes by where one sits names nothing of the room, be it open or not. */
  private void elsewhere() {
    assertThat(world.nobody().get(calendar).text()).doesNotContain(Estate.WORD);
    assertThat(ben.searches(Estate.WORD).ok().get("hits")).isEmpty();
    assertThat(ben.get("/api/forums").text()).doesNotContain(reads.place().room());
  }

  private void asksForEverything(String cursor) {
    String room = "/rooms/" + reads.place().room();
    for (String path : reads.paths()) {
      if (path.contains(room)) {
        String answer = ben.get(path).seen();
        assertThat(answer).as(path).isEqualTo(ben.get(Reads.never(path)).seen());
      } else {
        assertThat(ben.get(path).text()).as(path).doesNotContain(reads.place().room());
      }
    }
    Ears.tellNothing(reads, ben, never, cursor);
  }
}
