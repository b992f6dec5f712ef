package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;

/**
 * The sessions and agendas of a room as a page keeps them: what was read once, and every frame
 * since laid upon it. Without what is one's own, which no frame has.
 */
final class AgendaFold {
  private final Person reader;
  private final Map<String, ObjectNode> sessions = new TreeMap<>();
  private final Map<String, ObjectNode> agendas = new TreeMap<>();
  private ObjectNode planning = Reply.JSON.createObjectNode();
  private String cursor = "";
  private boolean anew;

  private AgendaFold(Person reader) {
    this.reader = reader;
  }

  static AgendaFold read(Person reader) {
    AgendaFold fold = new AgendaFold(reader);
    fold.readAnew();
    return fold;
  }

  private void readAnew() {
    anew = true;
    sessions.clear();
    agendas.clear();
    JsonNode list = Meeting.lists(reader).ok();
    cursor = list.get("cursor").textValue();
    planning = planning(list);
    for (JsonNode session : list.get("sessions")) {
      String id = session.get("id").textValue();
      sessions.put(id, own(session));
      agendas.put(id, agenda(Meeting.reads(reader, id).ok()));
    }
  }

  private static ObjectNode planning(JsonNode told) {
    ObjectNode planning = Reply.JSON.createObjectNode();
    for (String field : List.of("zones", "holidays", "live")) {
      planning.set(field, told.get(field));
    }
    return planning;
  }

  private static ObjectNode own(JsonNode shown) {
    ObjectNode copy = shown.deepCopy();
    copy.remove("mine");
    return copy;
  }

  private static ObjectNode agenda(JsonNode page) {
    ObjectNode agenda = Reply.JSON.createObjectNode();
    agenda.set("introduction", page.get("introduction"));
    ObjectNode items = agenda.putObject("items");
    for (JsonNode item : page.get("items")) {
      items.set(item.get("id").textValue(), own(item));
      agenda.withArray("order").add(item.get("id"));
    }
    settled(agenda, page);
    return agenda;
  }

  private static void settled(ObjectNode agenda, JsonNode told) {
    agenda.remove("adoption");
    if (told.has("adoption")) {
      agenda.set("adoption", own(told.get("adoption")));
    }
    agenda.remove("amended");
    if (told.has("amended")) {
      ObjectNode amended = told.get("amended").deepCopy();
      for (JsonNode one : amended.get("amendments")) {
        ((ObjectNode) one).remove("own");
        ((ObjectNode) one).set("adoption", own(one.get("adoption")));
      }
      agenda.set("amended", amended);
    }
    JsonNode summary = told.get("summary");
    agenda.remove("summary");
    if (summary.has("issued")) {
      ObjectNode issued = agenda.putObject("summary").put("issued", summary.get("issued").asText());
      issued.set("text", summary.get("text"));
    }
  }

  /** Hears what happened since it last did, by a socket of its own. */
  void catchUp() {
    try (Ear ear = reader.listens(cursor)) {
      List<JsonNode> heard = new ArrayList<>(List.of(ear.next()));
      while (!heard.getLast().get("type").textValue().matches("subscribed|startOver")) {
        heard.add(ear.next());
      }
      anew = false;
      for (JsonNode frame : heard) {
        if (!anew) { // once read anew, it has them all
          apply(frame);
        }
      }
    }
  }

  private void apply(JsonNode frame) {
    assertThat(frame.toString()).doesNotContain("\"mine\"");
    String type = frame.get("type").textValue();
    if (frame.has("after")) {
      assertThat(frame.get("after").textValue()).as("before %s", frame).isEqualTo(cursor);
      cursor = frame.get("cursor").textValue();
    }
    switch (type) {
      case "sessionChanged" -> session(frame.get("session"));
      case "agendaChanged" -> whole(frame);
      case "itemChanged" -> item(frame);
      case "planningChanged" -> planning = planning(frame);
      case "startOver", "audienceChanged" -> readAnew();
      default -> assertThat(type).isIn("subscribed", "yours", "threadOpened", "contributed");
    }
  }

  private void session(JsonNode session) {
    String id = session.get("id").textValue();
    if (sessions.put(id, session.deepCopy()) == null) {
      readAnew(); // new, or from before the horizon
    }
  }

  private void whole(JsonNode frame) {
    String id = frame.get("session").textValue();
    if (!sessions.containsKey(id)) {
      readAnew();
      return;
    }
    counted(id, frame).set("status", frame.get("status"));
    settled(at(agendas, id), frame);
  }

  private void item(JsonNode frame) {
    String id = frame.get("session").textValue();
    if (!sessions.containsKey(id)) {
      readAnew();
      return;
    }
    counted(id, frame);
    JsonNode item = frame.get("item");
    if (at(agendas, id).has("amended")) {
      at(agendas, id).withObject("/amended").set("stale", frame.get("stale"));
    }
    at(agendas, id).withObject("/items").set(item.get("id").textValue(), item);
  }

  private ObjectNode counted(String id, JsonNode frame) {
    at(agendas, id).set("order", frame.get("order"));
    ObjectNode session = at(sessions, id);
    session.set("items", frame.get("items"));
    session.set("minutesPlanned", frame.get("minutesPlanned"));
    return session;
  }

  private static ObjectNode at(Map<String, ObjectNode> map, String id) {
    return java.util.Objects.requireNonNull(map.get(id));
  }

  /** All of it, in one order of fields, to compare. */
  String all() {
    StringBuilder all = new StringBuilder(sorted(planning));
    sessions.forEach((id, session) -> all.append("\nsession ").append(sorted(session)));
    agendas.forEach((id, agenda) -> {
      ObjectNode whole = agenda.deepCopy();
      if (whole.path("order").isEmpty()) {
        whole.remove("order");
      }
      all.append("\nagenda ").append(id).append(' ').append(sorted(whole));
    });
    return all.toString();
  }

  private static String sorted(JsonNode json) {
    if (json.isObject()) {
      TreeMap<String, String> fields = new TreeMap<>();
      json.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields.toString();
    }
    if (json.isArray()) {
      List<String> all = new ArrayList<>();
      json.forEach(one -> all.add(sorted(one)));
      return all.toString();
    }
    return json.toString();
  }
}
