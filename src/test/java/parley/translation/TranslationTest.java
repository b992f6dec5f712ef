package parley.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Working translations: who makes them, who reads them, and when they go. */
class TranslationTest {
  private static final Rule HIDING = Rule.Preset.NOT_FOR_ATTRIBUTION.rule();
  private static final List<String> PEACE = List.of("ru", "Мир и вода");
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

  private static List<String> says(Person by) {
    String thread = by.opensThread("Water").ok().at("/thread/id").textValue();
    return List.of(thread, by.contributes(thread, "Peace and water").id());
  }

  @Test
  void anAuthorOrAnInterpreterTranslatesAndNobodyElse() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    Person ira = Interpreting.interpreter(world, olga, "ira");
    List<String> of = says(ana);
    Interpreting.translates(ben, of, 1, PEACE).refused(403, "forbidden");
    String own = Interpreting.id(Interpreting.translates(ana, of, 1, PEACE));
    Interpreting.withdraws(ben, of, own).refused(403, "forbidden");
    Interpreting.translates(ira, of, 1, List.of("en", "Same")).refused(400, "bad-field");
    Interpreting.translates(ira, of, 2, PEACE).refused(409, "version-changed");
    String later = Interpreting.id(Interpreting.translates(ira, of, 1, PEACE));
    JsonNode beside = Interpreting.beside(ben, of.getFirst()).ok();
    assertThat(beside.get("translations").findValuesAsText("id")).containsExactly(later);
    assertThat(beside.get("translations").findValuesAsText("name")).containsExactly("Ira");
    assertThat(beside.get("mine")).isEmpty();
    assertThat(Interpreting.beside(ira, of.getFirst()).ok().get("mine")).hasSize(1);
    Interpreting.withdraws(ana, of, later).ok(); // it renders her words
    assertThat(Interpreting.beside(ben, of.getFirst()).ok().get("translations")).isEmpty();
  }

  @Test
  void aTranslationGoesWithItsOriginalAndIsNotBackAfterARestart() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    List<String> of = says(ana);
    String start = ben.enters().cursor();
    Interpreting.translates(ana, of, 1, PEACE).ok();
    assertThat(Interpreting.beside(ben, of.getFirst()).text()).contains("Мир");
    assertThat(ben.searches("вода").ok().get("count").intValue()).isEqualTo(1);
    ana.withdraws(of.getFirst(), of.getLast()).ok();
    assertThat(Interpreting.beside(ben, of.getFirst()).text()).doesNotContain("Мир");
    assertThat(ben.polls(start).text()).doesNotContain("Мир");
    assertThat(ben.searches("вода").ok().get("count").intValue()).isZero();
    world.restart();
    assertThat(Interpreting.beside(ben, of.getFirst()).text()).doesNotContain("Мир");
    assertThat(ben.polls(start).text()).doesNotContain("Мир");
  }

  @Test
  void whatCoolsOffOrIsSlowIsNoMoreOpenToAnAuthorsTranslationButToAnInterpreters() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ira = Interpreting.interpreter(world, olga, "ira");
    List<String> of = says(ana);
    Instant later = World.NOON.plus(Duration.ofHours(3));
    ObjectNode cooling = olga.change().put("thread", of.getFirst());
    olga.put(
            olga.place().path() + "/cooling",
            cooling.put("until", later.toString().replace("Z", ".000Z")))
        .ok();
    Interpreting.translates(ana, of, 1, PEACE).refused(409, "cooling-off");
    Interpreting.translates(ira, of, 1, PEACE).ok();
    world.later(Duration.ofHours(4));
    olga.put(olga.place().path() + "/cooling", olga.change().put("thread", of.getFirst()));
    olga.put(olga.place().path() + "/pace", olga.change().put("seconds", 60)).ok();
    Interpreting.translates(ana, of, 1, PEACE).ok();
    Interpreting.translates(ana, of, 1, PEACE).refused(409, "too-soon");
    Interpreting.translates(ira, of, 1, PEACE).ok();
    world.later(Duration.ofMinutes(2));
    Interpreting.translates(ana, of, 1, PEACE).ok();
  }

  @Test
  void whoCameLaterReadsNeitherTheOriginalNorItsTranslation() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ira = Interpreting.interpreter(world, olga, "ira");
    Interpreting.worksIn(olga, "en", "ru", "fr").ok();
    List<String> of = says(ana);
    Person late = world.visitor("late").in(olga.place());
    world.seats(olga, late, "US", "participant", "now").ok();
    try (Ear ear = late.listens(null)) {
      ear.hears("subscribed");
      Interpreting.translates(ira, of, 1, PEACE).ok();
      ana.contributes(of.getFirst(), "After").ok();
      assertThat(ear.hears("contributed").toString()).contains("After");
      assertThat(ear.heardSoFar().toString()).doesNotContain("Мир");
    }
    assertThat(Interpreting.beside(late, of.getFirst()).text()).doesNotContain("Мир");
    assertThat(late.searches("вода").ok().get("count").intValue()).isZero();
    JsonNode waits = Interpreting.languages(late).ok().get("awaiting");
    assertThat(waits.findValuesAsText("excerpt")).containsExactly("After");
    assertThat(Interpreting.languages(ira).ok().get("awaiting")).hasSize(3);
  }

  @Test
  void anEditLeavesTheTranslationBehindAndItWaitsAgain() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Interpreting.worksIn(ana, "en", "ru").refused(403, "forbidden");
    Interpreting.worksIn(olga, "en", "xx").refused(400, "bad-field");
    Interpreting.worksIn(olga, "en", "ru").ok();
    List<String> of = says(ana);
    Interpreting.translates(ana, of, 1, PEACE).ok();
    JsonNode waits = Interpreting.languages(ana).ok().get("awaiting");
    assertThat(waits.findValuesAsText("contribution")).doesNotContain(of.getLast());
    ana.edits(of.getFirst(), of.getLast(), 1, Person.words("War and sand")).ok();
    assertThat(Interpreting.working(ana).ok().has("awaiting")).isFalse();
    assertThat(Interpreting.working(ana).ok().get("languages")).hasSize(2);
    JsonNode again = Interpreting.languages(ana).ok().get("awaiting").get(0);
    assertThat(again.get("contribution").textValue()).isEqualTo(of.getLast());
    assertThat(again.get("stale").get(0).textValue()).isEqualTo("ru");
    assertThat(again.get("missing")).isEmpty();
  }

  @Test
  void whoTranslatesIsKeptAsTheTighterOfTheOriginalsRuleAndTodaysAsks() {
    Person olga = world.organiser("olga", HIDING);
    Person ana = world.person(olga, "ana", "US");
    Person ira = Interpreting.interpreter(world, olga, "ira");
    List<String> of = says(ana);
    Rule roles =
        new Rule(
            Rule.Inside.ROLE, HIDING.outsideUse(), HIDING.participantList(), HIDING.existence());
    olga.tightens(World.rule(roles)).ok();
    JsonNode made = Interpreting.translates(ira, of, 1, PEACE).ok().at("/translations/0/author");
    assertThat(made.get("role").textValue()).isEqualTo("interpreter");
    assertThat(made.has("party")).isFalse();
    JsonNode own = Interpreting.translates(ana, of, 1, PEACE).ok().at("/translations/0/author");
    assertThat(own).isEqualTo(ana.reads(of.getFirst()).ok().at("/contributions/1/author"));
  }

  @Test
  void aHandleTellsNotWhichContributionsAreAnInterpreters() {
    Person olga = world.organiser("olga", Interpreting.HANDLES);
    Person ana = world.person(olga, "ana", "US");
    Person both = world.visitor("both").in(olga.place());
    Interpreting.seatsBoth(world, olga, both);
    List<String> of = says(ana);
    List<String> own = List.of(of.getFirst(), both.contributes(of.getFirst(), "Sand").id());
    JsonNode of0 = Interpreting.translates(both, of, 1, PEACE).ok().at("/translations/0/author");
    assertThat(of0.has("handle")).isFalse();
    JsonNode of1 = Interpreting.translates(both, own, 1, PEACE).ok().at("/translations/0/author");
    assertThat(of1).isEqualTo(ana.reads(of.getFirst()).ok().at("/contributions/2/author"));
    assertThat(of1.has("handle")).isTrue();
    assertThat(Interpreting.beside(both, of.getFirst()).ok().get("mine")).hasSize(2);
  }

  @Test
  void nobodyCanTellWhichOfTwoTranslated() {
    assertThat(asOthersSee("ana", "amy")).isEqualTo(asOthersSee("amy", "ana"));
    assertThat(Reply.bare(asOthersSee("ana", "amy"))).doesNotContain("Ana", "Amy");
  }

  /** All that a third person gets when the first writes, and both have a hand in translations. */
  private String asOthersSee(String first, String second) {
    Person olga = world.organiser("olga", HIDING);
    world.person(olga, "ana", "US");
    world.person(olga, "amy", "US");
    Person ben = world.person(olga, "ben", "RU");
    Person one = world.visitor(first).in(olga.place());
    Person two = world.visitor(second).in(olga.place());
    Interpreting.worksIn(olga, "en", "ru").ok();
    String start = ben.enters().cursor();
    StringBuilder seen = new StringBuilder();
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      List<String> of = says(one);
      Interpreting.translates(one, of, 1, PEACE).ok();
      Interpreting.translates(two, of, 1, PEACE).refused(403, "forbidden");
      List<String> other = List.of(of.getFirst(), two.contributes(of.getFirst(), "Sand").id());
      Interpreting.translates(two, other, 1, List.of("ru", "Песок")).ok();
      seen.append(ear.heardSoFar())
          .append(Interpreting.beside(ben, of.getFirst()).text())
          .append(Interpreting.languages(ben).text())
          .append(ben.searches("песок", Map.of("forum", ben.place().forum())).text())
          .append(ben.polls(start).text());
    }
    return unnumbered(seen.toString());
  }

  private static String unnumbered(String text) {
    Map<String, String> numbers = new LinkedHashMap<>();
    return ID.matcher(text)
        .replaceAll(id -> numbers.computeIfAbsent(id.group(), x -> "#" + numbers.size()));
  }
}
