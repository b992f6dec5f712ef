package parley.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Chairing a room: cooling-off, private lines, the tour de table, and who was heard. */
class ConductTest {
  private static final Rule HIDING = Rule.Preset.NOT_FOR_ATTRIBUTION.rule();
  private static final Instant LATER = World.NOON.plus(Duration.ofHours(3));
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void start() {
    world = new World(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String thread(Person by, String title) {
    return by.opensThread(title).ok().at("/thread/id").textValue();
  }

  @Test
  void nothingIsSentToWhatCoolsOffUntilItsTimeThoughNobodyComes() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    String hot = thread(ben, "Hot");
    String calm = thread(ben, "Calm");
    String said = ben.contributes(hot, "In anger").id();
    Chairing.cools(ben, hot, LATER).refused(403, "forbidden");
    Chairing.cools(chair, hot, World.NOON).refused(400, "bad-field");
    Chairing.cools(chair, hot, LATER).ok();
    ben.contributes(hot, "More anger").refused(409, "cooling-off");
    ben.edits(hot, said, 1, Person.words("Worse")).refused(409, "cooling-off");
    ben.contributes(calm, "Elsewhere").ok();
    ben.withdraws(hot, said).ok(); // taking back never has to wait
    Chairing.cools(chair, null, LATER).ok();
    ben.contributes(calm, "Nowhere").refused(409, "cooling-off");
    ben.opensThread("New").refused(409, "cooling-off");
    world.restart();
    ben.contributes(calm, "Still nowhere").refused(409, "cooling-off");
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      world.later(Duration.ofHours(4));
      ear.hears("conductChanged");
      ear.hears("conductChanged");
    }
    ben.contributes(hot, "Calmly").ok();
    assertThat(Chairing.conduct(ben).ok().at("/cooling/threads")).isEmpty();
  }

