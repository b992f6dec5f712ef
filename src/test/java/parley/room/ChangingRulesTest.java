package parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** A room's rule as it changes: off the record and back, stricter, freer, and both at once. */
class ChangingRulesTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person usa;
  private Person ana;
  private Person ben;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    usa = world.visitor("usa").in(olga.place());
    world.seats(olga, usa, "US", "coChair", "all").ok();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void offRecord(boolean off) {
    String record = ana.place().path() + "/record";
    usa.put(record, usa.change().put("offRecord", off)).ok();
  }

  private void loosens(Rule rule) {
    ObjectNode body = olga.change();
    body.set("rule", World.rule(rule));
    olga.put(olga.place().path() + "/loosening", body).ok();
  }

  @Test
  void offTheRecordIsStampedAndComingBackIsAsked() {
    String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
    String record = ana.place().path() + "/record";
    ana.put(record, ana.change().put("offRecord", true)).refused(403, "forbidden");
    usa.put(record, usa.change().put("offRecord", true)).ok();
    JsonNode room = ana.enters().ok();
    assertThat(room.at("/audience/rule/preset").textValue()).isEqualTo("offTheRecord");
    assertThat(room.at("/audience/state").has("offRecord")).isTrue();
    Person off = ana.seeing(ana.enters().cursor());
    JsonNode said = off.contributes(thread, "Frankly").ok().get("contribution");
    assertThat(said.at("/rule/outsideUse").textValue()).isEqualTo("none");
    usa.put(record, usa.change().put("offRecord", false)).ok();
    off.contributes(thread, "Still frankly").refused(409, "audience-changed");
    assertThat(ana.enters().ok().at("/rule/outsideUse").textValue()).isEqualTo("unattributed");
    for (JsonNode one : ben.reads(thread).ok().get("contributions")) {
      boolean frank = one.get("id").equals(said.get("id"));
      assertThat(one.at("/rule/outsideUse").textValue()).isEqualTo(frank ? "none" : "unattributed");
    }
  }

  @Test
  void whatIsTightenedOffTheRecordStaysTight() {
    offRecord(true);
    ObjectNode hidden = usa.change();
    Rule rule =
        new Rule(
            Rule.Inside.PARTY,
            Rule.OutsideUse.NONE,
            Rule.ParticipantList.CLOSED,
            Rule.Existence.OPEN);
    hidden.set("rule", World.rule(rule));
    usa.put(ana.place().path() + "/rule", hidden).ok();
    offRecord(false);
    JsonNode back = ana.enters().ok().get("rule");
    assertThat(back.get("inside").textValue()).isEqualTo("party");
    assertThat(back.get("outsideUse").textValue()).isEqualTo("unattributed");
  }

  @Test
  void whatIsLoosenedOffTheRecordHoldsFromThenOnTheRecord() {
    offRecord(true);
    loosens(Rule.Preset.ATTRIBUTED.rule());
    JsonNode off = ana.enters().ok();
    assertThat(off.at("/audience/state").has("offRecord")).isTrue();
    assertThat(off.at("/rule/outsideUse").textValue()).isEqualTo("none");
    assertThat(off.at("/rule/participantList").textValue()).isEqualTo("closed");
    offRecord(false);
    assertThat(ana.enters().ok().at("/rule/preset").textValue()).isEqualTo("attributed");
  }

  @Test
  void aRuleThatHidesNamesInExchangeForMoreIsReadAnew() {
    String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      loosens(Rule.Preset.NOT_FOR_ATTRIBUTION.rule());
      ear.hears("startOver");
    }
    JsonNode author = ben.reads(thread).ok().at("/contributions/0/author");
    assertThat(author.has("name")).isFalse();
    assertThat(author.get("party").textValue()).isEqualTo("US");
  }
}
