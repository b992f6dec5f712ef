package parley.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A room as a page keeps it: what was read once, and every frame since laid upon it. Threads stand
 * in the order of their last contribution, oldest first.
 */
public final class Fold {
  private final Person reader;
  private final Map<String, ObjectNode> threads = new LinkedHashMap<>();
  private final Map<String, Map<String, ObjectNode>> contributions = new TreeMap<>();
  private JsonNode audience = Reply.JSON.nullNode();
  private String cursor = "";
  private int readings;
  private boolean readsAll = true;

  private Fold(Person reader) {
    this.reader = reader;
  }

  /** Reads the whole room anew. */
  public static Fold read(Person reader) {
    Fold fold = new Fold(reader);
    fold.readAnew();
    return fold;
  }

  /** The same for somebody with a horizon: of what changes before it they are told nothing. */
  public static Fold readFromNow(Person reader) {
    Fold fold = read(reader);
    fold.readsAll = false;
    return fold;
  }

  public boolean readsAll() {
    return readsAll;
  }

  public String cursor() {
    return cursor;
  }

  private void readAnew() {
    readings++;
    threads.clear();
    contributions.clear();
    JsonNode room = reader.enters().ok();
    audience = withoutMe(room.get("audience"));
    cursor = room.get("cursor").textValue();
    List<JsonNode> newestLast = new java.util.ArrayList<>();
    room.get("threads").forEach(newestLast::add);
    for (JsonNode thread : newestLast.reversed()) {
      String id = thread.get("id").textValue();
      threads.put(id, withoutNew(thread));
      Map<String, ObjectNode> read = new LinkedHashMap<>();
      JsonNode page = reader.reads(id).ok();
      page.get("contributions").forEach(c -> read.put(c.get("id").textValue(), c.deepCopy()));
      contributions.put(id, read);
    }
  }

  /** Lays frames upon it, in the order in which they came; once read anew, it has them all. */
  public void apply(Iterable<JsonNode> frames) {
    int before = readings;
    for (JsonNode frame : frames) {
      if (readings == before) {
        apply((ObjectNode) frame);
      }
    }
  }

  private void apply(ObjectNode frame) {
    switch (frame.get("type").textValue()) {
      case "startOver" -> readAnew();
      case "threadOpened" -> opened(next(frame));
      case "contributed" -> contributed(next(frame));
      case "edited" -> replaced(next(frame).get("contribution").deepCopy());
      case "withdrawn" -> withdrawn(next(frame));
      case "audienceChanged" -> audience = next(frame).get("audience");
      case "subscribed" -> arrived(frame.get("cursor").textValue());
      case "yours", "forumsChanged" -> assertThat(frame.has("contribution")).isFalse();
      default -> throw new AssertionError("unheard of: " + frame);
    }
  }

  /** To who reads all, nothing may lie between the last frame and where the room stands. */
  private void arrived(String now) {
    if (readsAll) {
      assertThat(now).isEqualTo(cursor);
    }
    cursor = now;
  }

  /** Demands that nothing lies between the frame before and this one. */
  private ObjectNode next(ObjectNode frame) {
    assertThat(frame.get("after").textValue()).as("predecessor of %s", frame).isEqualTo(cursor);
    cursor = frame.get("cursor").textValue();
    return frame;
  }

  private void opened(ObjectNode frame) {
    String id = frame.get("thread").get("id").textValue();
    ObjectNode first = frame.get("contribution").deepCopy();
    threads.put(id, withoutNew(frame.get("thread")));
    contributions
        .computeIfAbsent(id, none -> new LinkedHashMap<>())
        .put(first.get("id").textValue(), first);
  }

  private void contributed(ObjectNode frame) {
    ObjectNode made = frame.get("contribution").deepCopy();
    String id = made.get("thread").textValue();
    ObjectNode thread = threads.remove(id);
    if (thread == null) {
      readAnew(); // a thread from before the horizon shows itself for the first time
      return;
    }
    threads.put(id, thread);
    Map<String, ObjectNode> there = Objects.requireNonNull(contributions.get(id));
    if (there.put(made.get("id").textValue(), made) == null
        && there.size() > thread.get("contributions").intValue()) {
      thread.put("contributions", there.size());
    }
    String activity = frame.get("lastActivity").textValue();
    if (activity.compareTo(thread.get("lastActivity").textValue()) > 0) {
      thread.put("lastActivity", activity);
    }
  }

  private void withdrawn(ObjectNode frame) {
    ObjectNode tombstone = frame.get("contribution").deepCopy();
    replaced(tombstone);
    for (JsonNode quoting : frame.get("quotedIn")) {
      for (Map<String, ObjectNode> thread : contributions.values()) {
        ObjectNode found = thread.get(quoting.textValue());
        if (found != null) {
          forget(found, tombstone.get("id").textValue());
        }
      }
    }
  }

  private static void forget(ObjectNode quoting, String withdrawn) {
    for (JsonNode block : quoting.path("body").path("content")) {
      boolean quote = block.get("type").textValue().equals("quote");
      if (quote && block.get("attrs").get("contribution").textValue().equals(withdrawn)) {
        ((ObjectNode) block.get("attrs")).put("gone", true).remove(List.of("text", "author"));
      }
    }
  }

  private void replaced(ObjectNode contribution) {
    Map<String, ObjectNode> thread = contributions.get(contribution.get("thread").textValue());
    if (thread != null) {
      thread.replace(contribution.get("id").textValue(), contribution);
    }
  }

  private static JsonNode withoutMe(JsonNode audience) {
    return ((ObjectNode) audience.deepCopy()).without("youAppearAs");
  }

  private static ObjectNode withoutNew(JsonNode thread) {
    return ((ObjectNode) thread.deepCopy()).without("new");
  }

  /** All of it, to compare. */
  public String all() {
    StringBuilder all = new StringBuilder("audience " + audience);
    threads.forEach((id, thread) -> {
      all.append("\nthread ").append(thread);
      Objects.requireNonNull(contributions.get(id))
          .values()
          .forEach(c -> all.append("\n  ").append(c));
    });
    return all.toString();
  }
}
