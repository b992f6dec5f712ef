package parley.agenda.amended;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting;
import parley.agenda.Proposing;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/** A proposal is said before those whom its author was shown. */
class ShownTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.NOT_FOR_ATTRIBUTION.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** One party's co-chair asks for it, the other's agrees. */
  private void loosens(Rule rule) {
    ObjectNode body = in.usa.change();
    body.set("rule", World.rule(rule));
    agreed(in.usa.put(in.usa.place().path() + "/loosening", body).ok());
  }

  private void agreed(JsonNode asked) {
    String approvals = "/api/forums/" + in.rus.place().forum() + "/approvals/";
    ObjectNode yes = in.rus.change().put("agrees", true);
    in.rus.put(approvals + asked.get("approval").textValue() + "/answer", yes).done();
  }

  @Test
  void itIsProposedBeforeThoseWhoWereShownAndNobodyElse() {
    Proposing on = Proposing.adopted(in, false, "Water");
    ObjectNode shown = on.proposal(in.ben, 1, changes -> Proposing.add(changes, "a", "Canary"));
    loosens(Rule.Preset.ATTRIBUTED.rule());
    JsonNode refused = on.sends(in.ben, shown).refused(409, "audience-changed").json();
    assertThat(refused.at("/now/rule/preset").textValue()).isEqualTo("attributed");
    ObjectNode nowhere = shown.deepCopy().put("shown", Ids.random());
    on.sends(in.ben, nowhere).refused(400, "bad-cursor");
    for (int restarts = 0; restarts < 2; restarts++) {
      for (Person person : List.of(in.ben, in.ana, in.usa)) {
        assertThat(on.read(person).get("amendments")).isEmpty();
        assertThat(Meeting.reads(person, on.session()).text()).doesNotContain("Canary");
      }
      world.restart();
    }
    ObjectNode seen = on.proposal(in.ben, 1, changes -> Proposing.add(changes, "a", "Air"));
    in.seat("chen", "CN", "participant");
    on.sends(in.ben, seen).refused(409, "audience-changed");
    on.proposes(in.ben, changes -> Proposing.add(changes, "a", "Air")).ok();
  }
}
