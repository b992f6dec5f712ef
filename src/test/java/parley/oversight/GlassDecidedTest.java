package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/** Who decides that a room is opened, what they learn of it, and what is left of the reason. */
class GlassDecidedTest {
  @TempDir Path directory;
  private World world;
  private Cabinet cabinet;
  private Person ben;

  @BeforeEach
  void open() {
    world = new World(directory);
    cabinet = new Cabinet(world);
    ben = cabinet.in.ben.in(cabinet.ana.place());
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** An organiser who is a co-chair of the United States as well, and not in the room. */
  private Person both() {
    Person person = world.visitor("both").in(ben.place());
    ObjectNode body = cabinet.in.olga.change().put("email", world.email(person));
    body.put("capacity", "personal").put("horizon", "all").put("party", "US");
    body.putArray("roles").add("organiser").add("coChair");
    body.putArray("groups");
    cabinet.in.olga.post(World.people(cabinet.in.olga.place()), body).ok();
    return person;
  }

  private String line(Person person) {
    return Asking.waiting(person).get(0).toString();
  }

  private void takesOut(Person person) {
    String member = person.place().path() + "/members/" + World.participant(person);
    Person olga = cabinet.in.olga;
    olga.put(member + "/removal", olga.change()).done();
  }

  @Test
  void whoeverIsNotInTheRoomConsentsForNobodyInIt() {
    Person both = both();
    String asked = Asking.approval(Window.asks(both, ben, 1));
    assertThat(line(cabinet.rus)).contains("\"agreed\":[]").contains("[\"RU\",\"US\"]");
    Asking.answers(both, asked, true).refused(403, "forbidden");
    Asking.answers(cabinet.rus, asked, true).done();
    ben.enters().refused(404, "not-found");
    assertThat(Asking.waiting(cabinet.usa).get(0).get("yours").booleanValue()).isTrue();
    Asking.answers(cabinet.usa, asked, true).done();
    ben.enters().ok();
  }

  @Test
  void aMomentAfterItIsOverItIsAskedForAnew() {
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    Window.asks(cabinet.usa, ben, 1).refused(409, "nothing-changes");
    world.later(Duration.ofHours(1)); // that it is over is noted later, and not waited for
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    ben.enters().ok();
  }

  @Test
  void whereOnePartyIsInTheRoomItsOwnConsents() {
    takesOut(cabinet.rus);
    String asked = Asking.approval(Window.asks(both(), ben, 1));
    ben.enters().refused(404, "not-found");
    Asking.answers(cabinet.usa, asked, true).done();
    ben.enters().ok();
  }

  @Test
  void whoeverAskedAndWasTakenOutLearnsNothingMoreOfTheRoom() {
    String asked = Asking.approval(Window.asks(cabinet.usa, ben, 1));
    assertThat(Asking.waiting(cabinet.usa)).hasSize(1);
    takesOut(cabinet.usa);
    assertThat(Asking.waiting(cabinet.usa)).isEmpty();
    var never = Asking.answers(cabinet.usa, Ids.random(), true);
    assertThat(Asking.answers(cabinet.usa, asked, true).seen()).isEqualTo(never.seen());
  }

  @Test
  void oneQuestionWaitsForOneReaderAndNothingIsAgreedToThatOpensNothing() {
    Window.asks(cabinet.usa, ben, 24).ok();
    Window.asks(cabinet.rus, ben, 72).refused(409, "nothing-changes");
    Person amy = cabinet.in.amy.in(ben.place());
    String other = Asking.approval(Window.asks(cabinet.usa, amy, 1));
    var body = cabinet.in.olga.change().put("all", false);
    body.putArray("participants").add(World.participant(amy));
    cabinet.in.olga.put(ben.place().path() + "/members", body).done();
    Asking.answers(cabinet.rus, other, true).refused(409, "nothing-changes");
    assertThat(cabinet.usa.get(cabinet.forum() + "/log").text()).doesNotContain("\"approved\"");
    Asking.answers(cabinet.rus, other, false).done();
  }

  /** How many contents of the journal are left. */
  private long contents() {
    long found = 0;
    try (MongoClient client = MongoClients.create(world.database())) {
      for (Document batch : client.getDatabase("parley").getCollection("journal").find()) {
        for (Document entry : batch.getList("entries", Document.class)) {
          found += entry.containsKey("c") && entry.get("c") != null ? 1 : 0;
        }
      }
    }
    return found;
  }

  @Test
  void whatWasDeclinedLeavesNoReason() {
    final long before = contents();
    String asked = Asking.approval(Window.asks(cabinet.usa, ben, 1));
    assertThat(contents()).as("kept apart from the structure").isEqualTo(before + 1);
    world.restart();
    assertThat(line(cabinet.rus)).contains(Window.REASON);
    String cursor = cabinet.ana.enters().cursor();
    Asking.answers(cabinet.rus, asked, false).done();
    assertThat(contents()).isEqualTo(before);
    assertThat(cabinet.ana.enters().cursor()).as("nobody was told of it").isEqualTo(cursor);
  }

  /** Also while somebody reads through it, which ends when it was to. */
  @Test
  void twoPartiesTakeTheReasonOutForGood() {
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    final long before = contents();
    String glass = Window.shown(cabinet.ana).get(0).get("id").textValue();
    Leavings.asks(cabinet.ana, glass).refused(403, "forbidden");
    Leavings.asks(ben, glass).refused(404, "not-found");
    Leavings.asks(cabinet.in.usa, glass).refused(404, "not-found");
    var asked = Leavings.asks(cabinet.usa, glass);
    assertThat(line(cabinet.rus)).contains("\"what\":\"reason\"");
    Asking.answers(cabinet.rus, Asking.approval(asked), true).done();
    assertThat(contents()).as("as it was asked and as it was done").isEqualTo(before - 2);
    assertThat(cabinet.ana.enters().text()).contains(glass).doesNotContain(Window.REASON);
    Leavings.asks(cabinet.usa, glass).refused(404, "not-found");
    ben.enters().ok();
    world.restart();
    assertThat(cabinet.ana.enters().text()).contains(glass).doesNotContain(Window.REASON);
    ben.enters().ok();
    try (var ear = cabinet.ana.listens(null)) {
      ear.hears("subscribed");
      world.later(Duration.ofHours(1));
      JsonNode told = ear.hears("audienceChanged").at("/audience/glasses/0");
      assertThat(told.has("ended")).isTrue();
    }
    ben.enters().refused(404, "not-found");
  }

  @Test
  void whatWaitedIsSettledWhenItIsDoneByOneAlone() {
    Window.asks(cabinet.usa, ben, 24).ok();
    takesOut(cabinet.rus);
    assertThat(Window.asks(cabinet.usa, ben, 1).ok().has("approval")).isFalse();
    ben.enters().ok();
    assertThat(Asking.waiting(cabinet.usa)).isEmpty();
  }

  /** The list goes farther back than what is sent each time that the audience changes. */
  @Test
  void fewOfThoseThatAreOverGoWithEachFrameAndTheLogKeepsItsReasons() {
    for (int i = 0; i < 7; i++) {
      Window.opens(cabinet.usa, cabinet.rus, ben, 1);
      JsonNode all = Window.shown(cabinet.usa);
      Window.ends(cabinet.usa, all.get(all.size() - 1).get("id").textValue()).done();
    }
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    JsonNode shown = Window.shown(cabinet.ana);
    assertThat(shown).hasSize(6);
    assertThat(shown.get(5).has("ended")).isFalse();
    JsonNode listed = cabinet.ana.get(cabinet.ana.place().path() + "/audience").ok();
    assertThat(listed.at("/audience/glasses")).hasSize(8);
    JsonNode log = cabinet.usa.get(cabinet.forum() + "/log").ok();
    assertThat(log.findValuesAsText("reason")).hasSize(8).containsOnly(Window.REASON);
  }

  @Test
  void theReasonIsKeptAsLongAsWhatIsSaid() {
    String here = cabinet.usa.place().path();
    ObjectNode days = cabinet.usa.change().put("days", 30).put("offRecordDays", 0);
    String kept = Asking.approval(cabinet.usa.put(here + "/retention", days));
    Asking.answers(cabinet.rus, kept, true).done();
    try (var ear = cabinet.ana.listens(cabinet.ana.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(32));
      ear.hears("startOver");
    }
    final long before = contents();
    Window.opens(cabinet.usa, cabinet.rus, ben, 1);
    assertThat(contents()).as("asked and done").isEqualTo(before + 2);
    String glass = Window.shown(cabinet.ana).get(0).get("id").textValue();
    Window.ends(cabinet.usa, glass).done();
    world.later(Duration.ofDays(20));
    assertThat(cabinet.ana.enters().text()).contains(Window.REASON);
    assertThat(cabinet.usa.get(cabinet.forum() + "/log").text()).contains(Window.REASON);
    try (var ear = cabinet.ana.listens(cabinet.ana.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(12));
      ear.hears("startOver");
    }
    assertThat(cabinet.ana.enters().text()).contains(glass).doesNotContain(Window.REASON);
    assertThat(cabinet.usa.get(cabinet.forum() + "/log").text())
        .contains("glassBroken")
        .doesNotContain(Window.REASON);
    assertThat(contents()).isEqualTo(before);
    world.restart();
    assertThat(cabinet.ana.enters().text()).contains(glass).doesNotContain(Window.REASON);
  }
}
