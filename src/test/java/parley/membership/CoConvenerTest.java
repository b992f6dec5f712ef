package parley.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/** A co-convener brings the own party's people, and does not stand in for an organiser. */
class CoConvenerTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person una;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    ana = world.person(olga, "ana", "US");
    una = world.visitor("una").in(olga.place());
    world.seats(olga, una, "RU", "coConvener", "all").ok();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String sideRoom(Person opener, Person member) {
    ObjectNode side = opener.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    side.putArray("members").add(World.participant(member));
    String plenary = forum + "/groups/" + World.groupId(opener, "PL");
    return opener.post(plenary + "/rooms", side).ok().get("room").textValue();
  }

  private ObjectNode comesIn() {
    ObjectNode body = una.change().put("all", true);
    body.putArray("participants").add(World.participant(una));
    return body;
  }

  @Test
  void aSideRoomOfOthersDoesNotExistForACoConvener() {
    String before = una.get(forum + "/people").text();
    String room = sideRoom(olga, ana);
    assertThat(una.get(forum + "/people").text()).isEqualTo(before);
    assertThat(olga.get(forum + "/people").text()).contains(room);
    String never =
        una.put(forum + "/rooms/" + Ids.random() + "/members", comesIn())
            .refused(404, "not-found")
            .seen();
    assertThat(una.put(forum + "/rooms/" + room + "/members", comesIn()).seen()).isEqualTo(never);
    String out = "/members/" + World.participant(ana) + "/removal";
    una.put(forum + "/rooms/" + room + out, una.change()).refused(404, "not-found");
    String own = sideRoom(una, una);
    ObjectNode puts = una.change().put("all", true);
    puts.putArray("participants").add(World.participant(ana));
    una.put(forum + "/rooms/" + own + "/members", puts).done();
  }

  @Test
  void theLastOrganiserStaysThoughACoConvenerIsThere() {
    olga.put(forum + "/departure", olga.change()).refused(409, "last-organiser");
    Person oscar = world.visitor("oscar").in(olga.place());
    world.seats(olga, oscar, "US", "organiser", "all").ok();
    Person usa = world.visitor("usa").in(olga.place());
    world.seats(olga, usa, "US", "coChair", "all").ok();
    olga.put(forum + "/departure", olga.change()).done();
    usa.put(forum + "/parties/US/withdrawal", usa.change()).refused(409, "last-organiser");
  }
}
