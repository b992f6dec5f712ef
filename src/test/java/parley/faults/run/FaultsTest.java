package parley.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import parley.faults.line.Trick;
import parley.faults.line.Way;
import parley.faults.line.Weather;

/**
 * Two nodes on one database, people who write and listen at both, and one thing after the other
 * that breaks meanwhile; at the end the judge looks at all that was recorded. {@code
 * -Dparley.faults.rounds=20} runs each a second time, for long, with {@code
 * -Dparley.faults.seconds=15} that things stay broken.
 */
class FaultsTest {
  private static final String LONG = "parley.faults.rounds";
  private static final int SECONDS = Integer.getInteger("parley.faults.seconds", 4);
  private static final String GOER = "eve";
  private static final int RECOVERY_SECONDS_MAX = 15;
  private static final int GOING_ON = 10;
  private Site site;
  private Crew crew;
  @TempDir Path directory;

  @AfterEach
  void close() {
    site.close();
  }

  @BeforeEach
  void open() throws IOException {
    site = new Site(directory);
    crew = new Crew(site, List.of(GOER));
    crew.writesAgainSeconds(RECOVERY_SECONDS_MAX);
  }

  private static void stays(int seconds) {
    LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
  }

  private void recovers(String what) {
    double seconds = crew.writesAgainSeconds(RECOVERY_SECONDS_MAX);
    System.out.printf("%s: all write again after %.1f s%n", what, seconds);
  }

  @Test
  void whateverTheLinesDoTheLogIsOneAndWhoWasRemovedIsGone() throws Exception {
    linesBreak(1);
  }

  @Test
  @EnabledIfSystemProperty(named = LONG, matches = "[0-9]+")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void soItIsWhenLinesBreakForLong() throws Exception {
    linesBreak(Integer.getInteger(LONG));
  }

  private void linesBreak(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      lostAnswers();
      slowLines();
    }
    onePartition();
    recovers("cut off from the database one way");
    site.a.back.weather(Way.UP, Weather.HOLE);
    site.b.back.weather(Way.DOWN, Weather.HOLE);
    stays(2);
    site.both().forEach(spot -> spot.back.heal());
    recovers("both cut off");
    crew.judged();
  }

  @Test
  void whateverStopsOrDiesTheLogIsOneAndWhoWasRemovedIsGone() throws Exception {
    nodesBreak(1);
  }

  @Test
  @EnabledIfSystemProperty(named = LONG, matches = "[0-9]+")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void soItIsWhenNodesBreakForLong() throws Exception {
    nodesBreak(Integer.getInteger(LONG));
  }

  private void nodesBreak(int rounds) throws Exception {
    clocks();
    hangs();
    for (int round = 0; round < rounds; round++) {
      nodesDie(round % 2 == 1);
    }
    databaseDies();
    crew.judged();
  }

  /** Time is not what orders: one clock goes an hour fast, then an hour slow. */
  private void clocks() throws InterruptedException {
    wrongBy("3600");
    recovers("one clock an hour fast");
    wrongBy("-3600");
    recovers("one clock an hour slow");
    wrongBy("0");
  }

  private void wrongBy(String seconds) throws InterruptedException {
    site.b.node.tell(seconds, SharingNode.SET + seconds);
  }

  /** As a machine that swaps, while somebody who is there is removed at the other node. */
  private void hangs() throws InterruptedException {
    site.b.node.hang();
    crew.removes(GOER);
    stays(SECONDS - 3);
    site.b.node.goOn();
    recovers("a node hung");
  }

  private void nodesDie(boolean both) throws IOException {
    site.b.node.kill();
    if (both) {
      site.a.node.kill();
      site.a.again();
    } else {
      crew.writesOn(GOING_ON); // at the other node, as this one is not started again before
    }
    site.b.again();
    recovers(both ? "kill -9 of both nodes" : "kill -9 of one node");
  }

  /** Nothing new is acknowledged meanwhile, and all goes on by itself when it is back. */
  private void databaseDies() throws IOException {
    site.killDatabase();
    stays(1); // answers that were on their way
    long before = crew.history.acknowledged();
    stays(SECONDS);
    assertThat(crew.history.acknowledged()).as("while it is away").isEqualTo(before);
    site.startDatabase();
    recovers("kill -9 of the database");
  }

  private void lostAnswers() {
    assertThat(next(site.a, Trick.Kind.LOSE_ANSWER).awaited()).isTrue();
    recovers("an answer was lost");
    assertThat(next(site.b, Trick.Kind.NOT_PRIMARY).awaited()).isTrue();
    recovers("no primary");
    Trick late = next(site.a, Trick.Kind.HOLD);
    assertThat(late.awaited()).isTrue();
    stays(3); // longer than the node waits for an answer
    late.release();
    recovers("an insert that came when nobody waited for it");
  }

  /** Plays it on the next who writes there: somebody does, whom earlier faults drove away too. */
  private Trick next(Site.Spot at, Trick.Kind kind) {
    Trick trick = at.back.next(kind, "insert", "journal");
    crew.goesHome();
    return trick;
  }

  private void slowLines() {
    site.b.back.weather(Way.UP, Weather.slow(40, 40));
    site.b.front.weather(Way.DOWN, Weather.slow(40, 80));
    site.a.front.weather(Way.DOWN, Weather.narrow(30_000));
    stays(1);
    for (int i = 0; i < 2; i++) {
      site.a.front.cutAfter(Way.DOWN, 700 + 300 * i);
      site.b.back.cutAfter(Way.DOWN, 100 + 90 * i);
      site.b.back.cutAfter(Way.UP, 300 + 200 * i);
      stays(1);
    }
    site.b.back.heal();
    site.both().forEach(spot -> spot.front.heal());
    recovers("slow, narrow and cut within frames");
  }

  /** Answers to b are lost on the way while somebody who is at b is removed. */
  private void onePartition() throws InterruptedException {
    site.b.back.weather(Way.DOWN, Weather.HOLE);
    stays(1);
    crew.removes(GOER);
    stays(SECONDS - 3);
    site.b.back.heal();
  }
}
