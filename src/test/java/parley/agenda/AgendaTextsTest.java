package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.handout.Handed;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** The texts of an agenda as they are written: they go where their item goes; and how much goes. */
class AgendaTextsTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;
  private String session;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
    session = in.session("First");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Reply reads(Person person, String text) {
    return person.get(person.place().path() + "/texts/" + text);
  }

  /** Puts words at the start of a text. */
  private static Reply writes(Person person, String text, String words) {
    return writes(person, text, reads(person, text).json().path("version").longValue(), words);
  }

  private static Reply writes(Person person, String text, long version, String words) {
    ObjectNode body = person.write().put("version", version);
    ObjectNode step = body.putArray("steps").addObject().put("stepType", "replace");
    step.put("from", 1).put("to", 1);
    step.putObject("slice").putArray("content").addObject().put("type", "text").put("text", words);
    return person.post(person.place().path() + "/texts/" + text + "/commits", body);
  }

  @Test
  void notesGoWithTheirItemAndRestWhereItDoes() {
    ObjectNode body = in.ana.change().put("title", "Water").put("minutes", 10);
    body.set("notes", Person.words("rivers"));
    Reply made = in.ana.post(Meeting.agenda(in.ana, session) + "/items", body);
    At water = new At(session, made.ok().at("/item/id").textValue());
    assertThat(reads(in.ben, water.item()).ok().get("doc").toString()).contains("\"rivers\"");
    writes(in.ben, water.item(), "All ").ok();
    writes(in.oscar, water.item(), "Our ").refused(403, "forbidden");
    String later = in.session("Second");
    water.put(in.ana, "deferral", in.ana.change().put("session", later)).ok();
    writes(in.ben, water.item(), "Indeed: ").ok();
    assertThat(reads(in.ana, water.item()).ok().get("doc").toString())
        .contains("\"Indeed: All rivers\"");
    At there = new At(later, water.item());
    there.put(in.ana, "withdrawal").ok();
    writes(in.ben, water.item(), "No: ").refused(409, "frozen");
    there.put(in.ana, "restoration").ok();
    writes(in.ben, water.item(), "Yes: ").ok();
    world.restart();
    assertThat(reads(in.ana, water.item()).ok().get("doc").toString())
        .contains("\"Yes: Indeed: All rivers\"");
  }

  @Test
  void anEditionReadsAsItWasAdoptedHoweverMuchIsWrittenInItsTextsLater() {
    String water = Meeting.proposed(in.ana, session, "Water").item();
    writes(in.ben, water, "as adopted").ok();
    Proposing on = Proposing.adopts(in, session, false);
    JsonNode adopted = on.edition(in.oscar, 1);
    assertThat(adopted.toString()).contains("\"as adopted\"");
    String later = in.session("Second");
    new At(session, water).put(in.usa, "deferral", in.usa.change().put("session", later)).ok();
    writes(in.ana, water, "no longer ").ok(); // at the same time, by the clock
    assertThat(on.edition(in.oscar, 1)).isEqualTo(adopted);
    long version = reads(in.ana, water).ok().get("version").longValue();
    for (int i = 0; i <= 500; i++) { // more in turns than a text has in mind of its history
      writes(i % 2 == 0 ? in.ben : in.ana, water, version + i, i % 2 == 0 ? "b" : "a").ok();
    }
    for (int restarts = 0; restarts < 2; restarts++) {
      assertThat(reads(in.oscar, water).ok().toString()).contains("aba");
      assertThat(on.edition(in.oscar, 1)).isEqualTo(adopted);
      String copy = Meeting.agenda(in.oscar, session) + "/copy?as=docx&in=en&edition=1";
      assertThat(Handed.unpacked(in.oscar.get(copy).body()))
          .contains("as adopted")
          .doesNotContain("aba");
      world.restart();
    }
  }

  @Test
  void theSummaryIsTheChairsUntilItIsIssued() {
    String agenda = Meeting.agenda(in.usa, session);
    String summary = in.usa.get(agenda).ok().at("/summary/text").textValue();
    Person rapporteur = in.seat("rapporteur", null, "rapporteur");
    try (Ear ear = in.ana.listens(in.ana.enters().cursor())) {
      ear.hears("subscribed");
      writes(in.usa, summary, "All agreed.").ok();
      writes(rapporteur, summary, "Nearly: ").ok();
      assertThat(reads(in.ana, summary).seen()).isEqualTo(reads(in.ana, Ids.random()).seen());
      assertThat(writes(in.ana, summary, "I did not.").seen())
          .isEqualTo(writes(in.ana, Ids.random(), "I did not.").seen());
      assertThat(ear.heardSoFar()).isEmpty();
      in.usa.put(agenda + "/summary/issue", in.usa.change()).ok();
      assertThat(ear.hears("agendaChanged").at("/summary/text").textValue()).isEqualTo(summary);
    }
    assertThat(reads(in.ana, summary).ok().get("doc").toString()).contains("Nearly: All agreed.");
    writes(in.usa, summary, "But ").refused(409, "frozen");
  }

  @Test
  void anAgendaHasAnEndAndARetryProposesNothingTwice() {
    Person again = in.ana.again(Ids.random());
    At first = Meeting.proposed(again, session, "Item");
    assertThat(Meeting.proposed(again, session, "Item")).isEqualTo(first);
    Meeting.proposes(again, session, "Other").refused(409, "command-reused");
    for (int i = 1; i < Composing.ITEMS_MAX; i++) {
      Meeting.proposes(in.ana, session, "Item " + i).ok();
    }
    Meeting.proposes(in.ana, session, "One too many").refused(400, "bad-field");
    At elsewhere = Meeting.proposed(in.ana, in.session("Second"), "Item");
    ObjectNode into = in.ana.change().put("session", session);
    elsewhere.put(in.ana, "deferral", into).refused(400, "bad-field");
    assertThat(Meeting.reads(in.ben, session).ok().get("items")).hasSize(Composing.ITEMS_MAX);
  }

  @Test
  void notesThatAreNoTextAreRefused() {
    ObjectNode body = in.ana.change().put("title", "Water").put("minutes", 20);
    ObjectNode doc = Person.words("Notes");
    ObjectNode list = doc.withArray("content").addObject().put("type", "bullet_list");
    ObjectNode item = list.putArray("content").addObject().put("type", "list_item");
    item.putArray("content").add(list.deepCopy().put("type", "bullet_list"));
    body.set("notes", doc);
    in.ana.post(Meeting.agenda(in.ana, session) + "/items", body).refused(400, "bad-field");
    String said = in.ben.opensThread("Rivers").ok().at("/contribution/id").textValue();
    body.set("notes", Person.quoting(new Person.Passage(said, 1, 3), "Quoting"));
    in.ana.post(Meeting.agenda(in.ana, session) + "/items", body).refused(400, "bad-field");
  }
}
