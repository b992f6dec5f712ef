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
import parley.world.Person;
import parley.world.World;

/** How much goes into an agenda, and what does not. */
class AgendaLimitsTest {
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
