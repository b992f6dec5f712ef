package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
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

/** Who may not know of a room does not hear that it burned, in a text of another one neither. */
class QuietBurnTest {
  @TempDir Path directory;
  private World world;
  private Cabinet cabinet;
  private Person writes;
  private String text;

  @BeforeEach
  void open() {
    world = new World(directory);
    cabinet = new Cabinet(world);
    writes = cabinet.in.usa;
    text = Chancery.draft(writes, "Of all", "author");
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Listens to the text, behind all steps of which there is no fence yet. */
  private Ear listens() {
    Chancery.writes(writes, text, "More ").ok();
    ObjectNode ask = Reply.JSON.createObjectNode().put("type", "subscribe");
    ask.put("forum", writes.place().forum()).put("room", writes.place().room());
    Ear ear = Ear.open(writes.base(), writes.cookie());
    ear.say(ask.put("text", text).put("cursor", "" + Chancery.version(writes, text)));
    ear.hears("subscribed");
    return ear;
  }

  private static void hearsNothing(Ear ear) {
    List<JsonNode> heard = ear.heardSoFar();
    heard.removeIf(frame -> frame.path("type").asText().equals("forumsChanged"));
    assertThat(heard).isEmpty();
  }

  @Test
  void aCaucusThatBurnsFencesNoTextOfThePlenary() {
    Person home = cabinet.in.caucus(cabinet.in.rus);
    Person again = home.again(Ids.random());
    try (Ear ear = listens()) {
      Cabinet.burns(again).ok();
      hearsNothing(ear);
      Cabinet.burns(again).ok();
      hearsNothing(ear);
    }
  }

  @Test
  void anAnswerThatIsRepeatedFencesNoTextOfThePlenary() {
    String approval = Asking.approval(Cabinet.burns(cabinet.usa));
    Person rus = cabinet.rus.again(Ids.random());
    try (Ear ear = listens()) {
      Asking.answers(rus, approval, true).done();
      hearsNothing(ear);
      Asking.answers(rus, approval, true).done();
      hearsNothing(ear);
    }
  }

  @Test
  void whatTakesARightAwayEverywhereFencesItAgain() {
    Person olga = cabinet.in.olga.again(Ids.random());
    String path = "/api/forums/" + olga.place().forum() + "/people/";
    String ana = path + World.participant(cabinet.in.ana) + "/suspension";
    try (Ear ear = listens()) {
      olga.put(ana, olga.change()).ok();
      ear.hears("fenced");
      Chancery.writes(writes, text, "Again ").ok();
      ear.hears("stepped");
      olga.put(ana, olga.change()).ok();
      ear.hears("fenced");
    }
  }
}
