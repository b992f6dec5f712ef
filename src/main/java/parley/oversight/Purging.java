package parley.oversight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Seat;
import parley.web.Ids;
import parley.web.Problem;

/** A feature that keeps what can be removed for good. */
public interface Purging {
  /** What can be removed besides what is said in threads. */
  enum What {
    PAPER,
    NON_PAPER,
    DRAFT,
    COMMENT,
    SESSION,
    ITEM,
    LINE,
    TOUR,
    /** Why a room was opened to somebody. */
    REASON,
    /** What a working group left behind when it closed. */
    REPORT
  }

  /** What a seat finds in a room under an id, so that it could be purged; null if nothing. */
  @Nullable Found find(Seat seat, String room, String subject);

  /**
   * What was found.
   *
   * @param what null for a contribution or a thread
   * @param within the paper, draft or session that it stands in, if not in the room itself
   * @param of which of those
   */
  record Found(@Nullable What what, @Nullable String within, @Nullable What of) {}

  /** The same in all of these. */
  static @Nullable Found find(List<Purging> all, Seat seat, String room, String subject) {
    if (Ids.valid(subject)) {
      for (Purging each : all) {
        Found found = each.find(seat, room, subject);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * In the room of this seat.
   *
   * @param subject empty if nothing was found; who asked before is told once more that it is done
   * @throws Problem if there is nothing
   */
  static void require(Seat seat, String room, String subject) {
    seat.room(room);
    if (subject.isEmpty()) {
      throw Problem.notFound();
    }
  }

  /**
   * That something is gone for good, with what is part of it.
   *
   * @param untold if the room was never told of it
   */
  static Event event(Forum forum, String room, String subject, boolean untold) {
    List<String> all = new ArrayList<>(List.of(subject));
    forum.features().forEach(feature -> all.addAll(parts(forum, feature, room, subject)));
    return new ForumEvent.Purged(room, List.copyOf(all), untold ? true : null);
  }

  private static <S> List<String> parts(
      Forum forum, Feature<S> feature, String room, String subject) {
    return feature.parts(forum.of(feature), room, subject);
  }
}
