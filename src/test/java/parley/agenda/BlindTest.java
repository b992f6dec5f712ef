package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What is blind until all have spoken: whether somebody has is nowhere to be seen. */
class BlindTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;
  private Person chen;
  private String session;
  private At water;
  private String thread;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
    chen = in.seat("chen", "CN", "coChair");
    session = in.session("First");
    water = Meeting.proposed(in.ana, session, "Water");
    thread = in.ben.opensThread("Rivers").ok().at("/thread/id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** All that somebody can read: rooms, sessions, the agenda, the log. */
  private String everything(Person person) {
    String forum = "/api/forums/" + person.place().forum();
    return person.get(forum).text()
        + person.get("/api/forums").text()
        + person.get(forum + "/log").text()
        + person.enters().text()
        + Meeting.lists(person).text()
        + Meeting.reads(person, session).text();
  }

  private String all(List<Person> others) {
    StringBuilder all = new StringBuilder();
    others.forEach(person -> all.append(everything(person)).append('\n'));
    return all.toString();
  }

  /** Demands that nobody of these can tell whether it was done. */
  private void unnoticed(List<Person> others, Runnable done) {
    String before = all(others);
    String cursor = in.olga.enters().cursor();
    try (Ear ear = others.getFirst().listens(cursor)) {
      ear.hears("subscribed");
      done.run();
      assertThat(all(others)).isEqualTo(before);
      world.later(Duration.ofSeconds(1));
      in.ben.contributes(thread, "Meanwhile").ok();
      JsonNode next = ear.next();
      assertThat(next.get("type").textValue()).isEqualTo("contributed");
      assertThat(next.get("after").textValue()).isEqualTo(cursor);
    }
  }

  @Test
  void nobodyLearnsWhoHasBidBeforeAllHave() {
    List<Person> others = List.of(in.ben, in.rus, in.olga, in.oscar, chen);
    unnoticed(others, () -> water.bids(in.ana, "expert").ok());
    unnoticed(others, () -> water.bids(in.usa, "readyForOfficials").ok());
    assertThat(water.read(in.ana).get("mine").textValue()).isEqualTo("readyForOfficials");
    List<Person> russia = List.of(in.ben, in.rus);
    unnoticed(List.of(in.ana, in.usa, in.olga, chen), () -> water.bids(in.ben, "expert").ok());
    assertThat(water.read(in.rus).get("mine").textValue()).isEqualTo("expert");
    assertThat(water.read(chen).get("ripeness").toString())
        .isEqualTo("{\"parties\":3,\"ready\":false}");
    water.bids(in.oscar, "expert").refused(403, "forbidden");
    water.bids(in.olga, "expert").refused(403, "forbidden");
    try (Ear ear = russia.getFirst().listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      water.bids(chen, "T1_5").ok();
      JsonNode told = ear.hears("itemChanged");
      assertThat(told.at("/item/ripeness/shown").findValuesAsText("level"))
          .containsExactly("T1_5", "expert", "readyForOfficials");
      assertThat(told.toString()).doesNotContain("mine");
    }
  }

  @Test
  void aNewRoundIsBlindAgainAndTheLastOneStaysShown() {
    for (Person bidder : List.of(in.ana, in.ben, chen)) {
      water.bids(bidder, "expert").ok();
    }
    assertThat(water.read(in.oscar).at("/ripeness/bids").intValue()).isEqualTo(3);
    List<Person> others = List.of(in.ben, in.olga, chen);
    unnoticed(others, () -> water.bids(in.ana, "readyForOfficials").ok());
    assertThat(water.read(in.ana).get("mine").textValue()).isEqualTo("readyForOfficials");
    water.bids(in.ben, "readyForOfficials").ok();
    assertThat(water.read(in.oscar).at("/ripeness/ready").booleanValue()).isFalse();
    water.bids(chen, "readyForOfficials").ok();
    assertThat(water.read(in.oscar).at("/ripeness/ready").booleanValue()).isTrue();
  }

  @Test
  void hiddenConsentsAreTheirPartiesOwnUntilAllAreIn() {
    Meeting.asks(in.usa, session, true).ok();
    List<Person> others = List.of(in.ben, in.rus, in.olga, in.oscar, chen);
    unnoticed(others, () -> Meeting.consents(in.usa, session, "object").ok());
    assertThat(Meeting.reads(in.usa, session).ok().at("/adoption/mine").textValue())
        .isEqualTo("object");
    assertThat(Meeting.reads(in.olga, session).ok().at("/adoption/parties/0").has("heard"))
        .isFalse();
    unnoticed(
        List.of(in.ana, in.usa, in.olga, chen),
        () -> Meeting.consents(in.rus, session, "support").ok());
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      Meeting.consents(chen, session, "support").ok();
      JsonNode told = ear.hears("agendaChanged");
      assertThat(told.at("/adoption/state").textValue()).isEqualTo("failed");
      assertThat(told.at("/adoption/parties").findValuesAsText("consent"))
          .containsExactly("support", "support", "object");
    }
  }

  @Test
  void afterTheDeadlineItIsShownWhoWasHeardAndNotWhatTheySaid() {
    Meeting.asks(in.usa, session, true).ok();
    Meeting.consents(in.usa, session, "support").ok();
    world.later(Duration.ofDays(4));
    JsonNode adoption = Meeting.reads(in.ana, session).ok().get("adoption");
    assertThat(adoption.get("state").textValue()).isEqualTo("asked");
    assertThat(adoption.get("parties").findValuesAsText("heard"))
        .containsExactly("false", "false", "true");
    assertThat(adoption.get("parties").findValues("consent")).isEmpty();
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      Meeting.consents(in.rus, session, "reservation").ok();
      JsonNode told = ear.hears("agendaChanged");
      assertThat(told.at("/adoption/parties").findValuesAsText("heard"))
          .containsExactly("false", "true", "true");
    }
  }

  @Test
  void hiddenAnswersToAProposalAreTheirPartiesOwnUntilAllAreIn() {
    Meeting.asks(in.usa, session, true).ok();
    for (Person chair : List.of(in.usa, in.rus, chen)) {
      Meeting.consents(chair, session, "support").ok();
    }
    Proposing on = new Proposing(in, session);
    String air = on.proposed(in.ben, changes -> Proposing.add(changes, "air", "Air"));
    List<Person> others = List.of(in.ben, in.rus, in.olga, in.oscar, chen);
    unnoticed(others, () -> on.answers(in.usa, air, "object").ok());
    assertThat(on.read(in.usa, air).at("/adoption/mine").textValue()).isEqualTo("object");
    unnoticed(
        List.of(in.ana, in.usa, in.olga, chen), () -> on.answers(in.rus, air, "support").ok());
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      on.answers(chen, air, "support").ok();
      assertThat(ear.hears("agendaChanged").at("/amended/settled").intValue()).isEqualTo(1);
      JsonNode told = on.read(in.oscar, air);
      assertThat(told.at("/adoption/state").textValue()).isEqualTo("failed");
      assertThat(told.at("/adoption/parties").findValuesAsText("consent"))
          .containsExactly("support", "support", "object");
      assertThat(Reply.bare(told.toString())).doesNotContain("own", "mine");
    }
  }
}