  @Test
  void aPrivateLineIsReadByItsWriterAndThoseWhoChairAndByNobodyElse() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    Person amy = world.person(olga, "amy", "US");
    String said = amy.contributes(thread(amy, "Water"), "Not so").id();
    String line = Chairing.writes(ben, said, "She misreads me").ok().at("/lines/0/id").textValue();
    assertThat(Chairing.lines(chair).text()).contains("She misreads me", "Ben", said);
    Chairing.adds(chair, line, "I shall speak to her").ok();
    assertThat(Chairing.lines(ben).text()).contains("I shall speak to her");
    for (Person other : new Person[] {olga, amy}) {
      assertThat(Chairing.lines(other).ok().get("lines")).isEmpty();
      Chairing.adds(other, line, "Me too").refused(404, "not-found");
    }
    world.restart();
    assertThat(Chairing.lines(ben).text()).contains("She misreads me", "I shall speak to her");
    assertThat(Chairing.lines(amy).ok().get("lines")).isEmpty();
  }

  @Test
  void aPrivateLineIsNotSentToOthersThanItsWriterWasShown() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    String line = Chairing.writes(ben, null, "Under four eyes").ok().at("/lines/0/id").textValue();
    Person before = ben.seeing(ben.enters().cursor());
    Chairing.seated(world, olga, "watcher", null, "observer");
    Chairing.writes(before, null, "Under six").refused(409, "audience-changed");
    Chairing.adds(before, line, "Under six").refused(409, "audience-changed");
    Chairing.adds(ben, line, "Knowing").ok();
    assertThat(Chairing.lines(chair).text()).contains("Knowing").doesNotContain("Under six");
  }

  @Test
  void whetherSomebodyWroteToTheChairLeavesNoTraceForTheOthers() {
    assertThat(asOthersSee(true)).isEqualTo(asOthersSee(false));
  }

  private String asOthersSee(boolean inConfidence) {
    Person olga = world.organiser("olga", HIDING);
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    String start = ben.enters().cursor();
    StringBuilder seen = new StringBuilder();
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      String thread = thread(ana, "Water");
      String said = ana.contributes(thread, "Wells").id();
      if (inConfidence) {
        JsonNode made = Chairing.writes(ana, said, "For you alone").ok();
        assertThat(Reply.bare(made.toString())).doesNotContain("Ana").contains("\"party\":\"US\"");
        Chairing.adds(chair, made.at("/lines/0/id").textValue(), "I see").ok();
      }
      ana.contributes(thread, "Rivers").ok();
      ear.hears("contributed");
      seen.append(ear.heardSoFar())
          .append(ben.enters().text())
          .append(ben.polls(start).text())
          .append(Chairing.lines(ben).text())
          .append(Chairing.lines(olga).text())
          .append(olga.get("/api/forums/" + olga.place().forum() + "/log").text());
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    return ID.matcher(seen)
        .replaceAll(id -> numbers.computeIfAbsent(id.group(), x -> "#" + numbers.size()));
  }

  @Test
  void aTourGoesFromPartyToPartyAndEachHasOneTurn() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    Person chen = world.person(olga, "chen", "CN");
    Chairing.goesRound(ben, "RU").refused(403, "forbidden");
    Chairing.goesRound(chair, "RU", "FR").refused(400, "bad-field");
    Chairing.goesRound(chair, "RU", "RU").refused(400, "bad-field");
    JsonNode opened = Chairing.goesRound(chair, "RU", "CN", "US").ok().get("tour");
    String tour = opened.get("id").textValue();
    assertThat(opened.get("turn").textValue()).isEqualTo("RU");
    Chairing.goesRound(chair, "US").refused(400, "bad-field");
    Chairing.takes(chen, tour, "RU", false).refused(403, "forbidden");
    Chairing.takes(chen, tour, "CN", false).refused(409, "nothing-changes");
    Chairing.takes(ben, tour, "RU", false).ok();
    Chairing.takes(chair, tour, "CN", true).ok(); // for somebody who does not come
    JsonNode now = Chairing.conduct(ben).ok().get("tour");
    assertThat(now.get("turn").textValue()).isEqualTo("US");
    assertThat(now.at("/order/1/passed").booleanValue()).isTrue();
    Chairing.closes(chair, tour).ok();
    assertThat(Chairing.conduct(ben).ok().get("tour").has("turn")).isFalse();
    Chairing.takes(chair, tour, "US", false).refused(409, "closed");
  }

  @Test
  void aRoundOfWhichAChairMayNotKnowNeitherStandsInTheWayNorTellsOfItself() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    String early = Chairing.goesRound(chair, "RU", "US").ok().at("/tour/id").textValue();
    Person late = world.visitor("late").in(olga.place());
    world.seats(olga, late, "US", "coChair", "now").ok();
    Chairing.closes(late, early).refused(404, "not-found");
    String now = Chairing.goesRound(late, "US", "RU").ok().at("/tour/id").textValue();
    chair.tightens(handles()).ok();
    Chairing.takes(ben, now, "RU", false).refused(404, "not-found"); // whose turn is not told
    Chairing.takes(late, now, "US", false).refused(404, "not-found");
    Chairing.closes(chair, now).refused(404, "not-found");
  }

  private static JsonNode handles() {
    return Reply.JSON
        .createObjectNode()
        .put("inside", "handle")
        .put("outsideUse", "none")
        .put("participantList", "closed")
        .put("existence", "closed");
  }

  @Test
  void inAClosedRoomNothingIsChairedAnyMore() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    List<String> both = List.of(World.participant(chair), World.participant(ben));
    Person.Place room = World.group(olga, "WG", both);
    chair = chair.in(room);
    ben = ben.in(room);
    String line = Chairing.writes(ben, null, "Before").ok().at("/lines/0/id").textValue();
    String tour = Chairing.goesRound(chair, "RU", "US").ok().at("/tour/id").textValue();
    String forum = "/api/forums/" + olga.place().forum();
    String group = forum + "/groups/" + World.groupId(olga, "WG");
    olga.put(group + "/closure", olga.change()).ok();
    Chairing.writes(ben, null, "After").refused(409, "closed");
    Chairing.adds(chair, line, "After").refused(409, "closed");
    Chairing.takes(ben, tour, "RU", false).refused(409, "closed");
    Chairing.closes(chair, tour).refused(409, "closed");
    Chairing.cools(chair, null, LATER).refused(409, "closed");
    assertThat(Chairing.lines(ben).text()).contains("Before").doesNotContain("After");
  }

  @Test
  void whereThePartyIsHiddenNeitherATourNorTheBalanceTellsIt() {
    Rule handles =
        new Rule(
            Rule.Inside.HANDLE,
            Rule.OutsideUse.BACKGROUND,
            Rule.ParticipantList.PARTIES,
            Rule.Existence.OPEN);
    Person olga = world.organiser("olga", handles);
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    ben.contributes(thread(ben, "Water"), "Wells and rivers").ok();
    Chairing.goesRound(chair, "RU", "US").refused(400, "bad-field");
    String balance = Chairing.balance(chair).bare();
    assertThat(balance).doesNotContain("RU", "US").contains("\"contributions\":2");
  }

  @Test
  void theBalanceCountsWhatThePartiesSaidAndNamesWhoWasNotHeard() {
    Person olga = world.organiser("olga", HIDING);
    Person chair = Chairing.seated(world, olga, "chair", "US", "coChair");
    Person ben = world.person(olga, "ben", "RU");
    world.person(olga, "chen", "CN");
    String thread = thread(ben, "Water");
    ben.contributes(thread, "Wells and rivers").ok();
    Chairing.balance(ben).refused(403, "forbidden");
    world.later(Duration.ofDays(1));
    chair.contributes(thread, "说到河流").ok();
    JsonNode balance = Chairing.balance(chair).ok();
    assertThat(balance.get("parties").findValuesAsText("party")).containsExactly("RU", "US");
    assertThat(balance.at("/parties/0/words").intValue()).isEqualTo(7); // with the first words
    assertThat(balance.get("unheard").get(0).textValue()).isEqualTo("CN");
    assertThat(balance.get("days")).hasSize(2);
  }
}
