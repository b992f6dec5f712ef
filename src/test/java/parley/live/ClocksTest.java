package parley.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;

/** Of several nodes on one database, one has a wrong clock: nobody else has to suffer it. */
class ClocksTest {
  @TempDir Path directory;
  private Hall hall;
  private Forums shared;

  @BeforeEach
  void open() throws Exception {
    hall = new Hall(directory);
    hall.now = Instant.now();
    shared = hall.beside(hall.database);
  }

  @AfterEach
  void close() throws Exception {
    shared.close();
    hall.close();
  }

  @Test
  void aFastClockPushesNoForumAhead() {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    hall.now = Instant.now().plus(Duration.ofHours(1)); // no look came between
    hall.seat(shared, forum, "ana", "US");
    assertThat(shared.unseated(forum).time())
        .isCloseTo(Instant.now(), within(20, ChronoUnit.SECONDS));
  }

  @Test
  void aSlowClockWritesWithTheTimeOfAll() {
    Instant before = Instant.now();
    hall.now = before.minus(Duration.ofHours(2)); // nothing was written since
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    hall.now = before.minus(Duration.ofHours(1));
    hall.seat(shared, forum, "ana", "US");
    assertThat(shared.unseated(forum).time()).isAfter(before.minusSeconds(2));
  }

  @Test
  void whatIsDueIsLeftToOthersWhileTheClockIsWrong() {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    Deadlines deadlines =
        new Deadlines(hall.database.documents("deadlines"), hall.database.keys(), true);
    deadlines.add(forum, Instant.now().minus(Duration.ofMinutes(2)));
    SharedClock clock = SharedClock.of(sharing(), () -> hall.now, hall.database::time);
    for (Duration off : new Duration[] {Duration.ofSeconds(10), Duration.ofSeconds(-10)}) {
      hall.now = Instant.now().plus(off);
      deadlines.give(shared, clock);
      assertThat(kept()).isOne();
      assertThat(clock.offSeconds()).isCloseTo((double) off.toSeconds(), within(5.0));
    }
    hall.now = Instant.now();
    deadlines.give(shared, clock);
    assertThat(kept()).isZero();
  }

  private Sharing sharing() {
    return shared.sharing();
  }

  private long kept() {
    try (MongoClient client = MongoClients.create(hall.address())) {
      return client.getDatabase("parley").getCollection("deadlines").countDocuments();
    }
  }
}
