package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** The texts of an agenda as they are written: they go where their item goes. */
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
    long version = reads(person, text).json().path("version").longValue();
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
}
