package parley.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.upkeep.Ferry;
import parley.world.Person;
import parley.world.World;

/** Who sat in a forum that came from another host sits there again, and nobody else does. */
class ArrivalsTest {
  @TempDir Path directory;
  private World here;
  private World there;
  private Person olga;
  private Person ana;
  private Person ben;
  private String thread;

  @BeforeEach
  void begin() {
    here = new World(directory.resolve("here"));
    there = new World(directory.resolve("there"));
    Rule rule =
        new Rule(Inside.HANDLE, OutsideUse.BACKGROUND, ParticipantList.PARTIES, Existence.OPEN);
    olga = here.organiser("olga", rule);
    ana = here.person(olga, "ana", "US");
    ben = here.person(olga, "ben", "RU");
    thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void end() {
    here.close();
    there.close();
  }

  @Test
  void whoSignsInWithTheSameAddressHasTheirSeatAndGoesOn() {
    String said = moved();
    assertThat(said).contains("Of 3 people, 3 have their seats when they sign in");
    Person same = comes(ana);
    assertThat(same.get("/api/forums").text()).contains(olga.place().forum());
    assertThat(World.participant(same)).isEqualTo(World.participant(ana));
    String first = same.reads(thread).ok().at("/contributions/0/id").textValue();
    same.edits(thread, first, 1, Person.words("Rather lakes")).ok();
    comes(ben).edits(thread, first, 2, Person.words("Not mine")).refused(403, "forbidden");
    same.contributes(thread, "Dams").ok();
    comes(ben).contributes(thread, "Wells").ok();
    List<String> handles = comes(olga).reads(thread).json().findValuesAsText("handle");
    assertThat(handles).hasSizeGreaterThanOrEqualTo(3);
    assertThat(handles.get(1)).as("as before the move").isEqualTo(handles.get(0));
    there.restart();
    assertThat(same.contributes(thread, "Wells").id()).isNotEmpty();
    assertThat(comes(olga).get(World.people(olga.place())).ok().toString()).contains("Ana", "Ben");
  }

  @Test
  void whoWasThereBeforeHasTheirSeatAtOnceAndAStrangerIsToldWhatNeverWas() {
    Person same = comes(ana);
    same.reads(thread).refused(404, "not-found");
    Person stranger = there.visitor("stranger").in(olga.place());
    String before = stranger.reads(thread).seen();
    moved();
    assertThat(same.reads(thread).ok()).isNotNull();
    assertThat(stranger.reads(thread).seen()).isEqualTo(before);
    assertThat(comes(stranger).reads(thread).seen()).isEqualTo(before);
  }

  @Test
  void whoWasRemovedStaysRemovedAndWhoWasSuspendedComesBackWithTheSuspension() {
    olga.removes(World.participant(ben)).ok();
    String suspended = World.participant(ana);
    String person = "/api/forums/" + olga.place().forum() + "/people/" + suspended;
    olga.put(person + "/suspension", olga.change()).ok();
    moved();
    comes(ben).reads(thread).refused(404, "not-found");
    Person same = comes(ana);
    same.reads(thread).refused(404, "not-found");
    Person chair = comes(olga);
    chair.put(person + "/restoration", chair.change()).ok();
    assertThat(same.reads(thread).ok()).isNotNull();
  }

  @Test
  void whoIsRemovedThereHasNoSeatWhetherTheyHadComeBeforeOrNot() {
    String never = World.participant(ben);
    moved();
    Person same = comes(ana);
    Person chair = comes(olga);
    chair.removes(World.participant(same)).ok();
    chair.removes(never).ok();
    for (Person gone : List.of(ana, ben)) {
      comes(gone).reads(thread).refused(404, "not-found");
    }
    there.restart();
    for (Person gone : List.of(ana, ben)) {
      comes(gone).reads(thread).refused(404, "not-found");
    }
  }

  @Test
  void anAddressThatMovedOnGivesNobodyTheSeatOfWhoHadIt() {
    here.addressed("eva", here.email(ana));
    here.visitor("eva"); // who sits nowhere, and has it now
    assertThat(moved()).contains("Of 3 people, 2 have their seats when they sign in");
    there.addressed("eva", here.email(ana));
    there.visitor("eva").in(ana.place()).reads(thread).refused(404, "not-found");
    assertThat(comes(ben).reads(thread).ok()).isNotNull();
  }

  @Test
  void whoHasNotComeYetCanComeOnAThirdHostAsWell() {
    moved();
    comes(olga);
    World third = new World(directory.resolve("third"));
    try {
      Path file = directory.resolve("again.parley");
      there.restart(() -> Ferry.seal(directory.resolve("there"), olga.place().forum(), file));
      third.restart(() -> Ferry.open(directory.resolve("third"), file));
      for (Person person : List.of(olga, ana, ben)) {
        Person same = third.visitor(person.login()).in(person.place());
        assertThat(same.reads(thread).ok()).isNotNull();
      }
    } finally {
      third.close();
    }
  }

  @Test
  void aForumThatCannotBeReadKeepsNobodyElseOut() {
    Person rita = there.organiser("rita", Rule.Preset.CHATHAM_HOUSE.rule());
    JsonNode trade = there.person(rita, "ana", "US").opensThread("Trade").ok();
    String other = trade.get("thread").get("id").textValue();
    Path file = directory.resolve("forum.parley");
    here.restart(() -> Ferry.seal(directory.resolve("here"), olga.place().forum(), file));
    there.restart(() -> {
      Ferry.open(directory.resolve("there"), file);
      Ferry.breaks(directory.resolve("there"), olga.place().forum());
    });
    assertThat(there.visitor("rita").in(rita.place()).reads(other).ok()).isNotNull();
    assertThat(there.visitor("ana").in(rita.place()).reads(other).ok()).isNotNull();
    assertThat(there.visitor("ben")).as("was never here, and signs in").isNotNull();
  }

  private String moved() {
    Path file = directory.resolve("forum.parley");
    StringBuilder said = new StringBuilder();
    here.restart(() -> Ferry.seal(directory.resolve("here"), olga.place().forum(), file));
    there.restart(() -> said.append(Ferry.open(directory.resolve("there"), file)));
    return said.toString();
  }

  private Person comes(Person person) {
    return there.visitor(person.login()).in(person.place());
  }
}
