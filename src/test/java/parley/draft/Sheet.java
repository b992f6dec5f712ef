package parley.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import parley.forum.Rule;
import parley.web.Ids;
import parley.web.Json;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** The notes of an agenda item, which two parties write, and an observer who reads. */
final class Sheet {
  final World world;
  final Person olga;
  final Person usa;
  final Person rus;
  final Person oscar;
  final String session;
  final String text;

  Sheet(World world, Rule rule, String name) {
    this.world = world;
    olga = world.organiser("olga-" + name, rule);
    usa = seat("usa-" + name, "US", "coChair");
    rus = seat("rus-" + name, "RU", "coChair");
    oscar = seat("oscar-" + name, null, "observer");
    session = planned(7);
    ObjectNode item = usa.change().put("title", "Crossings").put("minutes", 20);
    text = usa.post(agenda() + "/items", item).ok().at("/item/id").textValue();
  }

  Person seat(String login, @Nullable String party, String role) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, party, role, "all").ok();
    return person;
  }

  private String planned(int day) {
    ObjectNode plan = usa.change().put("title", "Borders").put("minutes", 90);
    String starts = Json.text(World.NOON.plus(Duration.ofDays(day)));
    plan.put("starts", starts.substring(1, starts.length() - 1));
    return usa.post(sessions(), plan).ok().at("/sessions/0/id").textValue();
  }

  /** The agenda of another session, which is planned for this day. */
  String another(int day) {
    return sessions() + "/" + planned(day) + "/agenda";
  }

  private String sessions() {
    return olga.place().path() + "/sessions";
  }

  String agenda() {
    return sessions() + "/" + session + "/agenda";
  }

  String path() {
    return olga.place().path() + "/texts/" + text;
  }

  Reply reads(Person person) {
    return person.get(path());
  }

  /** The words of the text, paragraphs parted by a bar. */
  String words(Person person) {
    StringBuilder words = new StringBuilder();
    for (JsonNode block : reads(person).ok().get("doc").get("content")) {
      words.append(words.isEmpty() ? "" : "|");
      block.path("content").forEach(piece -> words.append(piece.path("text").asText()));
    }
    return words.toString();
  }

  long version(Person person) {
    return reads(person).ok().get("version").longValue();
  }

  Reply writes(Person person, long version, ObjectNode... steps) {
    return commits(person, person.write(), version, steps);
  }

  Reply commits(Person person, ObjectNode body, long version, ObjectNode... steps) {
    body.put("version", version);
    ArrayNode all = body.putArray("steps");
    for (ObjectNode step : steps) {
      all.add(step);
    }
    return person.post(path() + "/commits", body);
  }

  /** Puts words in at a position. */
  static ObjectNode insert(int at, String words) {
    ObjectNode step = step(at, at);
    step.putObject("slice").putArray("content").addObject().put("type", "text").put("text", words);
    return step;
  }

  /** Puts a paragraph in between blocks. */
  static ObjectNode paragraph(int at, String words) {
    ObjectNode step = step(at, at);
    ObjectNode paragraph =
        step.putObject("slice").putArray("content").addObject().put("type", "paragraph");
    paragraph.putArray("content").addObject().put("type", "text").put("text", words);
    return step;
  }

  static ObjectNode delete(int from, int to) {
    return step(from, to);
  }

  /** Takes what a person put in between two versions out of the history. */
  Reply takesOut(Person person, long from, long to) {
    ObjectNode body = person.change();
    body.putArray("pieces").addObject().put("from", from).put("to", to);
    return person.post(path() + "/removals", body);
  }

  private static ObjectNode step(int from, int to) {
    return Reply.JSON.createObjectNode().put("stepType", "replace").put("from", from).put("to", to);
  }

  /** A socket that hears the text from a version on. */
  Ear listens(Person person, long version) {
    Ear ear = Ear.open(person.base(), person.cookie());
    ObjectNode ask =
        Reply.JSON
            .createObjectNode()
            .put("type", "subscribe")
            .put("forum", person.place().forum())
            .put("room", person.place().room())
            .put("text", text)
            .put("cursor", String.valueOf(version));
    ear.say(ask);
    return ear;
  }

  /** Asks the co-chairs to adopt the agenda, which freezes its texts. */
  Reply asksAdoption(Person person) {
    String deadline = Json.text(World.NOON.plus(Duration.ofDays(3)));
    ObjectNode body =
        person
            .change()
            .put("deadline", deadline.substring(1, deadline.length() - 1))
            .put("hidden", false);
    return person.put(agenda() + "/adoption", body);
  }

  static String pen() {
    return Ids.random();
  }
}
