package parley.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/**
 * What the server must come back to: kept only of what was not refused, and done when it is due.
 */
class DeadlinesTest {
  private static final Instant LATER = World.NOON.plus(Duration.ofHours(3));
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void start() {
    world = new World(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatIsRefusedLeavesNoDeadline() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person obi = Chairing.seated(world, olga, "obi", null, "observer");
    long before = kept();
    for (int minute = 0; minute < 3; minute++) {
      Chairing.cools(obi, null, LATER.plusSeconds(60L * minute)).refused(403, "forbidden");
    }
    assertThat(kept()).isEqualTo(before);
    Chairing.cools(chair, null, LATER).ok();
    assertThat(kept()).isEqualTo(before + 1);
  }

  /** The first word was kept for its time, and the next came while the reader was away. */
  @Test
  void aLineOfWhichNothingIsLeftForAReaderDoesNotStandInTheWay() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person usa = Chairing.seated(world, olga, "usa", "US", "coChair");
    Person rus = Chairing.seated(world, olga, "rus", "RU", "coChair");
    Person ana = world.person(olga, "ana", "US");
    List<String> members = Stream.of(usa, rus, ana).map(World::participant).toList();
    Place place = World.group(olga, "WG1", members);
    keepsThirtyDays(usa.in(place), rus.in(place));
    ana.in(place).opensThread("Water").ok(); // that it is gone is told, a line's end is not
    String line = Chairing.writes(ana.in(place), null, "Old").ok().at("/lines/0/id").textValue();
    world.later(Duration.ofDays(20));
    String seat =
        "/api/forums/%s/groups/%s/members/%s"
            .formatted(place.forum(), World.groupId(olga, "WG1"), World.participant(usa));
    olga.put(seat + "/removal", olga.change()).ok();
    Chairing.adds(ana.in(place), line, "Young").ok();
    olga.put(seat, olga.change().put("horizon", "now")).ok();
    assertThat(Chairing.lines(usa.in(place)).text()).contains("Old").doesNotContain("Young");
    try (Ear ear = ana.in(place).listens(ana.in(place).enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(11));
      ear.hears("startOver");
    }
    assertThat(Chairing.lines(usa.in(place)).ok().get("lines")).isEmpty();
    assertThat(Chairing.lines(rus.in(place)).text()).contains("Young").doesNotContain("Old");
    String another = Chairing.writes(usa.in(place), null, "Another").ok().at("/lines").toString();
    assertThat(another).contains("Another");
  }

  private static void keepsThirtyDays(Person usa, Person rus) {
    ObjectNode days = usa.change().put("days", 30).put("offRecordDays", 30);
    String asked =
        usa.put(usa.place().path() + "/retention", days).ok().get("approval").textValue();
    String answer = "/api/forums/" + rus.place().forum() + "/approvals/" + asked + "/answer";
    rus.put(answer, rus.change().put("agrees", true)).done();
  }

  private long kept() {
    try (MongoClient client = MongoClients.create(world.database())) {
      return client.getDatabase("parley").getCollection("deadlines").countDocuments();
    }
  }
}
