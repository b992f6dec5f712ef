package parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** Typed rooms, who is in them, and what their chairs switch. */
class RoomsTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person usa;
  private Person ana;
  private Person ben;
  private String forum;
  private String plenary;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    usa = world.visitor("usa").in(olga.place());
    world.seats(olga, usa, "US", "coChair", "all").ok();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    plenary = forum + "/groups/" + World.groupId(olga, "PL");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static List<JsonNode> rooms(Person person, String kind) {
    List<JsonNode> rooms = new ArrayList<>();
    for (JsonNode room : person.get("/api/forums/" + person.place().forum()).ok().get("rooms")) {
      if (room.get("kind").textValue().equals(kind)) {
        rooms.add(room);
      }
    }
    return rooms;
  }

  private Person in(Person person, String room) {
    return person.in(new Place(olga.place().forum(), room));
  }

  private Person inCaucus(Person person) {
    return in(person, rooms(person, "caucus").getFirst().get("id").textValue());
  }

  private String sideRoom(Person... members) {
    ObjectNode side = olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    for (Person member : members) {
      side.withArray("members").add(World.participant(member));
    }
    return olga.post(plenary + "/rooms", side).ok().get("room").textValue();
  }

  @Test
  void aCaucusIsThereForItsPartyAndNobodyElse() {
    ana.put(plenary + "/caucuses", ana.change()).refused(403, "forbidden");
    olga.put(plenary + "/caucuses", olga.change()).done();
    olga.put(plenary + "/caucuses", olga.change()).refused(409, "nothing-changes");
    Person usCaucus = inCaucus(ana);
    usCaucus.opensThread("Among ourselves").ok();
    assertThat(inCaucus(usa).enters().ok().get("threads")).hasSize(1);
    assertThat(rooms(ben, "caucus")).hasSize(1).isNotEqualTo(rooms(ana, "caucus"));
    assertThat(rooms(olga, "caucus")).isEmpty();
    for (Person outsider : List.of(ben, olga)) {
      String never = in(outsider, Ids.random()).enters().seen();
      assertThat(outsider.in(usCaucus.place()).enters().seen()).isEqualTo(never);
      assertThat(outsider.in(usCaucus.place()).opensThread("Knock").seen())
          .isEqualTo(in(outsider, Ids.random()).opensThread("Knock").seen());
    }
    Person uma = world.person(olga, "uma", "US");
    assertThat(inCaucus(uma).enters().ok().get("threads")).hasSize(1);
    assertThat(olga.get(forum + "/people").ok().get("rooms")).isEmpty();
    String member = "/members/" + World.participant(ben);
    olga.put(usCaucus.place().path() + "/members", putIn(ben)).refused(404, "not-found");
    olga.put(usCaucus.place().path() + member + "/removal", olga.change())
        .refused(404, "not-found");
  }

  private ObjectNode putIn(Person person) {
    ObjectNode body = olga.change().put("all", false);
    body.putArray("participants").add(World.participant(person));
    return body;
  }

  @Test
  void aBusyCaucusLeavesNoTraceForOthers() {
    olga.put(plenary + "/caucuses", olga.change()).done();
    String thread = ben.opensThread("Water").ok().get("thread").get("id").textValue();
    String before = ben.get(forum).text() + ben.get("/api/forums").text() + ben.enters().text();
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      Person caucus = inCaucus(ana);
      String among = caucus.opensThread("Among ourselves").ok().at("/thread/id").textValue();
      for (int i = 0; i < 5; i++) {
        caucus.contributes(among, "Quietly").ok();
      }
      String after = ben.get(forum).text() + ben.get("/api/forums").text() + ben.enters().text();
      assertThat(after).isEqualTo(before);
      ana.contributes(thread, "Aloud").ok();
      JsonNode next = ear.next();
      assertThat(next.get("type").textValue()).isEqualTo("contributed");
      assertThat(next.at("/contribution/thread").textValue()).isEqualTo(thread);
    }
  }

  @Test
  void aSideRoomHoldsThoseWhoWerePutIntoIt() {
    String room = sideRoom(ana);
    in(ana, room).opensThread("In the corridor").ok();
    in(ben, room).enters().refused(404, "not-found");
    in(olga, room).enters().refused(404, "not-found"); // manages it, and does not read it
    olga.put(forum + "/rooms/" + room + "/members", putIn(ben)).done();
    assertThat(in(ben, room).enters().ok().get("threads")).isEmpty(); // before his horizon
    try (Ear ear = in(ben, room).listens(null)) {
      ear.hears("subscribed");
      String ben_ = "/members/" + World.participant(ben) + "/removal";
      olga.put(forum + "/rooms/" + room + ben_, olga.change()).done();
      ear.hears("closed");
    }
    in(ben, room).enters().refused(404, "not-found");
    in(usa, room)
        .put(forum + "/rooms/" + room + "/closure", usa.change())
        .refused(404, "not-found");
  }

  @Test
  void whoLeavesAWorkingGroupLeavesItsRooms() {
    Place group = World.group(olga, "WG", List.of(World.participant(ana)));
    String wg = forum + "/groups/" + World.groupId(olga, "WG");
    olga.put(wg + "/caucuses", olga.change()).done();
    assertThat(rooms(ana, "caucus")).hasSize(1);
    ana.in(group).enters().ok();
    olga.put(wg + "/members/" + World.participant(ana) + "/removal", olga.change()).ok();
    assertThat(rooms(ana, "caucus")).isEmpty();
    ana.in(group).enters().refused(404, "not-found");
    ana.enters().ok();
  }

  @Test
  void aLockedRoomIsReadAndNotWrittenIn() {
    String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
    String lock = ana.place().path() + "/lock";
    ana.put(lock, ana.change().put("locked", true)).refused(403, "forbidden");
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      usa.put(lock, usa.change().put("locked", true)).ok();
      assertThat(ear.hears("audienceChanged").at("/audience/state/locked").booleanValue()).isTrue();
    }
    ben.contributes(thread, "Too late").refused(409, "locked");
    ben.reads(thread).ok();
    usa.put(lock, usa.change().put("locked", false)).ok();
    ben.contributes(thread, "In time").ok();
  }

  @Test
  void aSlowedRoomMakesEachPersonWait() {
    String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
    String pace = ana.place().path() + "/pace";
    usa.put(pace, usa.change().put("seconds", 90_000)).refused(400, "bad-field");
    usa.put(pace, usa.change().put("seconds", 60)).ok();
    ana.contributes(thread, "At once").refused(409, "too-soon");
    ben.contributes(thread, "My first").ok();
    ben.contributes(thread, "My second").refused(409, "too-soon");
    world.later(Duration.ofSeconds(61));
    ben.contributes(thread, "My second").ok();
  }

  @Test
  void whoComesAfterAnActLeavesNoGapForThoseWhoWereThere() {
    String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
    try (Ear first = ben.listens(ben.enters().cursor())) {
      first.hears("subscribed");
      String lock = ana.place().path() + "/lock";
      usa.put(lock, usa.change().put("locked", false)).ok();
      String last = first.hears("audienceChanged").get("cursor").textValue();
      assertThat(ben.enters().cursor()).isEqualTo(last);
      try (Ear second = usa.listens(usa.enters().cursor())) {
        second.hears("subscribed");
        ana.contributes(thread, "And now?").ok();
        assertThat(first.hears("contributed").get("after").textValue()).isEqualTo(last);
      }
    }
  }
}
