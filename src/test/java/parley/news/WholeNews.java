package parley.news;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import parley.attention.WholeAttention;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.web.Json;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What is new of papers and agendas: how people learn of it and say that they have seen it. */
public final class WholeNews {
  private WholeNews() {}

  /** Each route once. */
  public static void everything(World world) {
    Chancery in = new Chancery(world, Rule.Preset.CHATHAM_HOUSE.rule(), "-news");
    String paper = in.circulated(in.ana, "Tidings");
    item(in.usa, planned(in.usa, "Council"), "Weather").ok();
    told(in.ben);
    WholeAttention.takesBack(in.ben, WholeAttention.readAll(in.ben).ok());
    sees(in.ben, paper).done();
    told(in.ben);
  }

  /** The id of a session a week ahead. */
  static String planned(Person chair, String title) {
    ObjectNode plan = chair.change().put("title", title).put("minutes", 90);
    plan.put("starts", time(World.NOON.plus(Duration.ofDays(7))));
    String sessions = chair.place().path() + "/sessions";
    return chair.post(sessions, plan).ok().at("/sessions/0/id").textValue();
  }

  static String time(Instant at) {
    String time = Json.text(at);
    return time.substring(1, time.length() - 1);
  }

  static String items(Person person, String session) {
    return person.place().path() + "/sessions/" + session + "/agenda/items";
  }

  static Reply item(Person person, String session, String title) {
    ObjectNode body = person.change().put("title", title).put("minutes", 20);
    return person.post(items(person, session), body);
  }

  static JsonNode told(Person person) {
    return person.get(person.place().path() + "/news").ok();
  }

  /** As it stands now. */
  static Reply sees(Person person, String thing) {
    return sees(person, thing, person.enters().cursor());
  }

  static Reply sees(Person person, String thing, String cursor) {
    return sees(person, Map.of(thing, cursor));
  }

  static Reply sees(Person person, Map<String, String> things) {
    ObjectNode body = Reply.JSON.createObjectNode();
    things.forEach(body.putObject("things")::put);
    return person.put(person.place().path() + "/seen", body);
  }
}
