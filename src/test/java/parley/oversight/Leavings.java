package parley.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.store.Keys;
import parley.web.Json;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** One of everything that people leave in a room besides what they say in threads. */
public final class Leavings {
  static final String CANARY = "Canarybird";
  final Chancery in;
  final String paper;
  final String draft;
  final String nonPaper;
  final String comment;
  final String answer;
  final String session;
  final String item;
  final String line;
  final String tour;

  Leavings(World world, String suffix) {
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), suffix);
    paper = in.circulated(in.usa, CANARY + " paper");
    revise();
    draft = Chancery.draft(in.ana, CANARY + " draft", "author");
    nonPaper = unsigned();
    String here = in.ana.place().path();
    ObjectNode words = in.ben.write().put("version", 0).put("from", 1).put("to", 6);
    String on = here + "/comments/" + paper;
    comment = id(in.ben.post(on, words.put("words", CANARY + " comment")), "/comment/id");
    ObjectNode more = in.ana.write().put("words", CANARY + " answer");
    answer = id(in.ana.post(on + "/" + comment + "/answers", more), "/comment/answers/0/id");
    ObjectNode plan = in.usa.change().put("title", CANARY + " session").put("minutes", 90);
    plan.put("starts", time(Duration.ofDays(1)));
    session = id(in.usa.post(here + "/sessions", plan), "/sessions/0/id");
    ObjectNode topic = in.usa.change().put("title", CANARY + " item").put("minutes", 20);
    item = id(in.usa.post(agenda() + "/items", topic), "/item/id");
    Chancery.writes(in.ana, item, CANARY + " notes").ok();
    ObjectNode private1 = in.ben.write().put("text", CANARY + " line");
    line = id(in.ben.post(here + "/lines", private1), "/lines/0/id");
    ObjectNode word = in.usa.write().put("text", CANARY + " word");
    in.usa.post(here + "/lines/" + line + "/words", word).ok();
    ObjectNode round = in.usa.change().put("question", CANARY + " question");
    round.putArray("parties").add("US").add("RU");
    tour = id(in.usa.post(here + "/tours", round), "/tour/id");
  }

  private void revise() {
    Person home = in.caucus(in.usa);
    String next = Chancery.draft(home, CANARY + " revised", "party");
    in.revises(home, next, paper).ok();
    ObjectNode said = in.usa.write().put("revision", 1);
    said.set("body", Person.words(CANARY + " autrement"));
    String french = in.usa.place().path() + "/papers/" + paper + "/renditions/fr";
    in.usa.put(french + "/paragraphs/1", said).ok();
  }

  private String unsigned() {
    byte[] hash = Keys.hash("a secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ObjectNode body = Reply.JSON.createObjectNode().put("title", CANARY + " non-paper");
    body.put("language", "en").set("doc", Person.words(CANARY));
    body.put("secretHash", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    return id(in.ben.post(in.ben.place().path() + "/nonpapers", body), "/nonPaper/id");
  }

  private static String time(Duration ahead) {
    String json = Json.text(World.NOON.plus(ahead));
    return json.substring(1, json.length() - 1);
  }

  private static String id(Reply made, String at) {
    return made.ok().at(at).textValue();
  }

  String agenda() {
    return in.usa.place().path() + "/sessions/" + session + "/agenda";
  }

  /** What can be removed, the parts before the whole; a whole goes with its parts. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(answer, "comment");
    all.put(comment, "comment");
    all.put(paper, "paper");
    all.put(nonPaper, "nonPaper");
    all.put(draft, "draft");
    all.put(item, "item");
    all.put(session, "session");
    all.put(line, "line");
    all.put(tour, "tour");
    return all;
  }

  /** The drafts of a caucus, which its one party decides about alone. */
  List<String> caucusDrafts() {
    Person home = in.caucus(in.usa);
    return home.get(Chancery.papers(home)).ok().get("drafts").findValuesAsText("id");
  }

  static Reply asks(Person person, String subject) {
    return person.put(person.place().path() + "/purge", person.change().put("subject", subject));
  }

  /** Asked for by one party's co-chair, agreed to by the other's. */
  void purges(String subject) {
    JsonNode asked = asks(in.usa, subject).ok();
    agrees(asked);
  }

  void agrees(JsonNode asked) {
    Asking.answers(in.rus, asked.get("approval").textValue(), true).done();
  }

  /** All that the room answers about these things. */
  String read(Person person) {
    String here = person.place().path();
    StringBuilder all = new StringBuilder();
    for (String page :
        List.of(
            "",
            "/papers",
            "/papers/" + paper,
            "/papers/" + paper + "/revisions/0",
            "/papers/" + paper + "/renditions",
            "/papers/" + paper + "/renditions/fr",
            "/papers/drafts/" + draft,
            "/texts/" + draft,
            "/texts/" + draft + "/changes",
            "/nonpapers/" + nonPaper,
            "/comments/" + paper,
            "/sessions",
            "/sessions/" + session + "/agenda",
            "/texts/" + item,
            "/texts/" + item + "/changes",
            "/lines",
            "/conduct")) {
      all.append(page).append(' ').append(person.get(here + page).text()).append('\n');
    }
    return all.toString();
  }

  /** Everything removed once, and read before and after. */
  public static void everything(World world) {
    Leavings left = new Leavings(world, "-leaves");
    left.read(left.in.ben);
    for (String subject : left.all().keySet()) {
      JsonNode asked = asks(left.in.usa, subject).ok();
      left.in.rus.get("/api/forums/" + left.in.olga.place().forum() + "/approvals").ok();
      left.agrees(asked);
      left.read(left.in.ben);
    }
    left.reported();
  }

  /** A working group of the co-chairs, opened to a reader, which reports when it is closed. */
  private void reported() {
    String forum = "/api/forums/" + in.olga.place().forum();
    var members = List.of(World.participant(in.usa), World.participant(in.rus));
    Person usa = in.usa.in(World.group(in.olga, "WGR", members));
    Window.opens(usa, in.rus.in(usa.place()), in.ben, 1);
    String group = World.groupId(in.olga, "WGR");
    ObjectNode closure = in.olga.change();
    closure.putObject("report").put("en", CANARY + " report");
    in.olga.put(forum + "/groups/" + group + "/closure", closure).ok();
    usa.get(forum + "/reports").ok();
    for (String subject : List.of(group, Window.shown(usa).get(0).get("id").textValue())) {
      JsonNode asked = asks(usa, subject).ok();
      in.rus.get(forum + "/approvals").ok();
      agrees(asked);
    }
  }
}
