package parley.agenda.amended;

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
import parley.agenda.Meeting;
import parley.agenda.Meeting.At;
import parley.agenda.Proposing;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Who came later reads the agenda that holds, and nothing of how it came to be. */
class HorizonTest {
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

  private Person newcomer(String role) {
    Person person = world.visitor("zoe-" + role).in(in.olga.place());
    world.seats(in.olga, person, "RU", role, "now").ok();
    return person;
  }

  private static String text(Person person, String text) {
    return person.place().path() + "/texts/" + text;
  }

  /** Proposes other notes, and why. */
  private String noted(Proposing on, String item, String title, String words) {
    ObjectNode body =
        on.proposal(in.ben, on.read(in.ben).get("editions").size(), c -> on.retitle(c, item, title))
            .put("reason", "canary-reason of " + title);
    ((ObjectNode) body.at("/changes/0")).set("notes", Person.words(words));
    JsonNode all = on.sends(in.ben, body).ok().at("/amended/amendments");
    return all.get(all.size() - 1).get("id").textValue();
  }

  @Test
  void whoComesLaterReadsWhatHoldsAndNothingOfWhatWasProposedBefore() {
    Proposing on = Proposing.adopted(in, false, "Water", "Air");
    String water = on.item("Water");
    String first = noted(on, water, "canary-once", "canary-notes");
    on.accepted(first);
    At rivers = new At(on.session(), water);
    String between = rivers.read(in.ana).get("notes").textValue();
    String second = noted(on, water, "Rivers", "Only the upper reaches");
    on.accepted(second);
    String still = on.proposed(in.ben, c -> Proposing.add(c, "a", "canary-open"));
    in.ana.get(text(in.ana, between)).ok();
    Person zoe = newcomer("coChair");
    String theirs;
    try (Ear ear = zoe.listens(zoe.enters().cursor())) {
      ear.hears("subscribed");
      theirs = on.proposed(in.ben, c -> Proposing.add(c, "f", "Fire"));
      JsonNode told = ear.hears("agendaChanged").get("amended");
      assertThat(ids(told)).containsExactly(theirs);
      assertThat(told.toString()).doesNotContain("canary");
    }
    for (int restarts = 0; restarts < 2; restarts++) {
      JsonNode page = Meeting.reads(zoe, on.session()).ok();
      assertThat(page.toString()).contains("Rivers").doesNotContain("canary", first, still);
      assertThat(ids(page.get("amended"))).containsExactly(theirs);
      assertThat(page.at("/amended/editions")).hasSize(1);
      assertThat(on.edition(zoe, 3).toString()).contains("upper reaches");
      assertThat(page.at("/amended/settled").intValue()).isZero();
      assertThat(on.settled(zoe)).isEmpty();
      unknown(on, zoe, first, still);
      zoe.get(text(zoe, water)).refused(404, "not-found");
      zoe.get(text(zoe, between)).refused(404, "not-found");
      zoe.get(text(zoe, rivers.read(zoe).get("notes").textValue())).ok();
      assertThat(ids(on.read(in.ana))).containsExactly(still, theirs);
      assertThat(on.settled(in.ana).stream().map(one -> one.get("id").textValue()))
          .containsExactly(second, first);
      assertThat(on.edition(in.ana, 2).toString()).contains("canary-notes");
      world.restart();
    }
  }

  private static List<String> ids(JsonNode amended) {
    return amended.get("amendments").valueStream().map(one -> one.get("id").textValue()).toList();
  }

  /** What lies before somebody's horizon is what never was. */
  private static void unknown(Proposing on, Person zoe, String... amendments) {
    String never = zoe.get(on.amendment(zoe, Ids.random())).seen();
    for (String amendment : amendments) {
      assertThat(zoe.get(on.amendment(zoe, amendment)).seen()).isEqualTo(never);
      String behind = Meeting.agenda(zoe, on.session()) + "/amendments?before=";
      assertThat(zoe.get(behind + amendment).seen())
          .isEqualTo(zoe.get(behind + Ids.random()).seen());
      on.answers(zoe, amendment, "support").refused(404, "not-found");
      on.withdraws(zoe, amendment).refused(404, "not-found");
    }
    String agenda = Meeting.agenda(zoe, on.session());
    for (int number : new int[] {1, 2}) {
      assertThat(zoe.get(agenda + "/editions/" + number).seen())
          .isEqualTo(zoe.get(agenda + "/editions/9").seen());
      zoe.get(agenda + "/copy?as=pdf&in=en&edition=" + number).refused(404, "not-found");
      on.sends(zoe, on.proposal(zoe, number, c -> Proposing.add(c, "x", "Earth")))
          .refused(400, "bad-field");
    }
    assertThat(zoe.get(agenda + "/copy?as=pdf&in=en&edition=3").status()).isEqualTo(200);
  }

  @Test
  void notesThatCannotBeReadAreLeftOutAndTheRestIsThere() {
    Proposing on = Proposing.adopted(in, false, "Water", "Air");
    At water = new At(on.session(), on.item("Water"));
    String later = in.session("Later");
    world.later(Duration.ofMinutes(1));
    water.put(in.usa, "deferral", in.usa.change().put("session", later)).ok();
    ObjectNode body = in.ben.write().put("version", 0);
    ObjectNode step = body.putArray("steps").addObject().put("stepType", "replace");
    ObjectNode letters = step.put("from", 1).put("to", 1).putObject("slice");
    letters.putArray("content").addObject().put("type", "text").put("text", "canary-notes");
    in.ben.post(text(in.ben, water.item()) + "/commits", body).ok();
    Person zoe = newcomer("participant");
    on.proposed(in.ben, c -> Proposing.add(c, "f", "Fire")); // they know of the session now
    JsonNode edition = on.edition(zoe, 1);
    assertThat(Meeting.titles(edition)).containsExactly("Water", "Air");
    assertThat(edition.at("/items/0").has("notes")).isFalse();
    assertThat(edition.at("/items/1/notes").isObject()).isTrue();
    assertThat(edition.toString()).doesNotContain("canary");
    assertThat(on.edition(in.ana, 1).at("/items/0/notes").isObject()).isTrue();
    String copy = Meeting.agenda(zoe, on.session()) + "/copy?as=pdf&in=en&edition=1";
    assertThat(zoe.get(copy).status()).isEqualTo(200);
  }
}
