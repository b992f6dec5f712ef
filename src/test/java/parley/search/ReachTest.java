package parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** How far a search reaches: to what one may read at this moment, and to nothing else. */
class ReachTest {
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
    return by.opensThread("Rivers").ok().get("thread").get("id").textValue();
  }

  private static int count(Person reader, String words) {
    return reader.searches(words).ok().get("count").intValue();
  }

  @Test
  void whoDoesNotSitThereOrSitsThereNoMoreFindsNothing() {
    Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    Person otto = world.visitor("otto");
    ana.contributes(thread(ana), "The canary sings").ok();
    assertThat(count(ben, "canaries")).isEqualTo(1);
    assertThat(count(otto, "canaries")).isZero();
    String never = otto.searches("canaries").seen();
    olga.removes(World.participant(ben)).ok();
    assertThat(ben.searches("canaries").seen()).isEqualTo(never);
    assertThat(count(ana, "canaries")).isEqualTo(1);
    new Person(world.base, "nobody", "", ana.place(), null, null)
        .searches("canaries")
        .refused(401, "signed-out");
  }

  @Test
  void whatLiesBeforeTheHorizonIsNeitherShownNorCounted() {
    Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana", "US");
    String thread = thread(ana);
    ana.contributes(thread, "The canary sings").ok();
    Person ben = world.visitor("ben").in(olga.place());
    world.seats(olga, ben, "RU", "participant", "now").ok();
    String since = ana.contributes(thread, "A canary again").id();
    assertThat(count(ana, "canary")).isEqualTo(2);
    var answer = ben.searches("canary").ok();
    assertThat(answer.get("count").intValue()).isEqualTo(1);
    assertThat(answer.get("hits").get(0).get("contribution").textValue()).isEqualTo(since);
    assertThat(answer.get("hits").get(0).has("title")).isFalse();
    assertThat(count(ben, "river")).isZero();
    assertThat(count(ana, "river")).isEqualTo(1);
  }

  @Test
  void whatIsWithdrawnOrEditedAwayIsGoneAtTheAcknowledgement() {
    Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    String thread = thread(ana);
    for (int round = 0; round < 5; round++) {
      String said = ana.contributes(thread, "The canary sings").id();
      assertThat(count(ben, "canary")).isEqualTo(1);
      ana.edits(thread, said, 1, Person.words("The nightingale sings")).ok();
      assertThat(count(ben, "canary")).isZero();
      assertThat(count(ben, "nightingale")).isEqualTo(1);
      ana.withdraws(thread, said).ok();
      assertThat(count(ben, "nightingale")).isZero();
      assertThat(count(ben, "sings")).isZero();
    }
    ana.contributes(thread, "The canary sings").ok();
    world.restart();
    assertThat(count(ben, "canary")).isEqualTo(1);
    assertThat(count(ben, "nightingale")).isZero();
  }

  @Test
  void aTightenedRoomNamesNobodyAndNobodyIsFoundByName() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    ana.contributes(thread(ana), "The canary sings").ok();
    Map<String, String> byAna = Map.of("author", "ana");
    assertThat(ben.searches("canary", byAna).text()).contains("\"name\":\"Ana\"");
    olga.tightens(World.rule(HIDING)).ok();
    for (Person reader : List.of(ana, ben, olga)) {
      assertThat(reader.searches("canary", byAna).ok().get("count").intValue()).isZero();
      assertThat(reader.searches("", byAna).ok().get("count").intValue()).isZero();
      assertThat(reader.searches("canary").bare())
          .doesNotContain("Ana")
          .contains("\"author\":{\"party\":\"US\"}");
    }
  }

  @Test
  void nothingFoundTellsWhichOfTwoOfAPartyWrote() {
    assertThat(asOthersFind("ana", "amy")).isEqualTo(asOthersFind("amy", "ana"));
  }

  private String asOthersFind(String first, String second) {
    Person olga = world.organiser("olga", HIDING);
    world.person(olga, "ana", "US");
    world.person(olga, "amy", "US");
    Person ben = world.person(olga, "ben", "RU");
    Person one = world.visitor(first).in(olga.place());
    Person two = world.visitor(second).in(olga.place());
    String thread = thread(one);
    String said = one.contributes(thread, "The canary sings").id();
    two.replies(thread, said, "A canary does not").ok();
    two.contributes(thread, "Canaries, canaries").ok();
    one.edits(thread, said, 1, Person.words("The canary sings no more")).ok();
    Map<String, String> here = Map.of("forum", olga.place().forum(), "order", "fit");
    Map<String, String> newest = Map.of("forum", olga.place().forum());
    return unnumbered(
        ben.searches("canary", here).text()
            + ben.searches("canary", newest).text()
            + olga.searches("canaries sings", newest).text());
  }

  @Test
  void aBusyRoomElsewhereChangesNothing() {
    assertThat(found(true)).isEqualTo(found(false));
  }

  /** All that an outsider finds, with and without a busy room that is closed to them. */
  private String found(boolean busy) {
    Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    String thread = thread(ana);
    Person inner = null;
    if (busy) {
      inner = ana.in(World.group(olga, "WG1", List.of(World.participant(ana))));
    }
    StringBuilder seen = new StringBuilder();
    Map<String, String> here = Map.of("forum", olga.place().forum(), "order", "fit");
    for (int i = 0; i < 4; i++) {
      ana.contributes(thread, "The canary " + "sings ".repeat(i)).ok();
      if (inner != null) {
        String caged = inner.opensThread("Canary sings " + i).ok().get("thread").get("id").asText();
        inner.contributes(caged, "canary ".repeat(50)).ok();
        assertThat(count(inner, "canary")).isGreaterThan(i + 1);
      }
      for (String words : List.of("canary", "sings", "canary sing", "can*")) {
        seen.append(ben.searches(words, here).text());
        seen.append(ben.searches(words, Map.of("forum", olga.place().forum())).text());
      }
    }
    return unnumbered(seen.toString());
  }

  @Test
  void whatLiesBeforeTheHorizonMovesNoOrder() {
    assertThat(foundAfterManySaid("canary")).isEqualTo(foundAfterManySaid("sings"));
  }

  /** All that a newcomer finds in a room where one word was common before they came. */
  private String foundAfterManySaid(String word) {
    Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana", "US");
    String thread = thread(ana);
    for (int i = 0; i < 12; i++) {
      ana.contributes(thread, word).ok();
    }
    Person ben = world.visitor("ben").in(olga.place());
    world.seats(olga, ben, "RU", "participant", "now").ok();
    ana.contributes(thread, "canary canary canary sings").ok();
    ana.contributes(thread, "canary sings sings sings").ok();
    Map<String, String> here = Map.of("forum", olga.place().forum(), "order", "fit");
    assertThat(count(ben, "canary sings")).isGreaterThanOrEqualTo(2);
    return unnumbered(ben.searches("canary sings", here).text());
  }

  /** Random ids by the order in which they come. */
  private static String unnumbered(String text) {
    Map<String, String> numbers = new LinkedHashMap<>();
    return ID.matcher(text)
        .replaceAll(id -> numbers.computeIfAbsent(id.group(), x -> "#" + numbers.size()));
  }
}
