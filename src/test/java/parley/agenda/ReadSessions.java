package parley.agenda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import parley.forum.Seat;
import parley.live.Forums;
import parley.web.Json;
import parley.world.Reply;

/** The sessions of a room and their agendas as a seat is answered. */
public final class ReadSessions {
  private ReadSessions() {}

  /** The list of sessions, and under {@code agendas} each one's. */
  public static JsonNode all(Forums forums, Agendas agendas, Seat seat, String room) {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    Answers answers = new Answers.Source(forums, agendas, clock).of(seat, room);
    ObjectNode all = json(answers.list());
    ArrayNode pages = all.putArray("agendas");
    for (JsonNode session : all.get("sessions")) {
      pages.add(json(answers.page(session.get("id").textValue())));
    }
    return all;
  }

  private static ObjectNode json(Object answer) {
    try {
      return (ObjectNode) Reply.JSON.readTree(Json.encode(answer));
    } catch (java.io.IOException notJson) {
      throw new IllegalStateException(notJson);
    }
  }
}
