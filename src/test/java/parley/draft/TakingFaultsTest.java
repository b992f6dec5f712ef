package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.draft.Sheet.insert;
import static parley.draft.TakingOutTest.all;
import static parley.draft.TakingOutTest.isNowhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.draft.log.Log;
import parley.draft.log.TextState;
import parley.faults.line.MongoLine;
import parley.faults.line.Trick;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.MasterKey;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Words that are taken out while the line to the database breaks, or another node is at work. */
@Timeout(120)
final class TakingFaultsTest {
  private static final String CANARY = "The canary sings in the coal mine of Gorno at seven";
  @TempDir Path directory;
  private @Nullable MongoLine line;
  private World world;
  private Sheet sheet;

  @BeforeEach
  void begin() {
    world = new World(directory, null, this::line);
    sheet = new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "faults");
    sheet.writes(sheet.usa, 0, insert(1, CANARY)).ok();
    sheet.writes(sheet.rus, 1, insert(1, "Rivers. ")).ok();
  }

  private int line(int port) {
    if (line != null) {
      line.close();
    }
    line = new MongoLine(port);
    return line.port();
  }

  @AfterEach
  void end() {
    world.close();
    line().close();
  }

  private MongoLine line() {
    return Objects.requireNonNull(line);
  }

  private ObjectNode removal() {
    ObjectNode body = sheet.usa.change();
    body.putArray("pieces").addObject().put("from", 0).put("to", 1);
    return body;
  }

  private Reply removes(ObjectNode body) {
    return sheet.usa.post(sheet.path() + "/removals", body);
  }

  /** Another node's look at the same database. */
  private Database beside() throws IOException {
    return Database.open(
        world.database(), 5, MasterKey.open(directory.resolve("master.key"), false));
  }

  private Log.Place place() {
    Person.Place room = sheet.usa.place();
    return new Log.Place(room.forum(), room.room(), sheet.text, null);
  }

  @Test
  void whatWasListedAndNeverWrittenStaysAsItIsUntilItIsAskedForAgain() {
    ObjectNode body = removal();
    line().next(Trick.Kind.NOT_PRIMARY, "insert", "textJournal");
    removes(body).refused(503, "unknown-outcome");
    world.restart();
    assertThat(sheet.words(sheet.rus)).isEqualTo("Rivers. " + CANARY);
    assertThat(sheet.rus.get(sheet.path() + "/version?at=1").text()).contains(CANARY);
    removes(body).ok();
    isNowhere(sheet, "canary", "Gorno");
    world.restart();
    assertThat(sheet.words(sheet.rus)).isEqualTo("Rivers. ");
    isNowhere(sheet, "canary", "Gorno");
  }

  @Test
  void whatWasWrittenAndNobodyKnewItGoesThoughNobodyAsksAgain() {
    try (Ear ear = sheet.listens(sheet.rus, 2)) {
      ear.hears("subscribed");
      line().next(Trick.Kind.LOSE_ANSWER, "insert", "textJournal");
      removes(removal()).refused(503, "unknown-outcome");
      ear.hears("takenOut");
    }
    isNowhere(sheet, "canary", "Gorno");
  }

  @Test
  void whatCannotGoAtOnceIsNotToldBeforeItIsGone() {
    line().next(Trick.Kind.LOSE_ANSWER, "update", "textJournal");
    try (Ear ear = sheet.listens(sheet.rus, 2)) {
      ear.hears("subscribed");
      removes(removal()).refused(503, "unknown-outcome");
      ear.hears("takenOut");
    }
    isNowhere(sheet, "canary", "Gorno");
  }

  @Test
  void whoReadsTheMarginMeanwhileLeavesNoQuoteBehind() {
    String margin = sheet.usa.place().path() + "/comments/" + sheet.text;
    ObjectNode comment = sheet.rus.write().put("version", 2).put("words", "Which?");
    sheet.rus.post(margin, comment.put("from", 9).put("to", 9 + CANARY.length())).ok();
    try (Ear ear = sheet.listens(sheet.rus, 2)) {
      ear.hears("subscribed");
      Trick held = line().next(Trick.Kind.HOLD, "update", "textJournal");
      CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(() -> removes(removal()));
      assertThat(held.awaited()).isTrue();
      sheet.rus.get(margin).ok();
      assertThat(ear.heardSoFar()).as("told before it is gone").isEmpty();
      held.release();
      asked.join().ok();
      ear.hears("takenOut");
    }
    assertThat(sheet.rus.get(margin).text()).contains("Which?").doesNotContain("canary", "Gorno");
  }

  @Test
  void whatANodeThatHangsWasTakingOutIsOutWhereItIsOpenedNext() throws Exception {
    Trick held = line().next(Trick.Kind.HOLD, "update", "textJournal");
    CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(() -> removes(removal()));
    assertThat(held.awaited()).isTrue();
    try (Database database = beside()) {
      Log log = new Log(database);
      TextState now = log.open(place());
      assertThat(now.doc().toJson().toString()).contains("Rivers").doesNotContain("canary");
      for (long version = 0; version <= now.version(); version++) {
        assertThat(log.read(place(), version).doc().toJson().toString()).doesNotContain("canary");
      }
    } finally {
      held.release();
    }
    asked.join().ok();
    isNowhere(sheet, "canary", "Gorno");
  }

  @Test
  void aNodeThatHeldTheTextAsItWasBringsNothingBack() throws Exception {
    try (Database database = beside()) {
      Log log = new Log(database);
      TextState old = log.read(place(), 1);
      TextState rivers = log.read(place(), 2);
      sheet.takesOut(sheet.usa, 0, 1).ok();
      log.keep(place(), old);
      log.keep(place(), rivers);
      isNowhere(sheet, "canary", "Gorno");
      TextState left = log.read(place(), 9);
      log.keep(place(), left);
      assertThat(all(sheet, sheet.usa)).contains("Rivers");
      log.wipe(place().forum(), List.of(sheet.text));
      log.keep(place(), left);
      assertThat(log.read(place(), left.version()).doc().toJson().toString())
          .doesNotContain("Rivers");
    }
  }
}
