package parley.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.forum.Rule;
import parley.web.Json;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** A plenary of two parties with their caucuses, and what people do there with papers. */
public final class Chancery {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  public final World world;
  public final Person olga;
  public final Person usa;
  public final Person rus;
  public final Person ana;
  public final Person amy;
  public final Person ben;
  public final Person oscar;

  public Chancery(World world, Rule rule) {
    this(world, rule, "");
  }

  public Chancery(World world, Rule rule, String suffix) {
    this.world = world;
    olga = world.organiser("olga" + suffix, rule);
    usa = seat("usa" + suffix, "US", "coChair");
    rus = seat("rus" + suffix, "RU", "coChair");
    ana = seat("ana" + suffix, "US", "participant");
    amy = seat("amy" + suffix, "US", "participant");
    ben = seat("ben" + suffix, "RU", "participant");
    oscar = seat("oscar" + suffix, null, "observer");
    String forum = "/api/forums/" + olga.place().forum();
    String all = olga.get(forum).ok().at("/rooms/0/group").asText();
    String group = all.isEmpty() ? groupOfAll() : all;
    olga.put(forum + "/groups/" + group + "/caucuses", olga.change()).done();
  }

  private String groupOfAll() {
    return olga.get(World.people(olga.place())).ok().at("/groups/0/id").textValue();
  }

  public Person seat(String login, @Nullable String party, String role) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, party, role, "all").ok();
    return person;
  }

  /** The same person in the caucus of their party. */
  public Person caucus(Person person) {
    JsonNode forum = person.get("/api/forums/" + olga.place().forum()).ok();
    for (JsonNode room : forum.findValue("rooms")) {
      if (room.get("kind").textValue().equals("caucus")) {
        return person.in(new Place(olga.place().forum(), room.get("id").textValue()));
      }
    }
    throw new AssertionError("no caucus in " + forum);
  }

  public static String papers(Person person) {
    return person.place().path() + "/papers";
  }

  public static Reply lists(Person person) {
    return person.get(papers(person));
  }

  public static Reply reads(Person person, String paper) {
    return person.get(papers(person) + "/" + paper);
  }

  public static ObjectNode plan(Person person, String title, String by) {
    return person.change().put("title", title).put("language", "en").put("by", by);
  }

  public static Reply begins(Person person, String title, String by) {
    return person.post(papers(person) + "/drafts", plan(person, title, by).put("issue", "Water"));
  }

  /** The id of a draft with words in it. */
  public static String draft(Person person, String title, String by) {
    String draft = begins(person, title, by).ok().at("/draft/id").textValue();
    writes(person, draft, "Words of " + title).ok();
    return draft;
  }

  public static long version(Person person, String draft) {
    return person.get(text(person, draft)).ok().get("version").longValue();
  }

  public static String text(Person person, String draft) {
    return person.place().path() + "/texts/" + draft;
  }

  /** Writes at the beginning of a text. */
  public static Reply writes(Person person, String draft, String words) {
    ObjectNode body = person.write().put("version", version(person, draft));
    ObjectNode step = body.putArray("steps").addObject();
    step.put("stepType", "replace").put("from", 1).put("to", 1);
    step.putObject("slice").putArray("content").addObject().put("type", "text").put("text", words);
    return person.post(text(person, draft) + "/commits", body);
  }

  /** What is sent to circulate a draft to a room as it stands. */
  public static ObjectNode circulation(Person person, String draft, Person there) {
    return person
        .change()
        .put("to", there.place().room())
        .put("shown", there.enters().cursor())
        .put("version", version(person, draft));
  }

  public static Reply sends(Person person, String draft, ObjectNode circulation) {
    return person.post(papers(person) + "/drafts/" + draft + "/circulation", circulation);
  }

  /** Circulates from where one is to the plenary. */
  public Reply circulates(Person person, String draft) {
    return sends(person, draft, circulation(person, draft, person.in(olga.place())));
  }

  Reply embargoes(Person person, String draft, Duration by) {
    ObjectNode body = circulation(person, draft, person.in(olga.place()));
    return sends(person, draft, body.put("embargo", time(by)));
  }

  /** The id of a paper that a party circulates to the plenary. */
  public String circulated(Person person, String title) {
    Person home = caucus(person);
    return circulates(home, draft(home, title, "party")).ok().at("/paper/id").textValue();
  }

  public Reply revises(Person person, String draft, String paper) {
    ObjectNode body = circulation(person, draft, person.in(olga.place()));
    return sends(person, draft, body.put("revises", paper));
  }

  public static Reply withdraws(Person person, String paper) {
    return person.put(papers(person) + "/" + paper + "/withdrawal", person.change());
  }

  /** Asks both parties for papers. */
  public static Reply asks(Person person, @Nullable Instant at) {
    ObjectNode body = person.change().put("title", "Opening positions");
    body.putArray("parties").add("US").add("RU");
    if (at != null) {
      body.put("at", time(at));
    }
    return person.post(person.place().path() + "/releases", body);
  }

  public Reply deposits(Person person, String release) {
    Person home = caucus(person);
    return deposits(home, release, draft(home, "Position of " + person.login(), "party"));
  }

  public Reply deposits(Person home, String release, String draft) {
    return hands(home, draft, deposit(home, release, draft));
  }

  /** What is sent to deposit a draft as it stands. */
  public ObjectNode deposit(Person home, String release, String draft) {
    return home.change()
        .put("release", release)
        .put("shown", home.in(olga.place()).enters().cursor())
        .put("version", version(home, draft));
  }

  public static Reply hands(Person home, String draft, ObjectNode deposit) {
    return home.post(papers(home) + "/drafts/" + draft + "/deposit", deposit);
  }

  static String time(Duration ahead) {
    return time(World.NOON.plus(ahead));
  }

  static String time(Instant at) {
    String json = Json.text(at);
    return json.substring(1, json.length() - 1);
  }

  /** All that somebody can read of the plenary and its papers. */
  String everything(Person person) {
    Person here = person.in(olga.place());
    String forum = "/api/forums/" + olga.place().forum();
    StringBuilder all = new StringBuilder();
    all.append(here.get("/api/forums").text()).append(here.get(forum).text());
    all.append(here.enters().text()).append(lists(here).text());
    for (JsonNode paper : lists(here).ok().get("papers")) {
      all.append(reads(here, paper.get("id").textValue()).text());
    }
    return all.toString();
  }

  String everything(List<Person> people) {
    StringBuilder all = new StringBuilder();
    people.forEach(person -> all.append(everything(person)).append('\n'));
    return all.toString();
  }

  /** Random ids by the order in which they come. */
  public static String unnumbered(String text) {
    Map<String, String> numbers = new LinkedHashMap<>();
    Matcher ids = ID.matcher(text);
    return ids.replaceAll(id -> numbers.computeIfAbsent(id.group(), x -> "#" + numbers.size()));
  }
}
