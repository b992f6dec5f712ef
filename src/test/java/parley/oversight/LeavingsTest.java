package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.oversight.Leavings.CANARY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Folders;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** Papers, drafts, comments, agendas, private lines and rounds go for good as contributions do. */
class LeavingsTest {
  private static final String REPORT = "Quetzalbird";

  @TempDir Path directory;
  private World world;
  private Cellar cellar;
  private Leavings left;
  private List<byte[]> gone;

  @BeforeEach
  void leave() {
    world = new World(directory);
    cellar = new Cellar(world, directory.resolve("db"));
    left = new Leavings(world, "");
    world.parley().forums().snapshot(left.in.olga.place().forum());
    gone = cellar.sealedWith(CANARY);
    assertThat(gone).as("one of each kind, with the drafts of the caucus").hasSizeGreaterThan(15);
    assertThat(cellar.holdsAny(gone)).isEqualTo(gone.size());
    assertThat(left.read(left.in.rus)).contains(CANARY);
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Also what stayed in the caucus. */
  private void purgeAll() {
    left.all().keySet().forEach(left::purges);
    Person home = left.in.caucus(left.in.usa);
    for (String draft : left.caucusDrafts()) {
      Leavings.asks(home, draft).ok();
    }
  }

  @Test
  void everythingIsNowhereAnyMore() {
    purgeAll();
    assertThat(left.read(left.in.rus)).doesNotContain(CANARY);
    assertThat(left.read(left.in.ben)).doesNotContain(CANARY);
    assertThat(cellar.holdsAny(gone)).isZero();
    assertThat(cellar.sealedWith(CANARY)).isEmpty();
    assertThat(cellar.fits()).isTrue();
    String before = left.read(left.in.rus);
    world.restart();
    assertThat(left.read(left.in.rus)).isEqualTo(before);
    assertThat(cellar.sealedWith(CANARY)).isEmpty();
  }

  @Test
  void anOlderCopyIsPurgedAgain() {
    Path copy = directory.resolve("copy");
    world.restart(() -> Folders.copy(directory.resolve("db"), copy));
    assertThat(cellar.checkpoints()).isPositive();
    purgeAll();
    world.restart(() -> {
      Folders.remove(directory.resolve("db"));
      Folders.copy(copy, directory.resolve("db"));
    });
    assertThat(cellar.holdsAny(gone)).isZero();
    assertThat(cellar.sealedWith(CANARY)).isEmpty();
    assertThat(cellar.checkpoints()).isZero();
  }

  @Test
  void whoeverMayNotReadItFindsNothingToRemove() {
    Leavings.asks(left.in.ben, left.paper).refused(403, "forbidden");
    Person elsewhere = left.in.caucus(left.in.rus);
    left.all().keySet().forEach(id -> Leavings.asks(elsewhere, id).refused(404, "not-found"));
    left.caucusDrafts().forEach(id -> Leavings.asks(left.in.rus, id).refused(404, "not-found"));
  }

  @Test
  void whatIsWrittenIntoAPurgedTextIsRefused() {
    left.purges(left.draft);
    ObjectNode late = left.in.ana.write().put("version", 1);
    late.putArray("steps");
    String text = left.in.ana.place().path() + "/texts/" + left.draft;
    left.in.ana.post(text + "/commits", late).refused(404, "not-found");
  }

  @Test
  void theRetentionOfARoomCountsThemAll() {
    String here = left.in.usa.place().path();
    Person ana = left.in.ana;
    ana.put(here + "/papers/drafts/" + left.draft + "/end", ana.change()).ok();
    ObjectNode days = left.in.usa.change().put("days", 30).put("offRecordDays", 1);
    left.agrees(left.in.usa.put(here + "/retention", days).ok());
    world.later(Duration.ofDays(20));
    assertThat(left.read(left.in.rus)).contains(CANARY + " line", CANARY + " notes");
    try (Ear ear = left.in.ben.listens(left.in.ben.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(12));
      ear.hears("startOver");
    }
    world.later(Duration.ofHours(1));
    String read = left.read(left.in.rus);
    assertThat(read).doesNotContain(CANARY);
  }

  @Test
  void thatAPrivateLineIsGoneNobodyElseIsTold() {
    String cursor = left.in.ana.enters().cursor();
    left.purges(left.line);
    assertThat(left.in.ana.enters().cursor()).isEqualTo(cursor);
    assertThat(left.in.ben.get(left.in.ben.place().path() + "/lines").text())
        .doesNotContain(CANARY);
  }

  /** A working group of both co-chairs that was closed with a report: one of them in it. */
  private Person reported() {
    Person olga = left.in.olga;
    var members = List.of(World.participant(left.in.usa), World.participant(left.in.rus));
    Place within = World.group(olga, "WG1", members);
    ObjectNode closure = olga.change();
    closure.putObject("report").put("en", REPORT + " lanes");
    String group = forum() + "/groups/" + World.groupId(olga, "WG1");
    olga.put(group + "/closure", closure).ok();
    return left.in.usa.in(within);
  }

  private String forum() {
    return "/api/forums/" + left.in.olga.place().forum();
  }

  private JsonNode reports(Person person) {
    return person.get(forum() + "/reports").ok().get("reports");
  }

  @Test
  void twoPartiesOfAGroupTakeItsReportOutOfEverything() {
    Person usa = reported();
    String group = World.groupId(left.in.olga, "WG1");
    Leavings.asks(left.in.usa, group).refused(404, "not-found");
    Leavings.asks(left.in.ana.in(usa.place()), group).refused(404, "not-found");
    assertThat(reports(usa).get(0).get("room").textValue()).isEqualTo(usa.place().room());
    assertThat(reports(left.in.ana).get(0).has("room")).as("not theirs to ask for").isFalse();
    world.parley().forums().snapshot(usa.place().forum());
    List<byte[]> words = cellar.sealedWith(REPORT);
    assertThat(cellar.holdsAny(words)).isEqualTo(1);
    Path copy = directory.resolve("copy");
    world.restart(() -> Folders.copy(directory.resolve("db"), copy));
    Person once = usa.again(Ids.random());
    JsonNode asked = Leavings.asks(once, group).ok();
    assertThat(reports(left.in.ana)).as("not before the second agrees").hasSize(1);
    assertThat(Asking.waiting(left.in.rus).toString()).contains("\"what\":\"report\"");
    try (Ear ear = left.in.ana.listens(null)) {
      ear.hears("subscribed");
      left.agrees(asked);
      ear.hears("forumsChanged");
    }
    assertThat(reports(left.in.ana)).isEmpty();
    assertThat(cellar.holdsAny(words)).isZero();
    assertThat(cellar.fits()).isTrue();
    Leavings.asks(usa, group).refused(404, "not-found");
    assertThat(Leavings.asks(once, group).ok()).as("its answer got lost").isEmpty();
    world.restart(() -> {
      Folders.remove(directory.resolve("db"));
      Folders.copy(copy, directory.resolve("db"));
    });
    assertThat(reports(left.in.ana)).isEmpty();
    assertThat(cellar.holdsAny(words)).isZero();
  }

  @Test
  void aReportIsKeptAsLongAsWhatWasSaidInItsGroup() {
    Person usa = reported();
    ObjectNode days = usa.change().put("days", 30).put("offRecordDays", 0);
    left.agrees(usa.put(usa.place().path() + "/retention", days).ok());
    world.later(Duration.ofDays(20));
    assertThat(reports(left.in.ana)).hasSize(1);
    try (Ear ear = usa.listens(usa.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(12));
      ear.hears("startOver");
    }
    assertThat(reports(left.in.ana)).isEmpty();
    assertThat(cellar.sealedWith(REPORT)).isEmpty();
  }
}
