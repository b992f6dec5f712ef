package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** When a room meets, by whose clocks, and who comes. */
class SessionsTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whoPlansPlansAndTheOthersRead() {
    Meeting.plans(in.ana, "Second").refused(403, "forbidden");
    Meeting.plans(in.oscar, "Second").refused(403, "forbidden");
    Person again = in.usa.again(Ids.random());
    ObjectNode body = Meeting.plan(again, "Second", Duration.ofDays(7));
    body.put("place", "Room 12").put("call", "https://call.example/12");
    JsonNode made = again.post(Meeting.sessions(again), body).ok().at("/sessions/0");
    assertThat(again.post(Meeting.sessions(again), body).ok().at("/sessions/0")).isEqualTo(made);
    String session = made.get("id").textValue();
    String first = in.session("First");
    Meeting.session(in.usa, first);
    ObjectNode sooner = Meeting.plan(in.usa, "First", Duration.ofDays(2)).put("minutes", 60);
    in.usa.put(Meeting.session(in.usa, first), sooner).ok();
    in.ben
        .put(Meeting.session(in.ben, first), Meeting.plan(in.ben, "Mine", Duration.ofDays(2)))
        .refused(403, "forbidden");
    JsonNode list = Meeting.lists(in.oscar).ok();
    assertThat(list.at("/sessions/0/title").textValue()).isEqualTo("First");
    assertThat(list.at("/sessions/0/minutes").intValue()).isEqualTo(60);
    assertThat(list.at("/sessions/1")).isEqualTo(made);
    assertThat(list.get("mayPlan").booleanValue()).isFalse();
    assertThat(Meeting.lists(in.usa).ok().get("mayPlan").booleanValue()).isTrue();
    String cancel = Meeting.session(in.usa, session) + "/cancellation";
    in.ana.put(cancel, in.ana.change()).refused(403, "forbidden");
    in.usa.put(cancel, in.usa.change()).ok();
    in.usa.put(cancel, in.usa.change()).refused(409, "nothing-changes");
    assertThat(Meeting.lists(in.ana).ok().at("/sessions/1/state").textValue())
        .isEqualTo("cancelled");
    Meeting.attends(in.ana, session, "coming").refused(409, "frozen");
    Meeting.proposes(in.ana, session, "Too late").refused(409, "frozen");
  }

  @Test
  void aSeriesKeepsTheHourWhenTheClocksChange() {
    ObjectNode body = in.usa.change().put("title", "Monthly").put("minutes", 60);
    body.put("starts", "2027-03-10T14:00:00.000Z").put("zone", "Europe/Vienna");
    body.putObject("repeat").put("weeks", 4).put("times", 3);
    JsonNode made = in.usa.post(Meeting.sessions(in.usa), body).ok().get("sessions");
    assertThat(made.findValuesAsText("starts"))
        .containsExactly(
            "2027-03-10T14:00:00.000Z", "2027-04-07T13:00:00.000Z", "2027-05-05T13:00:00.000Z");
    assertThat(made.findValuesAsText("number")).containsExactly("1", "2", "3");
    assertThat(made.at("/2/previous")).isEqualTo(made.at("/1/id"));
    body.put("command", Ids.random()).remove("zone");
    in.usa.post(Meeting.sessions(in.usa), body).refused(400, "bad-field");
    body.put("command", Ids.random()).put("zone", "Mars/Base");
    in.usa.post(Meeting.sessions(in.usa), body).refused(400, "bad-field");
    body.put("zone", "UTC").putObject("repeat").put("weeks", 1).put("times", 27);
    in.usa.post(Meeting.sessions(in.usa), body).refused(400, "bad-field");
  }

  @Test
  void everybodySaysWhetherTheyComeAndTheLastAnswerCounts() {
    String session = in.session("First");
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      Meeting.attends(in.ana, session, "coming").ok();
      JsonNode mine = Meeting.attends(in.ana, session, "not").ok().get("session");
      assertThat(mine.get("mine").textValue()).isEqualTo("not");
      Meeting.attends(in.oscar, session, "alternate").ok();
      JsonNode told = ear.hearsUpTo("sessionChanged").getLast();
      assertThat(told.toString()).doesNotContain("mine");
    }
    Meeting.attends(in.ben, session, "coming").ok();
    JsonNode read = Meeting.lists(in.olga).ok().at("/sessions/0");
    assertThat(read.has("mine")).isFalse();
    assertThat(read.get("attendance").toString())
        .isEqualTo(
            "[{\"party\":\"RU\",\"coming\":1,\"alternate\":0,\"not\":0},"
                + "{\"party\":\"US\",\"coming\":0,\"alternate\":0,\"not\":1},"
                + "{\"coming\":0,\"alternate\":1,\"not\":0}]");
    assertThat(read.get("people").findValuesAsText("answer"))
        .containsExactlyInAnyOrder("not", "coming", "alternate");
    in.olga.removes(World.participant(in.oscar)).ok();
    JsonNode without = Meeting.lists(in.ben).ok().at("/sessions/0");
    assertThat(without.get("people").findValuesAsText("answer"))
        .containsExactlyInAnyOrder("not", "coming");
    assertThat(without.get("attendance")).hasSize(2);
  }

  @Test
  void whereNobodyIsNamedAnswersAreOnlyCounted() {
    String session = in.session("First");
    Meeting.attends(in.ana, session, "coming").ok();
    Rule handles =
        new Rule(
            Rule.Inside.ROLE,
            Rule.OutsideUse.NONE,
            Rule.ParticipantList.CLOSED,
            Rule.Existence.OPEN);
    in.olga.tightens(World.rule(handles)).ok();
    Meeting.attends(in.ben, session, "coming").ok();
    Meeting.attends(in.ben, session, "alternate").ok();
    JsonNode read = Meeting.lists(in.ana).ok().at("/sessions/0");
    assertThat(read.get("attendance").toString())
        .isEqualTo("[{\"coming\":1,\"alternate\":1,\"not\":0}]");
    assertThat(read.has("people")).isFalse();
    assertThat(read.get("mine").textValue()).isEqualTo("coming");
    assertThat(Meeting.lists(in.ben).ok().at("/sessions/0/mine").textValue())
        .isEqualTo("alternate");
  }

  @Test
  void zonesHolidaysAndLiveWritingAreTheRooms() {
    ObjectNode body = in.usa.change();
    body.putObject("zones").put("US", "America/New_York").put("RU", "Europe/Moscow");
    body.putArray("holidays")
        .addObject()
        .put("date", "2027-01-07")
        .put("party", "RU")
        .put("name", "Christmas");
    String rotation = in.usa.place().path() + "/rotation";
    in.ana.put(rotation, body).refused(403, "forbidden");
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      in.usa.put(rotation, body).ok();
      assertThat(ear.hears("planningChanged").at("/zones/RU").textValue())
          .isEqualTo("Europe/Moscow");
    }
    body.put("command", Ids.random()).withObject("/zones").put("US", "+05:00");
    in.usa.put(rotation, body).refused(400, "bad-field");
    String live = in.usa.place().path() + "/live";
    assertThat(Meeting.lists(in.ben).ok().get("live").booleanValue()).isTrue();
    in.ben.put(live, in.ben.change().put("live", false)).refused(403, "forbidden");
    in.usa.put(live, in.usa.change().put("live", false)).ok();
    in.usa.put(live, in.usa.change().put("live", false)).refused(409, "nothing-changes");
    JsonNode list = Meeting.lists(in.ben).ok();
    assertThat(list.get("live").booleanValue()).isFalse();
    assertThat(list.at("/holidays/0/name").textValue()).isEqualTo("Christmas");
  }

  @Test
  void nothingOfItIsThereForWhoSitsElsewhereOrCameLater() {
    String session = in.session("First");
    Meeting.At item = Meeting.proposed(in.ana, session, "Water");
    Place group = World.group(in.olga, "WG", List.of(World.participant(in.ana)));
    Person elsewhere = in.ana.in(group);
    Person nowhere = world.visitor("nora").in(in.olga.place());
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "US", "participant", "now").ok();
    assertThat(Meeting.lists(late).ok().get("sessions")).isEmpty();
    for (Person outsider : List.of(elsewhere, nowhere, late)) {
      String never = Ids.random();
      assertThat(Meeting.reads(outsider, session).seen())
          .isEqualTo(Meeting.reads(outsider, never).seen());
      assertThat(Meeting.attends(outsider, session, "coming").seen())
          .isEqualTo(Meeting.attends(outsider, never, "coming").seen());
      assertThat(item.bids(outsider, "expert").seen())
          .isEqualTo(new Meeting.At(never, Ids.random()).bids(outsider, "expert").seen());
    }
    item.bids(in.ana, "expert").ok(); // which nobody is told, so nobody who came later learns of it
    assertThat(Meeting.lists(late).ok().get("sessions")).isEmpty();
    Meeting.proposes(in.ana, session, "Air").ok();
    assertThat(Meeting.lists(late).ok().get("sessions")).hasSize(1);
  }

  @Test
  void whatCannotBePlannedIsRefused() {
    ObjectNode body = Meeting.plan(in.usa, "First", Duration.ofDays(1));
    for (String title : List.of("", " ", "a".repeat(301), "a\u202eb")) {
      int status = in.usa.post(Meeting.sessions(in.usa), body.put("title", title)).status();
      assertThat(status).as(title).isEqualTo(400);
    }
    body.put("title", "First").put("minutes", 1_441);
    in.usa.post(Meeting.sessions(in.usa), body).refused(400, "bad-field");
    body.put("minutes", 60).put("starts", Meeting.time(Instant.parse("1999-01-01T00:00:00Z")));
    in.usa.post(Meeting.sessions(in.usa), body).refused(400, "bad-field");
    in.usa.put(in.usa.place().path() + "/lock", in.usa.change().put("locked", true)).ok();
    Meeting.plans(in.usa, "First").refused(409, "locked");
  }
}
