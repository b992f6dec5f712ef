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
import parley.forum.Feature;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.live.Forums;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Proposals on top of an adopted agenda: decided as it was, and never in place of it. */
class AmendmentTest {
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

  private List<String> planned(String session) {
    JsonNode agenda = Meeting.reads(in.oscar, session).ok();
    int count = agenda.at("/session/items").intValue();
    return Meeting.titles(agenda).subList(0, count);
  }

  @Test
  void anAcceptedProposalAmendsAndTheAgendaBeforeStaysReadable() {
    Proposing on = Proposing.adopted(in, false, "Water", "Air", "Fire");
    ObjectNode body =
        on.proposal(
            in.ben,
            1,
            changes -> {
              on.retitle(changes, on.item("Water"), "Rivers");
              ((ObjectNode) changes.get(0)).set("notes", Person.words("Only the upper reaches"));
              Proposing.remove(changes, on.item("Air"));
              Proposing.add(changes, "new1", "Earth");
              Proposing.move(changes, on.item("Water"), "new1");
            });
    String amendment = on.sends(in.ben, body).ok().at("/amended/amendments/0/id").textValue();
    assertThat(planned(on.session())).containsExactly("Water", "Air", "Fire");
    JsonNode notes = in.oscar.get(on.amendment(in.oscar, amendment)).ok().get("notes");
    assertThat(notes.at("/0/then").toString()).contains("Only the upper reaches");
    on.answers(in.usa, amendment, "support").ok();
    assertThat(planned(on.session())).containsExactly("Water", "Air", "Fire");
    on.answers(in.rus, amendment, "reservation").ok();
    for (int restarts = 0; restarts < 2; restarts++) {
      assertThat(planned(on.session())).containsExactly("Earth", "Rivers", "Fire");
      assertThat(Meeting.lists(in.oscar).ok().at("/sessions/0/status").textValue())
          .isEqualTo("adopted");
      JsonNode before = on.edition(in.oscar, 1);
      assertThat(Meeting.titles(before)).containsExactly("Water", "Air", "Fire");
      assertThat(before.toString()).doesNotContain("upper reaches");
      JsonNode now = on.edition(in.oscar, 2);
      assertThat(Meeting.titles(now)).containsExactly("Earth", "Rivers", "Fire");
      assertThat(now.toString()).contains("upper reaches");
      assertThat(now.get("amendment").textValue()).isEqualTo(amendment);
      world.restart();
    }
    in.oscar.get(Meeting.agenda(in.oscar, on.session()) + "/editions/3").refused(404, "not-found");
    theNotesAreAnotherText(on);
  }

  private void theNotesAreAnotherText(Proposing on) {
    At rivers = new At(on.session(), on.item("Rivers"));
    String text = rivers.read(in.oscar).get("notes").textValue();
    assertThat(text).isNotEqualTo(rivers.item());
    assertThat(in.ben.get(in.ben.place().path() + "/texts/" + text).ok().toString())
        .contains("upper reaches")
        .contains("frozen");
  }

  @Test
  void onlyWhoMayWriteProposesAndOnlyWhatIsAdopted() {
    String early = in.session("Provisional");
    Meeting.proposed(in.ana, early, "Water");
    Proposing none = new Proposing(in, early);
    ObjectNode body = none.proposal(in.ben, 1, changes -> Proposing.add(changes, "a", "Air"));
    none.sends(in.ben, body).refused(409, "frozen");
    Proposing on = Proposing.adopted(in, false, "Water");
    for (Person other : List.of(in.oscar, in.olga)) {
      on.proposes(other, changes -> Proposing.add(changes, "a", "Air")).refused(403, "forbidden");
    }
    String water = on.item("Water");
    on.proposes(in.ben, changes -> Proposing.remove(changes, water))
        .refused(409, "version-changed"); // nothing would be left
    on.proposes(in.ben, changes -> on.retitle(changes, water, "Water"))
        .refused(409, "nothing-changes");
    on.proposes(in.ben, changes -> {}).refused(400, "bad-field");
    on.proposes(in.ben, changes -> Proposing.remove(changes, early)).refused(400, "bad-field");
    ObjectNode late = on.proposal(in.ben, 1, changes -> Proposing.add(changes, "a", "Air"));
    on.sends(in.ben, late.put("deadline", Meeting.time(Duration.ofDays(-1))))
        .refused(400, "bad-field");
    on.proposes(in.ben, changes -> Proposing.add(changes, "a", "Air")).ok();
    assertThat(Meeting.reads(in.ben, on.session()).ok().get("mayAmend").booleanValue()).isTrue();
    assertThat(Meeting.reads(in.oscar, on.session()).ok().get("mayAmend").booleanValue()).isFalse();
  }

