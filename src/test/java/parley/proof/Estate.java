package parley.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.document.Spoilt;
import parley.handout.Enclosed;
import parley.handout.Handed;
import parley.paper.Chancery;
import parley.web.Json;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** One of everything that people leave in a room: two of one party do it, a chair helps. */
final class Estate {
  /** It begins with a letter that is in no other word, so that a search finds all of it. */
  static final String WORD = "Zanzibar";

  private static final int REFUSED = 400;

  private final Person chair;
  private final List<Person> chairs;
  private final Person first;
  private final Person second;
  private final Runnable meanwhile;
  private final Map<String, List<String>> ids = new HashMap<>();
  private String paper = "";
  private String session = "";
  private Instant now = World.NOON;

  /**
   * All of them are in the room already.
   *
   * @param chairs one of each party whose consent an agenda needs there
   * @param meanwhile what happens between any two things
   */
  Estate(List<Person> chairs, Person first, Person second, Runnable meanwhile) {
    this.chair = chairs.getFirst();
    this.chairs = chairs;
    this.first = first;
    this.second = second;
    this.meanwhile = meanwhile;
    keep("forum", chair.place().forum());
    keep("room", chair.place().room());
  }

  /** Where the clock does not stand. */
  Estate at(Instant time) {
    now = time;
    return this;
  }

  private void keep(String what, String... found) {
    ids.put(what, List.of(found));
  }

  /** The last that was kept of these. */
  private String known(String what) {
    return Objects.requireNonNull(ids.get(what)).getLast();
  }

  Reads reads() {
    return new Reads(chair.place(), Map.copyOf(ids));
  }

  /** Does everything, in this order. */
  Estate laid() {
    List<Runnable> all =
        List.of(
            this::speak,
            this::write,
            this::circulate,
            this::render,
            this::comment,
            this::meet,
            this::amend,
            this::confide);
    for (Runnable each : all) {
      each.run();
      meanwhile.run();
    }
    return this;
  }

  private void speak() {
    String thread = id(first.opensThread(WORD + " rivers"), "/thread/id");
    String said = first.contributes(thread, WORD + " rivers first").id();
    String reply = second.replies(thread, said, WORD + " canals then").id();
    second.says(thread, null, Person.quoting(new Person.Passage(said, 1, 3), "Which?")).ok();
    first.replies(thread, reply, "Wells of " + WORD).ok();
    first.edits(thread, said, 1, Person.words("Rivers, and Silt of " + WORD)).ok();
    first.withdraws(thread, first.contributes(thread, "A slip").id()).ok();
    ObjectNode beside = first.write().put("version", 2).put("language", "fr");
    beside.set("body", Person.words("Fleuves de " + WORD));
    first.post(first.place().contribution(thread, said) + "/translations", beside).ok();
    keep("thread", thread);
    keep("contribution", said, reply);
  }

  private void write() {
    String draft = Chancery.draft(first, WORD + " draft", "author");
    Chancery.writes(second, draft, "and more ").ok();
    keep("draft", draft);
    keep("laid", Enclosed.id(Enclosed.laid(first, draft, Spoilt.png())));
  }

  private void circulate() {
    String draft = known("draft");
    Chancery.writes(second, draft, "and seas ").ok();
    Enclosed.laid(first, draft, Enclosed.pdf());
    ObjectNode sent = Chancery.circulation(first, draft, first);
    paper = id(Chancery.sends(first, draft, sent), "/paper/id");
    keep("paper", paper);
    keep("revision", "0");
    keep("annex", Enclosed.id(Enclosed.annexes(first, paper).get(0)));
    keep("nonPaper", Handed.idea(first, WORD + " idea"));
  }

  private void render() {
    String french = first.place().path() + "/papers/" + paper + "/renditions/fr/paragraphs/";
    for (int i = 0; i < 2; i++) {
      ObjectNode said = first.write().put("revision", 0);
      said.set("body", Person.words("Mers de " + WORD));
      first.put(french + i, said).ok();
    }
    keep("language", "fr");
  }

