package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
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

/** Rooms that hide names, and rooms that begin to. */
class AttributionTest {
  private static final Rule HIDING = Rule.Preset.NOT_FOR_ATTRIBUTION.rule();
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

  private static String thread(Person by) {
    return by.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @Test
  void tighteningTakesTheNamesAwayEverywhere() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    String thread = thread(ana);
    String start = ben.enters().cursor();
    String said = ana.contributes(thread, "Said by name").id();
    ben.quotes(thread, new Person.Passage(said, 1, 4), "Quoted").ok();
    assertThat(ben.reads(thread).text()).contains("Ana");
    assertThat(ben.polls(start).text()).contains("Ana");
    Person unaware = ana.seeing(ana.enters().cursor());
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      ana.tightens(World.rule(HIDING)).refused(403, "forbidden");
      olga.tightens(World.rule(HIDING)).ok();
      assertThat(ear.next().get("type").textValue()).isEqualTo("startOver");
      unaware.contributes(thread, "Under a tighter rule").ok();
      assertThat(ear.heardSoFar()).isEmpty(); // until it has read anew and subscribed
    }
    olga.tightens(World.rule(Rule.Preset.CHATHAM_HOUSE.rule())).refused(409, "loosening-refused");
    assertNameless(ben, thread, said, start);
    world.restart();
    assertNameless(ben, thread, said, start);
    ana.edits(thread, said, 1, Person.words("Still mine")).ok();
    ana.withdraws(thread, said).ok();
  }

  private static void assertNameless(Person ben, String thread, String said, String start) {
    assertThat(ben.enters().bare()).doesNotContain("Ana");
    assertThat(ben.reads(thread).bare()).doesNotContain("Ana").contains("\"party\":\"US\"");
    assertThat(ben.versions(thread, said).bare()).doesNotContain("Ana");
    assertThat(ben.get(ben.place().path() + "/audience").bare()).doesNotContain("Ana");
    assertThat(ben.polls(start).json().get("frames").findValuesAsText("type"))
        .containsExactly("startOver");
    try (Ear resumed = ben.listens(start)) {
      assertThat(resumed.next().get("type").textValue()).isEqualTo("startOver");
    }
  }

  @Test
  void whereNamesAreHiddenAPartySpeaksAndTheAuthorKeepsTheirOwn() {
    Person olga = world.organiser("olga", HIDING);
    Person ana = world.person(olga, "ana", "US");
    Person amy = world.person(olga, "amy", "US");
    Person ben = world.person(olga, "ben", "RU");
    String thread = thread(ana);
    JsonNode said = ana.contributes(thread, "Who said it?").ok().get("contribution");
    assertThat(said.get("author")).isEqualTo(Reply.JSON.createObjectNode().put("party", "US"));
    String id = said.get("id").textValue();
    for (Person reader : new Person[] {ben, amy, olga}) {
      assertThat(reader.reads(thread).bare()).doesNotContain("Ana").doesNotContain("Amy");
      assertThat(reader.reads(thread).ok().get("mine")).isEmpty();
      assertThat(reader.get(reader.place().path() + "/audience").ok().get("people")).isEmpty();
    }
    amy.edits(thread, id, 1, Person.words("Not mine")).refused(403, "forbidden");
    amy.withdraws(thread, id).refused(403, "forbidden");
    world.restart();
    assertThat(ana.reads(thread).ok().get("mine")).hasSize(2);
    ana.edits(thread, id, 1, Person.words("Mine")).ok();
    ana.withdraws(thread, id).ok();
  }

  @Test
  void nobodyCanTellWhichOfTwoOfAPartyWrote() {
    assertThat(asOthersSee("ana", "amy")).isEqualTo(asOthersSee("amy", "ana"));
  }

  /** All that a third person gets when the first writes and the second replies. */
  private String asOthersSee(String first, String second) {
    Person olga = world.organiser("olga", HIDING);
    world.person(olga, "ana", "US");
    world.person(olga, "amy", "US");
    Person ben = world.person(olga, "ben", "RU");
    Person one = world.visitor(first).in(olga.place());
    Person two = world.visitor(second).in(olga.place());
    String start = ben.enters().cursor();
    StringBuilder seen = new StringBuilder();
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      String thread = thread(one);
      String said = one.contributes(thread, "Something").id();
      one.edits(thread, said, 1, Person.words("Something else")).ok();
      two.replies(thread, said, "An answer").ok();
      one.withdraws(thread, said).ok();
      seen.append(ear.heardSoFar())
          .append(ben.enters().text())
          .append(ben.reads(thread).text())
          .append(ben.polls(start).text())
          .append(olga.get(World.people(olga.place())).text())
          .append(ben.get(ben.place().path() + "/audience").text());
    }
    return unnumbered(seen.toString());
  }

  /** Random ids by the order in which they come. */
  private static String unnumbered(String text) {
    Map<String, String> numbers = new LinkedHashMap<>();
    Matcher ids = ID.matcher(text);
    return ids.replaceAll(id -> numbers.computeIfAbsent(id.group(), x -> "#" + numbers.size()));
  }
}
