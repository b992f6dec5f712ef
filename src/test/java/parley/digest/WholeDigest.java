package parley.digest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Choosing which letters one gets, and ending them. */
public final class WholeDigest {
  private static final Map<String, String> FORM =
      Map.of("content-type", "application/x-www-form-urlencoded");

  private WholeDigest() {}

  /** Each route once. */
  public static void everything(World world) {
    Person olga = world.organiser("olga-writes", Rule.Preset.CHATHAM_HOUSE.rule());
    Person ana = world.person(olga, "ana-writes", "US");
    ana.get("/api/me/letters").ok();
    ObjectNode chosen = choices("weekly").put("zone", "Asia/Kabul");
    chosen.putObject("rooms").put(ana.place().room(), "soon");
    ana.put("/api/me/letters", chosen).ok();
    ana.put("/api/me/letters", choices("daily").put("hour", 24)).refused(400, "bad-field");
    ana.get("/letters/off/" + Ids.random());
    ends(ana, "/letters/off/" + Ids.random());
  }

  /** Which letters somebody wants, usually this often. */
  public static ObjectNode choices(String usual) {
    ObjectNode chosen = Reply.JSON.createObjectNode().put("usual", usual);
    chosen.put("hour", 8).put("weekday", 1).put("reminders", true).put("hoursAhead", 24);
    chosen.putObject("rooms");
    return chosen;
  }

  static Reply ends(Person person, String path) {
    byte[] oneClick = "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8);
    return person.send("POST", path, oneClick, FORM);
  }
}
