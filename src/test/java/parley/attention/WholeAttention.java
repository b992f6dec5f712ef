package parley.attention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Following, muting, and marking rooms as read: how people do it, and all of it once. */
public final class WholeAttention {
  private WholeAttention() {}

  /** Each route once. */
  public static void everything(World world) {
    Person olga = world.organiser("olga-attends", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana-attends", "US");
    Person ben = world.person(olga, "ben-attends", "RU");
    String thread = ben.opensThread("Weirs").ok().get("thread").get("id").textValue();
    choose(ana, thread, "muted").ok();
    choose(ana, null, "muted").ok();
    ana.get("/api/forums").ok();
    ana.get("/api/forums/" + ana.place().forum()).ok();
    takesBack(ana, readAll(ana).ok());
    ana.get("/api/forums").ok();
  }

  /** Chooses what they hear of a thread, or of the room they are in. */
  static Reply choose(Person person, @Nullable String thread, @Nullable String attention) {
    ObjectNode body = Reply.JSON.createObjectNode();
    if (thread != null) {
      body.put("thread", thread);
    }
    if (attention != null) {
      body.put("attention", attention);
    }
    return person.put(person.place().path() + "/attention", body);
  }

  /** Marks the room they are in as read, as their list of forums shows it now. */
  public static Reply readAll(Person person) {
    return readAll(person, room(person).get("cursor").textValue());
  }

  static Reply readAll(Person person, String cursor) {
    ObjectNode body = Reply.JSON.createObjectNode();
    body.putArray("rooms")
        .addObject()
        .put("forum", person.place().forum())
        .put("room", person.place().room())
        .put("cursor", cursor)
        .put("whole", true);
    return person.put("/api/me/reading", body);
  }

  public static void takesBack(Person person, JsonNode before) {
    Reply done = person.put("/api/me/reading/before", (ObjectNode) before);
    if (done.status() != 204) {
      throw new AssertionError("not taken back: " + done.status());
    }
  }

  /** The line of the room they are in. */
  static JsonNode room(Person person) {
    for (JsonNode room : forum(person).get("rooms")) {
      if (room.get("id").textValue().equals(person.place().room())) {
        return room;
      }
    }
    throw new AssertionError("no such room");
  }

  static JsonNode forum(Person person) {
    for (JsonNode forum : person.get("/api/forums").ok().get("forums")) {
      if (forum.get("id").textValue().equals(person.place().forum())) {
        return forum;
      }
    }
    throw new AssertionError("no such forum");
  }
}
