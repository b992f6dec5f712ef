package parley.agenda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Rule;
import parley.web.Json;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** A room of two parties with a co-chair each, and what people do in its sessions. */
public final class Meeting {
  public final World world;
  public final Person olga;
  public final Person usa;
  public final Person rus;
  public final Person ana;
  public final Person ben;
  public final Person oscar;

  public Meeting(World world, Rule rule) {
    this.world = world;
    olga = world.organiser("olga-meets", rule);
    usa = seat("usa", "US", "coChair");
    rus = seat("rus", "RU", "coChair");
    ana = seat("ana-meets", "US", "participant");
    ben = seat("ben-meets", "RU", "participant");
    oscar = seat("oscar", null, "observer");
  }

  public Person seat(String login, @Nullable String party, String role) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, party, role, "all").ok();
    return person;
  }

  public static String sessions(Person person) {
    return person.place().path() + "/sessions";
  }

  public static String session(Person person, String session) {
    return sessions(person) + "/" + session;
  }

  public static String agenda(Person person, String session) {
    return session(person, session) + "/agenda";
  }

  public static ObjectNode plan(Person person, String title, Duration ahead) {
    return person.change().put("title", title).put("starts", time(ahead)).put("minutes", 90);
  }

  public static String time(Duration ahead) {
    return time(World.NOON.plus(ahead));
  }

  public static String time(Instant at) {
    String json = Json.text(at);
    return json.substring(1, json.length() - 1);
  }

  public static Reply plans(Person person, String title) {
    return person.post(sessions(person), plan(person, title, Duration.ofDays(7)));
  }

  /** The id of a session that the chair plans. */
  public String session(String title) {
    return plans(usa, title).ok().at("/sessions/0/id").textValue();
  }

  public static Reply attends(Person person, String session, String answer) {
    return person.put(
        session(person, session) + "/attendance", person.change().put("answer", answer));
  }

  public static Reply lists(Person person) {
    return person.get(sessions(person));
  }

  public static Reply reads(Person person, String session) {
    return person.get(agenda(person, session));
  }

  public static Reply proposes(Person person, String session, String title) {
    ObjectNode body = person.change().put("title", title).put("minutes", 20);
    return person.post(agenda(person, session) + "/items", body);
  }

  /** An item in the agenda of a session. */
  public record At(String session, String item) {
    /** Changes it: {@code how} is what the change is called in the address. */
    public Reply put(Person person, String how, ObjectNode body) {
      String address = agenda(person, session) + "/items/" + item;
      return person.put(how.isEmpty() ? address : address + "/" + how, body);
    }

    public Reply put(Person person, String how) {
      return put(person, how, person.change());
    }

    public Reply bids(Person person, String level) {
      return put(person, "bid", person.change().put("level", level));
    }

    /** As this person reads it. */
    public JsonNode read(Person person) {
      return found(reads(person, session).ok(), item);
    }
  }

  /** An item that somebody proposes. */
  public static At proposed(Person person, String session, String title) {
    Reply made = proposes(person, session, title);
    return new At(session, made.ok().at("/item/id").textValue());
  }

  public static Reply asks(Person person, String session, boolean hidden) {
    ObjectNode body =
        person.change().put("deadline", time(Duration.ofDays(3))).put("hidden", hidden);
    return person.put(agenda(person, session) + "/adoption", body);
  }

  public static Reply consents(Person person, String session, String consent) {
    return person.put(
        agenda(person, session) + "/consent", person.change().put("consent", consent));
  }

  public static List<String> titles(JsonNode agenda) {
    List<String> titles = new ArrayList<>();
    agenda.get("items").forEach(item -> titles.add(item.get("title").textValue()));
    return titles;
  }

  public static JsonNode found(JsonNode agenda, String item) {
    for (JsonNode one : agenda.get("items")) {
      if (one.get("id").textValue().equals(item)) {
        return one;
      }
    }
    throw new AssertionError("no item " + item + " in " + agenda);
  }
}
