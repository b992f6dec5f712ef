package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting.At;
import parley.draft.TextHome;
import parley.draft.TextHome.Access;
import parley.draft.TextHome.Standing;
import parley.forum.Feature;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/** The items of an agenda: their order, what they belong to, and where they go. */
class AgendaTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;
  private String session;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
    session = in.session("First");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> order() {
    return Meeting.titles(Meeting.reads(in.oscar, session).ok());
  }

  @Test
  void whoDraftsProposesAndPutsInOrder() {
    Meeting.proposes(in.oscar, session, "Watch").refused(403, "forbidden");
    Meeting.proposes(in.olga, session, "Organise").refused(403, "forbidden");
    At water = Meeting.proposed(in.ana, session, "Water");
    At air = Meeting.proposed(in.ben, session, "Air");
    At fire = Meeting.proposed(in.usa, session, "Fire");
    assertThat(order()).containsExactly("Water", "Air", "Fire");
    ObjectNode behind = in.ben.change().put("after", water.item());
    fire.put(in.oscar, "place", behind).refused(403, "forbidden");
    fire.put(in.ben, "place", behind).ok();
    fire.put(in.ben, "place", behind.put("command", Ids.random())).refused(409, "nothing-changes");
    assertThat(order()).containsExactly("Water", "Fire", "Air");
    air.put(in.ana, "place").ok();
    assertThat(order()).containsExactly("Air", "Water", "Fire");
    air.put(in.ana, "place", in.ana.change().put("after", Ids.random())).refused(404, "not-found");
    JsonNode page = Meeting.reads(in.ana, session).ok();
    assertThat(page.at("/session/items").intValue()).isEqualTo(3);
    assertThat(page.at("/session/minutesPlanned").intValue()).isEqualTo(60);
  }

  @Test
  void anItemIsMergedSplitDroppedAndTakenUpAgain() {
    At water = Meeting.proposed(in.ana, session, "Water");
    At air = Meeting.proposed(in.ana, session, "Air");
    water
        .put(in.ben, "merger", in.ben.change().put("into", water.item()))
        .refused(400, "bad-field");
    water.put(in.ben, "merger", in.ben.change().put("into", air.item())).ok();
    assertThat(water.read(in.ana).get("into").textValue()).isEqualTo(air.item());
    assertThat(order()).containsExactly("Air", "Water");
    water.put(in.ben, "place").refused(409, "frozen");
    water.put(in.ben, "restoration").ok();
    assertThat(order()).containsExactly("Water", "Air");
    water.put(in.ben, "restoration").refused(409, "nothing-changes");
    ObjectNode split = in.ana.change().put("title", "Dams").put("minutes", 5);
    split.put("from", water.item()).set("notes", Person.words("The upper one first"));
    JsonNode dams = in.ana.post(Meeting.agenda(in.ana, session) + "/items", split).ok();
    assertThat(dams.at("/item/from/item").textValue()).isEqualTo(water.item());
    assertThat(order()).containsExactly("Water", "Dams", "Air");
    assertThat(standing(in.ana, dams.at("/item/id").textValue()).initial()).isNotNull();
    water.put(in.oscar, "withdrawal").refused(403, "forbidden");
    water.put(in.ben, "withdrawal").ok();
    water.put(in.ben, "withdrawal").refused(409, "frozen");
    assertThat(water.read(in.ana).get("state").textValue()).isEqualTo("dropped");
    assertThat(Meeting.lists(in.ana).ok().at("/sessions/0/items").intValue()).isEqualTo(2);
  }

  @Test
  void whatIsCarriedOverKeepsItsIdItsTextAndItsHistory() {
    At water = Meeting.proposed(in.ana, session, "Water");
    water.bids(in.ana, "expert").ok();
    water.bids(in.ben, "nonPaper").ok();
    String later = in.session("Second");
    ObjectNode into = in.ben.change().put("session", later);
    water.put(in.oscar, "deferral", into).refused(403, "forbidden");
    try (var ear = in.ana.listens(in.ana.enters().cursor())) {
      ear.hears("subscribed");
      water.put(in.ben, "deferral", into).ok();
      assertThat(ear.hears("itemChanged").at("/item/state").textValue()).isEqualTo("deferred");
      assertThat(ear.hears("itemChanged").at("/item/from/session").textValue()).isEqualTo(session);
    }
    JsonNode there = new At(later, water.item()).read(in.ana);
    assertThat(there.get("title").textValue()).isEqualTo("Water");
    assertThat(there.at("/ripeness/shown")).hasSize(2);
    assertThat(water.read(in.ana).get("into").textValue()).isEqualTo(later);
    assertThat(Meeting.lists(in.ana).ok().at("/sessions").findValuesAsText("items"))
        .containsExactlyInAnyOrder("0", "1");
    assertThat(standing(in.ana, water.item()).access()).isEqualTo(Access.WRITES);
    water.put(in.ben, "restoration").refused(400, "bad-field");
    ObjectNode back = in.ben.change().put("session", session);
    new At(later, water.item()).put(in.ben, "deferral", back).ok();
    assertThat(water.read(in.ana).get("state").textValue()).isEqualTo("planned");
    assertThat(water.read(in.ana).at("/from/session").textValue()).isEqualTo(later);
  }

  @Test
  void whomItConcernsIsSaidSeatedOrNot() {
    At water = Meeting.proposed(in.ana, session, "Water");
    ObjectNode body = in.ana.change().put("title", "Rivers").put("minutes", 30);
    body.putObject("lead").put("name", "Ben");
    body.putArray("affected").addObject().put("party", "RU");
    body.withArray("affected").addObject().put("party", "AF").put("name", "Afghan water users");
    water.put(in.oscar, "", body).refused(403, "forbidden");
    water.put(in.ana, "", body).ok();
    water.put(in.ana, "", body.put("command", Ids.random())).refused(409, "nothing-changes");
    JsonNode read = water.read(in.oscar);
    assertThat(read.get("affected").findValuesAsText("seated")).containsExactly("true", "false");
    assertThat(read.at("/lead/name").textValue()).isEqualTo("Ben");
    body.put("command", Ids.random()).putObject("lead").put("name", "Ben").put("party", "RU");
    water.put(in.ana, "", body).refused(400, "bad-field");
    Rule parties =
        new Rule(
            Rule.Inside.PARTY,
            Rule.OutsideUse.NONE,
            Rule.ParticipantList.CLOSED,
            Rule.Existence.OPEN);
    in.olga.tightens(World.rule(parties)).ok();
    assertThat(water.read(in.oscar).has("lead")).isFalse();
    body.putObject("lead").put("name", "Ana");
    water.put(in.ana, "", body).refused(400, "bad-field");
  }

  @Test
  void threadsAreLinkedThatAreThere() {
    At water = Meeting.proposed(in.ana, session, "Water");
    String thread = in.ben.opensThread("Rivers").ok().at("/thread/id").textValue();
    ObjectNode links = in.ana.change();
    links.putArray("threads").add(thread).add(Ids.random());
    water.put(in.ana, "links", links).refused(400, "bad-field");
    links.putArray("threads").add(thread);
    water.put(in.oscar, "links", links).refused(403, "forbidden");
    water.put(in.ana, "links", links).ok();
    assertThat(water.read(in.oscar).at("/threads/0/title").textValue()).isEqualTo("Rivers");
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "US", "participant", "now").ok();
    water.bids(in.ana, "expert").ok();
    water.put(in.ana, "links", links.put("command", Ids.random())).ok();
    assertThat(water.read(late).at("/threads/0").has("title")).isFalse();
    String twice = Ids.random();
    links.put("command", twice).withArray("threads").add(thread);
    water.put(in.ana, "links", links).refused(400, "bad-field");
  }

  @Test
  void textsAreOpenToThoseWhoMayAndFrozenWhenSettled() {
    At water = Meeting.proposed(in.ana, session, "Water");
    JsonNode page = Meeting.reads(in.usa, session).ok();
    String introduction = page.get("introduction").textValue();
    String summary = page.at("/summary/text").textValue();
    for (String text : List.of(introduction, water.item())) {
      assertThat(standing(in.ana, text).access()).isEqualTo(Access.WRITES);
      assertThat(standing(in.oscar, text).access()).isEqualTo(Access.READS);
    }
    assertThat(standing(in.usa, summary).access()).isEqualTo(Access.WRITES);
    assertThat(text(in.ana, summary)).isNull();
    // what not all of the room know of has no margin that all would be told of
    String margin = in.usa.place().path() + "/comments/" + summary;
    in.usa.get(margin).refused(404, "not-found");
    in.ana.get(margin).refused(404, "not-found");
    assertThat(text(in.ana, Ids.random())).isNull();
    assertThat(Meeting.reads(in.ana, session).ok().get("summary").has("text")).isFalse();
    Meeting.asks(in.usa, session, false).ok();
    assertThat(standing(in.ana, introduction).access()).isEqualTo(Access.FROZEN);
    assertThat(standing(in.ana, water.item()).access()).isEqualTo(Access.FROZEN);
    String agenda = Meeting.agenda(in.usa, session);
    in.usa.put(agenda + "/adoption/withdrawal", in.usa.change()).ok();
    assertThat(standing(in.ana, water.item()).access()).isEqualTo(Access.WRITES);
    in.ana.put(agenda + "/summary/issue", in.ana.change()).refused(403, "forbidden");
    in.usa.put(agenda + "/summary/issue", in.usa.change()).ok();
    in.usa.put(agenda + "/summary/issue", in.usa.change()).refused(409, "nothing-changes");
    assertThat(standing(in.ana, summary).access()).isEqualTo(Access.FROZEN);
    in.ana.get(margin).ok();
    in.usa.put(in.usa.place().path() + "/lock", in.usa.change().put("locked", true)).ok();
    assertThat(standing(in.ana, water.item()).access()).isEqualTo(Access.READS);
    water.put(in.ana, "withdrawal").refused(409, "locked");
  }

  @Test
  void anOutcomeIsRecordedByWhoPlans() {
    At water = Meeting.proposed(in.ana, session, "Water");
    ObjectNode agreed = in.ana.change().put("outcome", "agreed");
    water.put(in.ana, "outcome", agreed).refused(403, "forbidden");
    water.put(in.usa, "outcome", agreed).ok();
    assertThat(water.read(in.oscar).get("outcome").textValue()).isEqualTo("agreed");
    water
        .put(in.usa, "outcome", agreed.put("command", Ids.random()))
        .refused(409, "nothing-changes");
  }

  private Standing standing(Person person, String text) {
    return Objects.requireNonNull(text(person, text));
  }

  private @Nullable Standing text(Person person, String text) {
    Seat seat = world.parley().forums().seat(world.account(person), person.place().forum());
    for (Feature<?> feature : seat.forum().features()) {
      if (feature instanceof TextHome home) {
        return home.text(seat, person.place().room(), text);
      }
    }
    throw new AssertionError("no feature has texts");
  }
}
