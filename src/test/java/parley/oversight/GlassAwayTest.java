package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * Whoever had anything in the room that was read is told of it, though they were away; no others.
 */
class GlassAwayTest {
  @TempDir Path directory;
  private World world;
  private Cabinet cabinet;
  private Person olga;

  @BeforeEach
  void open() {
    world = new World(directory);
    cabinet = new Cabinet(world);
    olga = cabinet.in.olga.in(cabinet.ana.place());
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** From now on. */
  private void joins(Person person) {
    var body = olga.again(Ids.random()).change().put("all", false);
    body.putArray("participants").add(World.participant(person));
    olga.put(person.place().path() + "/members", body).done();
  }

  @Test
  void whoIsSeatedWhileTheyReadHearsNothingMoreOfWhatWasBefore() {
    Person ben = cabinet.in.ben.in(olga.place());
    String old = cabinet.ana.contributes(cabinet.thread, "Said before").id();
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      joins(ben);
      ear.hears("startOver");
      cabinet.ana.edits(cabinet.thread, old, 1, Person.words("Said CANARY before")).ok();
      assertThat(ear.heardSoFar().toString()).doesNotContain("CANARY");
    }
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      cabinet.ana.edits(cabinet.thread, old, 2, Person.words("Said CANARY twice")).ok();
      assertThat(ear.heardSoFar().toString()).doesNotContain("CANARY");
    }
  }

  /** Else those who write would see that there was somebody, and a text could be held up. */
  @Test
  void whoWroteThereBeforeLeavesNoTraceInATextThatTheyOnlyRead() {
    ObjectNode sent = Chancery.circulation(cabinet.ana, cabinet.draft, cabinet.in.ana);
    String away = olga.place().path() + "/members/" + World.participant(cabinet.ana);
    olga.put(away + "/removal", olga.change()).done();
    Chancery.writes(cabinet.usa, cabinet.draft, "More").ok(); // behind the fence of the removal
    Window.opens(cabinet.usa, cabinet.rus, cabinet.ana, 1);
    final long before = Cellar.count(world, "textJournal");
    sent.put("version", Chancery.version(cabinet.ana, cabinet.draft));
    Chancery.sends(cabinet.ana, cabinet.draft, sent).refused(404, "not-found");
    ObjectNode caret = Reply.JSON.createObjectNode().put("pen", Ids.random());
    caret.put("version", 1).put("anchor", 1).put("head", 1);
    String text = Chancery.text(cabinet.ana, cabinet.draft);
    cabinet.ana.post(text + "/carets", caret).refused(404, "not-found");
    assertThat(Cellar.count(world, "textJournal")).isEqualTo(before);
    Chancery.writes(cabinet.usa, cabinet.draft, "More").ok();
    assertThat(Cellar.count(world, "textJournal")).as("it is counted").isGreaterThan(before);
  }

  /** It would stay after the reading, and what they chose to hear of would come in letters. */
  @Test
  void nothingIsNotedForWhoReadsThroughIt() {
    Person ben = cabinet.in.ben.in(cabinet.ana.place());
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    ObjectNode marks = Reply.JSON.createObjectNode();
    String said = cabinet.ana.reads(cabinet.thread).ok().at("/contributions/0/id").textValue();
    marks.putObject("threads").put(cabinet.thread, said);
    ObjectNode seen = Reply.JSON.createObjectNode();
    seen.putObject("things");
    ObjectNode paper = Reply.JSON.createObjectNode().put("paper", cabinet.copied);
    ObjectNode heed = Reply.JSON.createObjectNode().put("attention", "muted");
    Map<String, ObjectNode> notes =
        Map.of("/marks", marks, "/seen", seen, "/reading", paper, "/attention", heed);
    notes.forEach((path, body) -> {
      String there = ben.place().path() + path;
      assertThat(cabinet.rus.put(there, body).status()).as(path).isNotEqualTo(404);
      ben.put(there, body).refused(404, "not-found");
    });
    assertThat(shown(cabinet.rus)).hasSize(1);
    assertThat(shown(ben)).isEmpty();
    assertThat(ben.reads(cabinet.thread).ok().has("readTo")).isFalse();
  }

  /** What is marked as read of the room as it is shown now. */
  private static JsonNode shown(Person person) {
    ObjectNode body = Reply.JSON.createObjectNode();
    ObjectNode room = body.putArray("rooms").addObject().put("forum", person.place().forum());
    room.put("room", person.place().room()).put("cursor", person.enters().cursor());
    return person.put("/api/me/reading", body).ok().get("rooms");
  }

  @Test
  void whoWasAwayOverAllOfItIsToldAndWhoCameLaterIsNot() {
    String away = olga.place().path() + "/members/" + World.participant(cabinet.ana);
    olga.put(away + "/removal", olga.change()).done();
    Person ben = cabinet.in.ben.in(olga.place());
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    Person during = cabinet.in.amy.in(olga.place());
    joins(during);
    assertThat(Window.shown(during)).hasSize(1);
    String glass = Window.shown(cabinet.usa).get(0).get("id").textValue();
    Window.ends(cabinet.usa, glass).done();

    joins(cabinet.ana);
    Person later = Asking.coChair(world, cabinet.in.olga, "chn-away", "CN").in(olga.place());
    joins(later);
    JsonNode told = Window.shown(cabinet.ana);
    assertThat(told).as("what they wrote before was read").hasSize(1);
    assertThat(told.get(0).has("ended")).isTrue();
    assertThat(Window.shown(during)).as("what they wrote meanwhile was read").hasSize(1);
    assertThat(Window.shown(later).isMissingNode()).as("nothing of theirs was read").isTrue();
    world.restart();
    assertThat(Window.shown(cabinet.ana)).hasSize(1);
    assertThat(Window.shown(later).isMissingNode()).isTrue();
  }
}