  private void comment() {
    String on = first.place().path() + "/comments/" + paper;
    ObjectNode words = first.write().put("version", 0).put("from", 1).put("to", 6);
    JsonNode made = first.post(on, words.put("words", WORD + " comment")).ok();
    String answer = on + "/" + made.at("/comment/id").textValue() + "/answers";
    second.post(answer, second.write().put("words", WORD + " answer")).ok();
    String draft = known("draft");
    ObjectNode instead = second.write().put("version", Chancery.version(second, draft));
    instead.put("from", 1).put("to", 4).put("words", "").put("instead", WORD + " seas");
    second.post(second.place().path() + "/comments/" + draft, instead).ok();
    keep("on", paper, draft);
  }

  private void meet() {
    ObjectNode plan = chair.change().put("title", WORD + " session").put("minutes", 90);
    String sessions = chair.place().path() + "/sessions";
    plan.put("starts", Json.text(now.plus(Duration.ofHours(60))).replace("\"", ""));
    session = id(chair.post(sessions, plan.put("place", WORD + " hall")), "/sessions/0/id");
    String items = sessions + "/" + session + "/agenda/items";
    String item = id(first.post(items, topic(first, " gates")), "/item/id");
    second.post(items, topic(second, " tolls")).ok();
    Chancery.writes(first, item, WORD + " notes ").ok();
    Chancery.writes(second, item, "and another ").ok();
    ObjectNode links = first.change();
    links.putArray("threads");
    links.putArray("papers").add(paper);
    first.put(items + "/" + item + "/links", links).ok();
    first
        .put(sessions + "/" + session + "/attendance", first.change().put("answer", "coming"))
        .ok();
    second
        .put(sessions + "/" + session + "/attendance", second.change().put("answer", "coming"))
        .ok();
    keep("session", session);
    keep("text", item, known("draft"));
  }

  /** Another session, far ahead: its agenda is adopted, and then changed. */
  private void amend() {
    ObjectNode plan = chair.change().put("title", WORD + " accord").put("minutes", 90);
    plan.put("starts", in(30));
    String sessions = chair.place().path() + "/sessions";
    JsonNode planned = chair.post(sessions, plan).ok().at("/sessions");
    String adopted = planned.get(planned.size() - 1).get("id").textValue();
    String agenda = sessions + "/" + adopted + "/agenda";
    first.post(agenda + "/items", topic(first, " bridges")).ok();
    chair
        .put(agenda + "/adoption", chair.change().put("deadline", in(9)).put("hidden", false))
        .ok();
    ObjectNode proposal = second.write().put("base", 1).put("reason", WORD + " reason");
    ObjectNode more = proposal.put("deadline", in(9)).putArray("changes").addObject();
    more.put("kind", "add").put("item", "new").put("title", WORD + " ferries").put("minutes", 5);
    more.set("notes", Person.words(WORD + " landings"));
    agreed(agenda);
    String amendment =
        id(second.post(agenda + "/amendments", proposal), "/amended/amendments/0/id");
    agreed(agenda + "/amendments/" + amendment);
    keep("session", session, adopted);
    keep("adopted", adopted);
    keep("amendment", amendment);
    keep("edition", "1", "2");
  }

  private void agreed(String on) {
    for (Person each : chairs) {
      each.put(on + "/consent", each.change().put("consent", "support")).ok();
    }
  }

  private String in(int days) {
    return Json.text(now.plus(Duration.ofDays(days))).replace("\"", "");
  }

  private static ObjectNode topic(Person person, String title) {
    return person.change().put("title", WORD + title).put("minutes", 20);
  }

  private void confide() {
    String lines = first.place().path() + "/lines";
    ObjectNode line = first.write().put("text", WORD + " line");
    line.put("about", known("contribution"));
    String made = id(first.post(lines, line), "/lines/0/id");
    chair.post(lines + "/" + made + "/words", chair.write().put("text", WORD + " word")).ok();
    ObjectNode round = chair.change().put("question", WORD + " question");
    round.putArray("parties").add("US");
    String tours = chair.place().path() + "/tours";
    Reply asked = chair.post(tours, round);
    if (asked.status() != REFUSED) { // where parties are hidden nobody goes round
      ObjectNode turn = second.change().put("party", "US").put("passed", false);
      second.put(tours + "/" + id(asked, "/tour/id") + "/turn", turn).ok();
    }
  }

  private static String id(Reply made, String at) {
    return made.ok().at(at).textValue();
  }
}
