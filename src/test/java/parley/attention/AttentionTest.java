package parley.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** What a person has read and wants to hear of is their own, and the same wherever they are. */
class AttentionTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private String water;
  private String air;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    water = ben.opensThread("Water").ok().get("thread").get("id").textValue();
    ben.contributes(water, "Rivers").ok();
    air = ben.opensThread("Air").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static int fresh(Person person) {
    return WholeAttention.room(person).get("new").intValue();
  }

  private static int ofForum(Person person) {
    return WholeAttention.forum(person).get("new").intValue();
  }

  @Test
  void aRoomIsReadAsFarAsItWasShownAndThatCanBeTakenBack() {
    assertThat(fresh(ana)).isEqualTo(3);
    String shown = WholeAttention.room(ana).get("cursor").textValue();
    ben.contributes(air, "Come since").ok();
    JsonNode before = WholeAttention.readAll(ana, shown).ok();
    assertThat(fresh(ana)).isEqualTo(1);
    world.restart();
    assertThat(fresh(ana)).isEqualTo(1);
    WholeAttention.takesBack(ana, before);
    assertThat(fresh(ana)).isEqualTo(4);
    assertThat(fresh(ben)).isEqualTo(4); // nobody else's marks moved
  }

  @Test
  void whatWasReadFurtherElsewhereStaysRead() {
    String shown = WholeAttention.room(ana).get("cursor").textValue();
    ben.contributes(air, "Come since").ok();
    WholeAttention.readAll(ana).ok();
    assertThat(WholeAttention.readAll(ana, shown).ok().at("/rooms/0/threads")).isEmpty();
    assertThat(fresh(ana)).isZero();
  }

  @Test
  void aMutedThreadCountsNoMoreAndAFollowedOneInAMutedRoomDoes() {
    WholeAttention.choose(ana, water, "muted").ok();
    assertThat(fresh(ana)).isEqualTo(1);
    assertThat(ofForum(ana)).isEqualTo(1);
    assertThat(ana.reads(water).ok().at("/thread/new").intValue()).isEqualTo(2); // still readable
    WholeAttention.choose(ana, null, "muted").ok();
    assertThat(ofForum(ana)).isZero();
    WholeAttention.choose(ana, water, "followed").ok();
    assertThat(ofForum(ana)).isEqualTo(2);
    world.restart();
    assertThat(ofForum(ana)).isEqualTo(2);
    WholeAttention.choose(ana, null, null).ok();
    WholeAttention.choose(ana, water, null).ok();
    assertThat(WholeAttention.room(ana).has("attention")).isFalse();
    assertThat(ofForum(ana)).isEqualTo(3);
  }

  @Test
  void nobodyElseCanTellAndOnesOwnDevicesAreTold() {
    String read = ben.get("/api/forums").text();
    String heard = ben.enters().json().get("cursor").textValue();
    try (Ear own = ana.listens(null);
        Ear other = ben.listens(null)) {
      own.hears("subscribed");
      other.hears("subscribed");
      WholeAttention.choose(ana, water, "muted").ok();
      own.hears("forumsChanged");
      WholeAttention.readAll(ana).ok();
      own.hears("forumsChanged");
      assertThat(ben.enters().json().get("cursor").textValue()).isEqualTo(heard);
      assertThat(ben.get("/api/forums").text()).isEqualTo(read);
      assertThat(other.heardSoFar()).isEmpty();
    }
  }

  @Test
  void aRoomThatIsNotOnesOwnIsLikeOneThatNeverWas() {
    Place never = new Place(olga.place().forum(), Ids.random());
    Place hidden = World.group(olga, "WG1", java.util.List.of(World.participant(ben)));
    WholeAttention.choose(ben.in(hidden), null, "muted").ok();
    WholeAttention.choose(ana.in(hidden), null, "muted").refused(404, "not-found");
    WholeAttention.choose(ana.in(never), null, "muted").refused(404, "not-found");
    WholeAttention.choose(ana, Ids.random(), "muted").refused(400, "bad-field");
    String cursor = ben.in(hidden).enters().cursor();
    JsonNode there = WholeAttention.readAll(ana.in(hidden), cursor).ok();
    assertThat(there).isEqualTo(WholeAttention.readAll(ana.in(never), cursor).ok());
    assertThat(there.get("rooms")).isEmpty();
  }

  @Test
  void allIsTakenBackOrNothing() {
    Place aside = World.group(olga, "WG1", java.util.List.of(World.participant(ana)));
    JsonNode before = WholeAttention.readAll(ana).ok();
    ObjectNode body = Reply.JSON.createObjectNode();
    ArrayNode rooms = body.putArray("rooms").add(before.at("/rooms/0"));
    ObjectNode bad = rooms.addObject().put("forum", aside.forum()).put("room", aside.room());
    bad.putObject("threads");
    bad.putObject("things").put(Ids.random(), "no cursor");
    ana.put("/api/me/reading/before", body).refused(400, "bad-cursor");
    assertThat(fresh(ana)).as("the first room, too, stays as it was").isZero();
    rooms.remove(1);
    WholeAttention.takesBack(ana, body);
    assertThat(fresh(ana)).isEqualTo(3);
  }
}
