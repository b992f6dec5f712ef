package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** A room that is opened at one node is open at the other, and shut there when it is ended here. */
final class GlassElsewhereTest {
  @TempDir Path directory;
  private Nodes nodes;

  @BeforeEach
  void open() throws Exception {
    nodes = new Nodes(directory);
  }

  @AfterEach
  void close() throws Exception {
    nodes.close(nodes.a);
    nodes.close(nodes.b);
    nodes.close();
  }

  @Test
  void both_nodes_open_and_both_shut() throws Exception {
    Person olga = nodes.organiser();
    Person usa = nodes.seated(olga, "usa", "US", "coChair");
    Person rus = nodes.seated(olga, "rus", "RU", "coChair");
    Person kim = nodes.seated(olga, "kim", "CN", "participant");
    Place place = BurnedElsewhereTest.corridor(olga, usa, rus);
    Person here = usa.in(place);
    here.opensThread("Water").ok();
    ObjectNode glass = here.change().put("reader", World.participant(kim));
    glass.put("hours", 1).put("reason", "Danger");
    String glasses = place.path() + "/glasses";
    String asked = here.post(glasses, glass).ok().get("approval").textValue();
    Person there = nodes.b.meets(rus.in(place));
    String answer = "/api/forums/" + place.forum() + "/approvals/" + asked + "/answer";
    there.put(answer, there.change().put("agrees", true)).done();
    Person reader = kim.in(place);
    assertThat(reader.enters().text()).as("at the other node").contains("Water");
    try (Ear ear = reader.listens(null)) {
      ear.hears("subscribed");
      there.put(glasses + "/" + asked + "/end", there.change()).done();
      reader.enters().refused(404, "not-found");
      ear.hears("closed");
    }
    assertThat(here.enters().ok().at("/audience/glasses/0").has("ended")).isTrue();
  }
}
