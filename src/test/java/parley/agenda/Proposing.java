package parley.agenda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.world.Person;
import parley.world.Reply;

/** What people do on top of an adopted agenda. */
public record Proposing(Meeting in, String session) {
  /** A session whose agenda has these items and is adopted. */
  public static Proposing adopted(Meeting in, boolean hidden, String... items) {
    String session = in.session("Adopted");
    for (String item : items) {
      Meeting.proposed(in.ana, session, item);
    }
    return adopts(in, session, hidden);
  }

  /** A session whose agenda is adopted as it stands. */
  public static Proposing adopts(Meeting in, String session, boolean hidden) {
    Meeting.asks(in.usa, session, hidden).ok();
    Meeting.consents(in.usa, session, "support").ok();
    Meeting.consents(in.rus, session, "support").ok();
    return new Proposing(in, session);
  }

  /** The id of an item by its title. */
  public String item(String title) {
    for (JsonNode item : Meeting.reads(in.usa, session).ok().get("items")) {
      if (item.get("title").textValue().equals(title)) {
        return item.get("id").textValue();
      }
    }
    throw new AssertionError("no item " + title);
  }

  public ObjectNode proposal(Person person, int base, Consumer<ArrayNode> changes) {
    ObjectNode body = person.write().put("base", base).put("reason", "There is cause");
    body.put("deadline", Meeting.time(Duration.ofDays(3)));
    changes.accept(body.putArray("changes"));
    return body;
  }

  public Reply sends(Person person, ObjectNode body) {
    return person.post(Meeting.agenda(person, session) + "/amendments", body);
  }

  public Reply proposes(Person person, Consumer<ArrayNode> changes) {
    int base = read(person).get("editions").size();
    return sends(person, proposal(person, base, changes));
  }

  /** The id of what somebody proposes. */
  public String proposed(Person person, Consumer<ArrayNode> changes) {
    JsonNode all = proposes(person, changes).ok().at("/amended/amendments");
    return all.get(all.size() - 1).get("id").textValue();
  }

  public static void add(ArrayNode changes, String called, String title) {
    changes
        .addObject()
        .put("kind", "add")
        .put("item", called)
        .put("title", title)
        .put("minutes", 5);
  }

  public void retitle(ArrayNode changes, String item, String title) {
    ObjectNode change = changes.addObject().put("kind", "change").put("item", item);
    change.put("title", title).put("minutes", 20);
  }

  public static void remove(ArrayNode changes, String item) {
    changes.addObject().put("kind", "remove").put("item", item);
  }

  public static void move(ArrayNode changes, String item, String after) {
    changes.addObject().put("kind", "move").put("item", item).put("after", after);
  }

  public String amendment(Person person, String amendment) {
    return Meeting.agenda(person, session) + "/amendments/" + amendment;
  }

  public Reply answers(Person person, String amendment, String consent) {
    return person.put(
        amendment(person, amendment) + "/consent", person.change().put("consent", consent));
  }

  public Reply withdraws(Person person, String amendment) {
    return person.put(amendment(person, amendment) + "/withdrawal", person.change());
  }

  public void accepted(String amendment) {
    answers(in.usa, amendment, "support").ok();
    answers(in.rus, amendment, "canLiveWith").ok();
  }

  public JsonNode read(Person person) {
    return Meeting.reads(person, session).ok().get("amended");
  }

  /** All that are open no more, newest first. */
  public List<JsonNode> settled(Person person) {
    String path = Meeting.agenda(person, session) + "/amendments";
    JsonNode page = person.get(path).ok();
    List<JsonNode> all = new ArrayList<>(page.get("amendments").valueStream().toList());
    while (page.get("more").booleanValue()) {
      page = person.get(path + "?before=" + all.getLast().get("id").textValue()).ok();
      page.get("amendments").forEach(all::add);
    }
    return all;
  }

  /** One proposal as somebody reads it. */
  public JsonNode read(Person person, String amendment) {
    return Stream.concat(read(person).get("amendments").valueStream(), settled(person).stream())
        .filter(one -> one.get("id").textValue().equals(amendment))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no amendment " + amendment));
  }

  public JsonNode edition(Person person, int number) {
    return person.get(Meeting.agenda(person, session) + "/editions/" + number).ok();
  }
}
