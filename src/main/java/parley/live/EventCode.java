package parley.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution;
import parley.forum.Event;
import parley.web.Json;

/**
 * Events as the JSON the journal keeps for ever: {@code {"type":"contributed","v":1,…}} for the
 * structure, and the component {@code content} apart. Type names are the records' names with a
 * small first letter; a later version of a type is a new record named {@code …V2}.
 */
final class EventCode {
  private static final String CONTENT = "content";
  private static final int VERSION = 1;
  private final JsonMapper mapper;
  private final Map<String, Kind> byName = new HashMap<>();
  private final Map<Class<?>, Kind> byClass = new HashMap<>();

  /** One event type: how its parts are read and written. */
  private record Kind(String name, ObjectReader reader, @Nullable Method content) {}

  /** The two parts of a stored event. */
  record Parts(byte[] structure, byte @Nullable [] content) {}

  @JsonIgnoreProperties({"type", "v"})
  private interface Whole {}

  EventCode(List<Class<? extends Event>> types) {
    SimpleModule authors = Attribution.forJournal();
    mapper = Json.own(authors);
    for (Class<? extends Event> type : types) {
      mapper.addMixIn(type, Whole.class);
      String simple = type.getSimpleName();
      String name = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
      Kind kind = new Kind(name, mapper.readerFor(type), contentOf(type));
      byName.put(name, kind);
      byClass.put(type, kind);
    }
  }

  private static @Nullable Method contentOf(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getName().equals(CONTENT))
        .map(RecordComponent::getAccessor)
        .findFirst()
        .orElse(null);
  }

  Parts encode(Event event) {
    Kind kind = byClass.get(event.getClass());
    if (kind == null) {
      throw new IllegalArgumentException(event.getClass().getSimpleName() + " is not registered");
    }
    try {
      Object content = kind.content() == null ? null : kind.content().invoke(event);
      Event bare = event.bare();
      if (kind.content() != null && kind.content().invoke(bare) != null) {
        throw new IllegalStateException(kind.name() + " keeps its content in its structure");
      }
      byte[] fields = mapper.writeValueAsBytes(bare);
      byte[] head =
          ("{\"type\":\"" + kind.name() + "\",\"v\":" + VERSION + (fields.length > 2 ? "," : ""))
              .getBytes(StandardCharsets.UTF_8);
      byte[] structure = Arrays.copyOf(head, head.length + fields.length - 1);
      System.arraycopy(fields, 1, structure, head.length, fields.length - 1);
      return new Parts(structure, content == null ? null : mapper.writeValueAsBytes(content));
    } catch (JsonProcessingException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot encode " + kind.name(), e);
    }
  }

  /** The event again; without a structure it reads as burned, without content as purged. */
  Event decode(@Nullable String room, byte @Nullable [] structure, byte @Nullable [] content) {
    if (structure == null) {
      return new Event.Burned(room);
    }
    Kind kind = byName.get(typeOf(structure));
    if (kind == null) {
      throw new IllegalStateException("the journal holds an event type this version lacks");
    }
    try {
      return kind.reader().readValue(whole(structure, content));
    } catch (IOException e) {
      throw new IllegalStateException("cannot decode " + kind.name(), e);
    }
  }

  private static byte[] whole(byte[] structure, byte @Nullable [] content) {
    if (content == null) {
      return structure;
    }
    byte[] glue = ",\"content\":".getBytes(StandardCharsets.UTF_8);
    int end = structure.length - 1;
    byte[] whole = Arrays.copyOf(structure, end + glue.length + content.length + 1);
    System.arraycopy(glue, 0, whole, end, glue.length);
    System.arraycopy(content, 0, whole, end + glue.length, content.length);
    whole[whole.length - 1] = '}';
    return whole;
  }

  /** The type is always written first: its name ends at the next quote. */
  private static String typeOf(byte[] structure) {
    int from = "{\"type\":\"".length();
    int to = from;
    while (to < structure.length && structure[to] != '"') {
      to++;
    }
    return new String(structure, from, to - from, StandardCharsets.UTF_8);
  }
}
