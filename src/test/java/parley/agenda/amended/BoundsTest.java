package parley.agenda.amended;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting;
import parley.agenda.Meeting.At;
import parley.agenda.Proposing;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** How much may be proposed, and what is no proposal. */
class BoundsTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.ATTRIBUTED.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nobodyKeepsOthersFromProposing() {
    Proposing on = Proposing.adopted(in, false, "Water");
    String water = on.item("Water");
    for (int i = 0; i < 10; i++) {
      String title = "Water " + i;
      on.proposed(in.ana, c -> on.retitle(c, water, "Ana's " + title));
      on.proposed(in.ben, c -> on.retitle(c, water, "Ben's " + title));
    }
    Consumer<ArrayNode> more = c -> Proposing.add(c, "a", "Air");
    on.proposes(in.usa, more).refused(400, "bad-field"); // twenty wait for an answer
    String first = on.read(in.ana).at("/amendments/0/id").textValue();
    on.accepted(first);
    assertThat(on.read(in.usa).get("stale")).hasSize(19);
    in.olga.removes(World.participant(in.ben)).ok();
    assertThat(on.proposes(in.usa, more).status()).isEqualTo(201);
    on.proposed(in.ana, more); // one of her ten was accepted; the oldest of all makes way
    on.proposes(in.ana, more).refused(400, "bad-field");
    String second = on.read(in.ana).at("/amendments/0/id").textValue();
    on.withdraws(in.ana, second).ok();
    on.proposes(in.ana, more).ok();
    assertThat(on.read(in.ana).get("amendments")).hasSize(20);
    assertThat(on.read(in.ana).get("stale")).hasSize(17);
    List<JsonNode> settled = on.settled(in.ana);
    assertThat(settled.stream().map(one -> one.at("/adoption/state").textValue()))
        .containsExactly("withdrawn", "overtaken", "adopted");
    JsonNode overtaken = settled.get(1);
    assertThat(overtaken.at("/changes/0/then/title").textValue()).isEqualTo("Ben's Water 0");
    on.answers(in.usa, overtaken.get("id").textValue(), "support").refused(409, "frozen");
  }

  @Test
  void whatWasHiddenOfAnOvertakenProposalStaysHidden() {
    Proposing on = Proposing.adopted(in, true, "Water");
    String water = on.item("Water");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String title = "Water " + i;
      all.add(on.proposed(in.ana, c -> on.retitle(c, water, "Ana's " + title)));
      all.add(on.proposed(in.ben, c -> on.retitle(c, water, "Ben's " + title)));
    }
    on.answers(in.usa, all.get(1), "object").ok();
    on.accepted(all.getFirst());
    Consumer<ArrayNode> more = c -> Proposing.add(c, "a", "Air");
    on.proposed(in.usa, more);
    on.proposed(in.ana, more);
    for (Person reader : List.of(in.usa, in.rus, in.ana, in.ben)) {
      JsonNode overtaken = on.settled(reader).getFirst();
      assertThat(overtaken.get("id").textValue()).isEqualTo(all.get(1));
      assertThat(overtaken.at("/adoption/state").textValue()).isEqualTo("overtaken");
      JsonNode parties = overtaken.at("/adoption/parties");
      assertThat(parties.findValues("heard")).isEmpty();
      assertThat(parties.findValues("consent")).isEmpty();
      assertThat(overtaken.at("/adoption").has("mine")).isEqualTo(reader.equals(in.usa));
    }
  }

  @Test
  void whatIsSettledIsReadWhenItIsAskedFor() {
    Proposing on = Proposing.adopted(in, false, "Water");
    for (int i = 0; i < 21; i++) {
      String title = "Air " + i;
      on.withdraws(in.ben, on.proposed(in.ben, c -> Proposing.add(c, "a", title))).ok();
    }
    String fire = on.proposed(in.ben, c -> Proposing.add(c, "a", "Fire"));
    String earth = on.proposed(in.ben, c -> Proposing.add(c, "a", "Earth"));
    try (Ear ear = in.ana.listens(in.ana.enters().cursor())) {
      ear.hears("subscribed");
      on.answers(in.usa, fire, "object").ok();
      JsonNode told = ear.hears("agendaChanged").get("amended");
      assertThat(told.get("amendments")).hasSize(1);
      assertThat(told.at("/amendments/0/id").textValue()).isEqualTo(earth);
      assertThat(told.get("settled").intValue()).isEqualTo(22);
    }
    String path = Meeting.agenda(in.ana, on.session()) + "/amendments";
    assertThat(in.ana.get(path).ok().get("amendments")).hasSize(20);
    List<JsonNode> settled = on.settled(in.ana);
    assertThat(settled).hasSize(22);
    assertThat(settled.getFirst().get("id").textValue()).isEqualTo(fire);
    assertThat(settled.getFirst().has("own")).isFalse();
    assertThat(on.settled(in.ben).getFirst().get("own").booleanValue()).isTrue();
    in.ana.get(path + "?before=" + earth).refused(404, "not-found"); // it is open
  }

  @Test
  void anAmendedAgendaHasAnEndToo() {
    String session = in.session("Long");
    for (int i = 0; i < 199; i++) {
      Meeting.proposes(in.ana, session, "Item " + i).ok();
    }
    Proposing on = Proposing.adopts(in, session, false);
    on.proposes(
            in.ben,
            c -> {
              Proposing.add(c, "a", "Air");
              Proposing.add(c, "b", "Fire");
            })
        .refused(400, "bad-field");
    String air = on.proposed(in.ben, c -> Proposing.add(c, "a", "Air"));
    String fire = on.proposed(in.ben, c -> Proposing.add(c, "a", "Fire"));
    on.accepted(air);
    on.answers(in.usa, fire, "support").ok();
    on.answers(in.rus, fire, "support").refused(400, "bad-field");
    assertThat(Meeting.reads(in.ben, session).ok().get("items")).hasSize(200);
    assertThat(on.read(in.ben).get("editions")).hasSize(2);
  }

  @Test
  void whatChangesNothingOrTwiceIsNoProposal() {
    Proposing on = Proposing.adopted(in, false, "Water", "Air", "Fire");
    String water = on.item("Water");
    String air = on.item("Air");
    on.proposes(in.ben, c -> Proposing.move(c, air, air)).refused(400, "bad-field");
    on.proposes(in.ben, c -> Proposing.move(c, air, water)).refused(409, "nothing-changes");
    on.proposes(in.ben, c -> c.addObject().put("kind", "move").put("item", water))
        .refused(409, "nothing-changes");
    on.proposes(
            in.ben,
            c -> {
              on.retitle(c, water, "Rivers");
              Proposing.remove(c, water);
            })
        .refused(400, "bad-field");
    assertThat(on.read(in.ben).get("amendments")).isEmpty();
    on.proposes(in.ben, c -> Proposing.move(c, water, air)).ok();
  }

  @Test
  void whoLeadsStaysWhereTheyAreNotShown() {
    String session = in.session("Led");
    At water = Meeting.proposed(in.ana, session, "Water");
    ObjectNode led = in.ana.change().put("title", "Water").put("minutes", 20);
    led.putObject("lead").put("name", "Ana Ivanova");
    led.putArray("affected");
    water.put(in.ana, "", led).ok();
    Proposing on = Proposing.adopts(in, session, false);
    in.usa.tightens(World.rule(Rule.Preset.NOT_FOR_ATTRIBUTION.rule())).ok();
    assertThat(water.read(in.ben).has("lead")).isFalse();
    String rivers = on.proposed(in.ben, c -> on.retitle(c, water.item(), "Rivers"));
    assertThat(Meeting.reads(in.ben, session).ok().toString()).doesNotContain("Ivanova");
    on.accepted(rivers);
    ObjectNode body = in.usa.change();
    body.set("rule", World.rule(Rule.Preset.ATTRIBUTED.rule()));
    JsonNode asked = in.usa.put(in.usa.place().path() + "/loosening", body).ok();
    String approvals = "/api/forums/" + in.rus.place().forum() + "/approvals/";
    ObjectNode yes = in.rus.change().put("agrees", true);
    in.rus.put(approvals + asked.get("approval").textValue() + "/answer", yes).done();
    for (Person reader : List.of(in.ben, in.usa)) {
      JsonNode now = water.read(reader);
      assertThat(now.get("title").textValue()).isEqualTo("Rivers");
      assertThat(now.at("/lead/name").textValue()).isEqualTo("Ana Ivanova");
    }
  }
}
