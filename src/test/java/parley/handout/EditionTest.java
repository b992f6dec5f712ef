package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting;
import parley.agenda.Meeting.At;
import parley.agenda.Proposing;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** An agenda as it once was adopted is handed out with its words as they stood then. */
class EditionTest {
  @TempDir Path directory;

  private static String printed(Meeting in, String session, String edition) {
    String how = "as=pdf&in=en" + edition;
    return Handed.printed(Handed.asks(in.oscar, Handed.agenda(session), how).body());
  }

  @Test
  void anOlderAgendaIsPrintedAsItStood() {
    try (World world = new World(directory)) {
      Meeting in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
      Proposing on = Proposing.adopted(in, false, "Water", "Air");
      String water = on.item("Water");
      ObjectNode body = on.proposal(in.ben, 1, c -> on.retitle(c, water, "Rivers"));
      ((ObjectNode) body.at("/changes/0")).set("notes", Person.words("Upper reaches"));
      on.accepted(on.sends(in.ben, body).ok().at("/amended/amendments/0/id").textValue());
      world.later(Duration.ofMinutes(1));
      editedElsewhere(in, new At(on.session(), water));
      for (int restarts = 0; restarts < 2; restarts++) {
        assertThat(printed(in, on.session(), "&edition=1"))
            .contains("1. Water", "2. Air", "as it stood at that time")
            .doesNotContain("Rivers", "reaches", "amended", "Afterwards");
        assertThat(printed(in, on.session(), "&edition=2"))
            .contains("1. Rivers", "Upper reaches", "2. Air", "amended")
            .doesNotContain("Water", "Afterwards");
        assertThat(on.edition(in.oscar, 2).toString()).contains("\"Upper reaches\"");
        assertThat(on.edition(in.oscar, 2).toString()).doesNotContain("Afterwards");
        assertThat(printed(in, on.session(), "")).contains("1. Air").doesNotContain("Rivers");
        world.restart();
      }
      Handed.asks(in.oscar, Handed.agenda(on.session()), "as=pdf&edition=3")
          .refused(404, "not-found");
    }
  }

  /** The item is carried over, and its notes go on being written there. */
  private static void editedElsewhere(Meeting in, At rivers) {
    String later = in.session("Later");
    rivers.put(in.usa, "deferral", in.usa.change().put("session", later)).ok();
    String notes = rivers.read(in.ben).path("notes").asText("");
    String texts = in.ben.place().path() + "/texts/" + notes;
    ObjectNode body = in.ben.write();
    body.set("version", in.ben.get(texts).ok().get("version"));
    ObjectNode step = body.putArray("steps").addObject().put("stepType", "replace");
    ObjectNode letters = step.put("from", 1).put("to", 1).putObject("slice");
    letters.putArray("content").addObject().put("type", "text").put("text", "Afterwards: ");
    in.ben.post(texts + "/commits", body).ok();
    assertThat(in.ben.get(texts).ok().toString()).contains("Afterwards: Upper");
  }
}
