package parley.forum;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.store.Position;
import parley.web.Text;

/**
 * Something that happened in a forum: a past-tense record in a feature's sealed hierarchy. Stored
 * for ever as JSON {type, v, …}; a released type is never changed, only followed by a new version.
 * Its component named {@code content} (what was said, as opposed to that something was said) is
 * stored and encrypted apart, and is null once it has been purged.
 */
public interface Event {
  /** The room it belongs to, under whose key it is sealed; null for the forum's own. */
  @Nullable String room();

  /** The id of what it makes or changes, by which a retried command finds its answer. */
  String subject();

  /**
   * The same without its content: the structure, and what may be kept where today's content is read
   * elsewhere. Every event that has content overrides it.
   */
  default Event bare() {
    return this;
  }

  /**
   * True if nobody in its room is told of it: then no cursor moves for it, or those who listen
   * would miss what they were never to hear.
   */
  default boolean silent() {
    return false;
  }

  /**
   * True if it takes a right to a text away or freezes one: then whoever asked for it is answered
   * only when every open text of that room, or of the forum if it is about none, has been fenced,
   * so that no step decided before can come after.
   */
  default boolean fences() {
    return false;
  }

  /** The room whose texts are fenced then; null for all of the forum. */
  default @Nullable String fenced() {
    return room();
  }

  /** The ids by which what it says can be purged: its own, and that of what it is part of. */
  default List<String> purgedWith() {
    return List.of();
  }

  /** All the records of a sealed family of events. */
  static Stream<Class<? extends Event>> records(Class<? extends Event> family) {
    return family.isRecord()
        ? Stream.of(family)
        : Arrays.stream(family.getPermittedSubclasses())
            .flatMap(type -> records(type.asSubclass(Event.class)))
            .distinct();
  }

  /** An event at its place in the forum's journal, at the time the journal gives it. */
  record Entry(Position at, Instant time, Event event) {}

  /** An entry that nobody can read any more, because its room's key was destroyed. */
  record Burned(@Nullable String room) implements Event {
    @Override
    public String subject() {
      return "";
    }
  }

  /**
   * What is fixed when a forum opens; {@code row}, of the web of fora, may be empty; {@code symbol}
   * begins those of its papers.
   */
  record Info(
      Text name,
      Text issue,
      Text charter,
      String row,
      String track,
      List<String> goals,
      Forum.@Nullable Decision decision,
      @Nullable String symbol) {}
}
