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
final class Meeting {
  final World world;
  final Person olga;
  final Person usa;
  final Person rus;
  final Person ana;
  final Person ben;
  final Person oscar;

  Meeting(World world, Rule rule) {
    this.world = world;
    olga = world.organiser("olga-meets", rule);
    usa = seat("usa", "US", "coChair");
    rus = seat("rus", "RU", "coChair");
    ana = seat("ana-meets", "US", "participant");
    ben = seat("ben-meets", "RU", "participant");
    oscar = seat("oscar", null, "observer");
  }

  Person seat(String login, @Nullable String party, String role) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, party, role, "all").ok();
    return person;
  }

  static String sessions(Person person) {
    return person.place().path() + "/sessions";
  }

  static String session(Person person, String session) {
    return sessions(person) + "/" + session;
  }

  static String agenda(Person person, String session) {
    return session(person, session) + "/agenda";
  }

  static ObjectNode plan(Person person, String title, Duration ahead) {
    return person.change().put("title", title).put("starts", time(ahead)).put("minutes", 90);
  }

  static String time(Duration ahead) {
    return time(World.NOON.plus(ahead));
  }

  static String time(Instant at) {
    String json = Json.text(at);
    return json.substring(1, json.length() - 1);
  }

  static Reply plans(Person person, String title) {
    return person.post(sessions(person), plan(person, title, Duration.ofDays(7)));
  }

  /** The id of a session that the chair plans. */
  String session(String title) {
    return plans(usa, title).ok().at("/sessions/0/id").textValue();
  }

  static Reply attends(Person person, String session, String answer) {
    return person.put(
        session(person, session) + "/attendance", person.change().put("answer", answer));
  }

  static Reply lists(Person person) {
    return person.get(sessions(person));
  }

  static Reply reads(Person person, String session) {
    return person.get(agenda(person, session));
  }

  static Reply proposes(Person person, String session, String title) {
    ObjectNode body = person.change().put("title", title).put("minutes", 20);
    return person.post(agenda(person, session) + "/items", body);
  }

  /** An item in the agenda of a session. */
  record At(String session, String item) {
    /** Changes it: {@code how} is what the change is called in the address. */
    Reply put(Person person, String how, ObjectNode body) {
      String address = agenda(person, session) + "/items/" + item;
      return person.put(how.isEmpty() ? address : address + "/" + how, body);
    }

    Reply put(Person person, String how) {
      return put(person, how, person.change());
    }

    Reply bids(Person person, String level) {
      return put(person, "bid", person.change().put("level", level));
    }

    /** As this person reads it. */
    JsonNode read(Person person) {
      return found(reads(person, session).ok(), item);
    }
  }

  /** An item that somebody proposes. */
  static At proposed(Person person, String session, String title) {
    Reply made = proposes(person, session, title);
    return new At(session, made.ok().at("/item/id").textValue());
  }

  static Reply asks(Person person, String session, boolean hidden) {
    ObjectNode body =
        person.change().put("deadline", time(Duration.ofDays(3))).put("hidden", hidden);
    return person.put(agenda(person, session) + "/adoption", body);
  }

  static Reply consents(Person person, String session, String consent) {
    return person.put(
        agenda(person, session) + "/consent", person.change().put("consent", consent));
  }

  static List<String> titles(JsonNode agenda) {
    List<String> titles = new ArrayList<>();
    agenda.get("items").forEach(item -> titles.add(item.get("title").textValue()));
    return titles;
  }

  static JsonNode found(JsonNode agenda, String item) {
    for (JsonNode one : agenda.get("items")) {
      if (one.get("id").textValue().equals(item)) {
        return one;
      }
    }
    throw new AssertionError("no item " + item + " in " + agenda);
  }
}
