package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/** Adoption: by the co-chairs of all parties, never by lapse, and final. */
class AdoptionTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;
  private String session;
  private At water;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
    session = in.session("First");
    water = Meeting.proposed(in.ana, session, "Water");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String status() {
    return Meeting.lists(in.oscar).ok().at("/sessions/0/status").textValue();
  }

  private JsonNode adoption() {
    return Meeting.reads(in.oscar, session).ok().get("adoption");
  }

  @Test
  void theCoChairsOfAllPartiesAdopt() {
    Meeting.asks(in.ana, session, false).refused(403, "forbidden");
    Meeting.consents(in.usa, session, "support").refused(409, "frozen");
    Meeting.asks(in.usa, session, false).ok();
    Meeting.asks(in.usa, session, false).refused(409, "frozen");
    Meeting.consents(in.ana, session, "support").refused(403, "forbidden");
    assertThat(Meeting.reads(in.usa, session).ok().get("mayConsent").booleanValue()).isTrue();
    assertThat(Meeting.reads(in.ana, session).ok().get("mayConsent").booleanValue()).isFalse();
    Meeting.consents(in.usa, session, "canLiveWith").ok();
    assertThat(status()).isEqualTo("asked");
    assertThat(adoption().get("parties").toString())
        .isEqualTo(
            "[{\"party\":\"RU\",\"heard\":false},"
                + "{\"party\":\"US\",\"heard\":true,\"consent\":\"canLiveWith\"}]");
    Meeting.consents(in.rus, session, "reservation").ok();
    assertThat(status()).isEqualTo("adopted");
    Meeting.consents(in.rus, session, "object").refused(409, "frozen");
    assertThat(adoption().get("state").textValue()).isEqualTo("adopted");
  }

  @Test
  void theDeadlineAdoptsNothing() {
    Meeting.asks(in.usa, session, false).ok();
    Meeting.consents(in.usa, session, "support").ok();
    world.later(Duration.ofDays(30));
    assertThat(status()).isEqualTo("asked");
    assertThat(adoption().at("/parties/0/heard").booleanValue()).isFalse();
    world.restart();
    assertThat(status()).isEqualTo("asked");
    Meeting.consents(in.rus, session, "support").ok();
    assertThat(status()).isEqualTo("adopted");
  }

  @Test
  void oneObjectionInTheOpenEndsIt() {
    Meeting.asks(in.usa, session, false).ok();
    Meeting.consents(in.rus, session, "object").ok();
    assertThat(status()).isEqualTo("provisional");
    assertThat(adoption().get("state").textValue()).isEqualTo("failed");
    water.put(in.ana, "withdrawal").ok();
    Meeting.asks(in.usa, session, false).refused(400, "bad-field"); // nothing left to adopt
  }

  @Test
  void whatIsAskedOrAdoptedIsFrozen() {
    At air = Meeting.proposed(in.ana, session, "Air");
    Meeting.asks(in.usa, session, false).ok();
    for (String state : List.of("asked", "adopted")) {
      assertThat(status()).isEqualTo(state);
      Meeting.proposes(in.ana, session, "Fire").refused(409, "frozen");
      air.put(in.ana, "place").refused(409, "frozen");
      air.put(in.ana, "withdrawal").refused(409, "frozen");
      ObjectNode body = in.ana.change().put("title", "Wind").put("minutes", 5);
      body.putArray("affected");
      air.put(in.ana, "", body).refused(409, "frozen");
      air.put(in.ana, "merger", in.ana.change().put("into", water.item())).refused(409, "frozen");
      Meeting.consents(in.usa, session, "support");
      Meeting.consents(in.rus, session, "support");
    }
    String later = in.session("Second");
    ObjectNode into = in.ana.change().put("session", later);
    air.put(in.ana, "deferral", into).refused(403, "forbidden");
    air.put(in.usa, "deferral", into.put("command", Ids.random())).ok();
    String adoption = Meeting.agenda(in.usa, session) + "/adoption/withdrawal";
    in.usa.put(adoption, in.usa.change()).refused(409, "frozen");
  }

  @Test
  void aSuspendedCoChairsPartyIsStillAwaited() {
    Meeting.asks(in.usa, session, false).ok();
    String people = World.people(in.olga.place());
    String rus = people + "/" + World.participant(in.rus);
    in.olga.put(rus + "/suspension", in.olga.change()).ok();
    Meeting.consents(in.usa, session, "support").ok();
    assertThat(status()).isEqualTo("asked");
    assertThat(adoption().get("parties")).hasSize(2);
    Person second = in.seat("rus-second", "RU", "coChair");
    Meeting.consents(second, session, "support").ok();
    assertThat(status()).isEqualTo("adopted");
  }

  @Test
  void askingNeedsADeadlineAheadAndIsTakenBackByWhoPlans() {
    ObjectNode past = in.usa.change().put("hidden", false);
    past.put("deadline", Meeting.time(Duration.ofDays(-1)));
    in.usa.put(Meeting.agenda(in.usa, session) + "/adoption", past).refused(400, "bad-field");
    String back = Meeting.agenda(in.usa, session) + "/adoption/withdrawal";
    in.usa.put(back, in.usa.change()).refused(409, "nothing-changes");
    Meeting.asks(in.usa, session, true).ok();
    Meeting.consents(in.rus, session, "object").ok();
    in.ana.put(back, in.ana.change()).refused(403, "forbidden");
    in.usa.put(back, in.usa.change()).ok();
    assertThat(adoption().get("state").textValue()).isEqualTo("withdrawn");
    assertThat(adoption().toString()).doesNotContain("object").doesNotContain("heard");
    water.put(in.ana, "withdrawal").ok();
  }
}
