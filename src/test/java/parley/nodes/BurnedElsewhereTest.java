package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.paper.Chancery;
import parley.store.Keys;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** A room that is burned at one node is burned at the other, in its memory too. */
final class BurnedElsewhereTest {
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
  void the_other_node_forgets_the_keys_and_tells_that_it_is_over() throws Exception {
    Person olga = nodes.organiser();
    Person usa = nodes.seated(olga, "usa", "US", "coChair");
    Person rus = nodes.seated(olga, "rus", "RU", "coChair");
    Place place = corridor(olga, usa, rus);
    Person here = usa.in(place);
    String thread = here.opensThread("Water").ok().get("thread").get("id").textValue();
    String asked =
        here.put(place.path() + "/burning", here.change()).ok().get("approval").textValue();
    String draft = Chancery.draft(here, "Draft", "author");
    Person there = nodes.b.meets(rus.in(place));
    String path = "/api/forums/" + place.forum();
    try (Ear ear = here.listens(null);
        Ear reader = reads(here, draft)) {
      ear.hears("subscribed");
      Chancery.writes(here, draft, "More ").ok();
      reader.hears("stepped");
      ObjectNode yes = there.change().put("agrees", true);
      there.put(path + "/approvals/" + asked + "/answer", yes).done();
      ear.hears("closed");
      reader.hears("closed");
    }
    here.get(Chancery.text(here, draft)).refused(404, "not-found");
    ObjectNode late = here.write().put("version", 0);
    late.putArray("steps").addObject().put("stepType", "replace").put("from", 1).put("to", 1);
    here.post(Chancery.text(here, draft) + "/commits", late).refused(404, "not-found");
    here.enters().refused(404, "not-found");
    here.contributes(thread, "More").refused(404, "not-found");
    JsonNode left = here.get(path).ok().get("burned");
    assertThat(left).hasSize(1);
    assertThat(there.get(path).ok().get("burned")).isEqualTo(left);
    for (Nodes.One one : new Nodes.One[] {nodes.a, nodes.b}) {
      assertThatThrownBy(() -> one.node().database().keys().derive("room:" + place.room(), "probe"))
          .isInstanceOf(Keys.KeyGone.class);
      assertThatThrownBy(() -> one.node().database().keys().derive("author:" + thread, "probe"))
          .isInstanceOf(Keys.KeyGone.class);
    }
  }

  private static Ear reads(Person person, String draft) {
    ObjectNode ask = Reply.JSON.createObjectNode().put("type", "subscribe");
    ask.put("forum", person.place().forum()).put("room", person.place().room());
    Ear ear = Ear.open(person.base(), person.cookie());
    ear.say(ask.put("text", draft).put("cursor", "" + Chancery.version(person, draft)));
    ear.hears("subscribed");
    return ear;
  }

  static Place corridor(Person olga, Person... members) {
    ObjectNode side = olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    for (Person one : members) {
      side.withArray("members").add(World.participant(one));
    }
    String group = olga.get(World.people(olga.place())).ok().at("/groups/0/id").textValue();
    String rooms = "/api/forums/" + olga.place().forum() + "/groups/" + group + "/rooms";
    String room = olga.post(rooms, side).ok().get("room").textValue();
    return new Place(olga.place().forum(), room);
  }
}
