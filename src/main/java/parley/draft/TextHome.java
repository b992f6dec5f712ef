package parley.draft;

import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Seat;
import parley.forum.View;
import parley.web.Json;

/** A feature in which texts stand: it says which there are and who may write in them. */
public interface TextHome {
  /**
   * What a seat may do with a text of a room it is in, in the state that the seat belongs to; null
   * if this feature has no such text there, or this seat may not know of it.
   */
  @Nullable Standing text(Seat seat, String room, String text);

  /** Whether all who read through this view may know of a text. */
  boolean knows(View view, String text);

  /**
   * What a text stands in, whoever may know of it: a session, or for a draft itself; null where it
   * is not there, and was purged if it ever was.
   */
  @Nullable String home(Forum forum, String room, String text);

  /**
   * How a text stands.
   *
   * @param initial the document it began with (ProseMirror JSON of schema/text.json); null for one
   *     empty paragraph
   */
  record Standing(Access access, Json.@Nullable Raw initial) {}

  /** What may be done with a text. */
  enum Access {
    WRITES,
    /** Not by this seat: an observer, or a room that is locked or closed. */
    READS,
    /** By nobody: adopted, or being agreed to. */
    FROZEN
  }
}