  @Test
  void timeAmendsNothingAndAnObjectionInTheOpenEndsIt() {
    Proposing on = Proposing.adopted(in, false, "Water");
    String air = on.proposed(in.ben, changes -> Proposing.add(changes, "a", "Air"));
    on.answers(in.ben, air, "support").refused(403, "forbidden");
    on.answers(in.usa, air, "support").ok();
    world.later(Duration.ofDays(30));
    assertThat(planned(on.session())).containsExactly("Water");
    assertThat(on.read(in.oscar, air).at("/adoption/parties/0/heard").booleanValue()).isFalse();
    on.answers(in.rus, air, "object").ok();
    assertThat(on.read(in.oscar, air).at("/adoption/state").textValue()).isEqualTo("failed");
    assertThat(planned(on.session())).containsExactly("Water");
    assertThat(on.read(in.oscar).get("editions")).hasSize(1);
    on.answers(in.rus, air, "support").refused(409, "frozen");
  }

  @Test
  void whatNoLongerFitsIsSaidToBeStaleAndCannotBeAnswered() {
    Proposing on = Proposing.adopted(in, false, "Water", "Air");
    String water = on.item("Water");
    String one = on.proposed(in.ana, changes -> on.retitle(changes, water, "Rivers"));
    String other = on.proposed(in.ben, changes -> on.retitle(changes, water, "Seas"));
    String apart = on.proposed(in.ben, changes -> Proposing.add(changes, "f", "Fire"));
    assertThat(on.read(in.oscar).get("stale")).isEmpty();
    try (Ear ear = in.oscar.listens(in.oscar.enters().cursor())) {
      ear.hears("subscribed");
      on.answers(in.usa, one, "support").ok();
      ear.hears("agendaChanged");
      on.answers(in.rus, one, "support").ok();
      JsonNode item = ear.hears("itemChanged");
      assertThat(item.at("/item/title").textValue()).isEqualTo("Rivers");
      assertThat(item.get("stale").toString()).isEqualTo("[\"" + other + "\"]");
    }
    assertThat(on.read(in.oscar).get("stale").toString()).isEqualTo("[\"" + other + "\"]");
    on.answers(in.usa, other, "support").refused(409, "version-changed");
    ObjectNode old = on.proposal(in.ben, 1, changes -> on.retitle(changes, water, "Lakes"));
    on.sends(in.ben, old).refused(409, "version-changed");
    String again = on.proposed(in.ben, changes -> on.retitle(changes, water, "Seas"));
    on.accepted(again);
    on.accepted(apart); // made before both, and still fits
    assertThat(planned(on.session())).containsExactly("Fire", "Seas", "Air");
    assertThat(on.read(in.oscar).get("editions")).hasSize(4);
    // carried over by who plans, outside of any proposal
    String gone = on.proposed(in.ben, changes -> on.retitle(changes, on.item("Air"), "Winds"));
    ObjectNode later = in.usa.change().put("session", in.session("Later"));
    new At(on.session(), on.item("Air")).put(in.usa, "deferral", later).ok();
    assertThat(on.read(in.oscar).get("stale").toString()).contains(gone);
  }

  @Test
  void itsAuthorAloneWithdrawsIt() {
    Proposing on = Proposing.adopted(in, false, "Water");
    String air = on.proposed(in.ben, changes -> Proposing.add(changes, "a", "Air"));
    assertThat(on.read(in.ben, air).get("own").booleanValue()).isTrue();
    for (Person other : List.of(in.ana, in.usa, in.rus)) {
      assertThat(on.read(other, air).has("own")).isFalse();
      on.withdraws(other, air).refused(403, "forbidden");
    }
    on.withdraws(in.ben, air).ok();
    assertThat(on.read(in.oscar, air).at("/adoption/state").textValue()).isEqualTo("withdrawn");
    on.answers(in.usa, air, "support").refused(409, "frozen");
    on.withdraws(in.ben, air).refused(409, "frozen");
  }

  @Test
  void itWaitsForTheAnswersOfPartiesThatHaveNotGivenThem() {
    Proposing on = Proposing.adopted(in, true, "Water");
    String air = on.proposed(in.ben, changes -> Proposing.add(changes, "a", "Air"));
    assertThat(waits(in.usa)).contains(air);
    on.answers(in.usa, air, "support").ok();
    assertThat(waits(in.usa)).doesNotContain(air);
    assertThat(waits(in.rus)).contains(air);
    assertThat(waits(in.ben)).doesNotContain(air);
  }

  /** What a person is reminded of. */
  private List<String> waits(Person person) {
    Forums forums = world.parley().forums();
    Seat seat = forums.seat(world.account(person), person.place().forum());
    Agendas agendas = (Agendas) seat.forum().featureOf(new AgendaCommand.SwitchLive("", true));
    return agendas.waits(seat.forum().of(agendas), seat).stream().map(Feature.Wait::id).toList();
  }
}
