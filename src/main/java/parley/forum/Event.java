package parley.forum;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.store.Position;

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
   * only when every text of the forum that is open has been fenced, so that no step decided before
   * can come after.
   */
  default boolean fences() {
    return false;
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
}
