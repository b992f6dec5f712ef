package parley.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.faults.line.MongoLine;
import parley.faults.line.Trick;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.MasterKey;

/** A number is taken at the primary, but no majority has yet what took it, so nobody reads it. */
@Timeout(60)
class LaggingMajorityTest {
  private static final int ANSWER_SECONDS_MAX = 2;
  @TempDir Path directory;
  private Hall hall;
  private MongoLine line;
  private Database reached;
  private Forums forums;
  private String forum;

  @BeforeEach
  void open() throws Exception {
    hall = new Hall(directory);
    forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    int port = URI.create(hall.address()).getPort();
    line = new MongoLine(port);
    String address = hall.address().replace(":" + port + "/", ":" + line.port() + "/");
    MasterKey key = MasterKey.open(directory.resolve("master.key"), false);
    reached = Database.open(address, ANSWER_SECONDS_MAX, key);
    forums = hall.beside(reached);
  }

  @AfterEach
  void close() throws Exception {
    forums.close();
    reached.close();
    line.close();
    hall.close();
  }

  private List<Trick> taken(int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> line.next(Trick.Kind.TAKEN, "insert", "journal"))
        .toList();
  }

  @Test
  void whoTriesAgainPausesAndGivesUpBeforeReadersDo() {
    List<Trick> tricks = taken(500);
    long begun = System.nanoTime();
    assertThatThrownBy(() -> hall.seat(forums, forum, "ana", "US")).hasMessage("unavailable");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    assertThat(tricks.stream().filter(Trick::isPlayed).count()).isBetween(4L, 20L);
    assertThat(forums.unseated(forum).isOpen()).isTrue();
  }

  @Test
  void aShortLagIsWaitedOut() {
    List<Trick> tricks = taken(5);
    hall.seat(forums, forum, "ana", "US");
    assertThat(tricks).allMatch(Trick::isPlayed);
    assertThat(hall.seat(forums, forum, "ben", "RU")).isNotEmpty();
  }
}
