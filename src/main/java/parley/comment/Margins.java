package parley.comment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.comment.Comment.Utterance;
import parley.comment.CommentEvent.CommentMade;
import parley.forum.Event.Entry;
import parley.forum.Room.Keeping;
import parley.store.Position;

/**
 * The slice of a forum that holds the comments on its papers and texts, immutable.
 *
 * @param on by the room and id of the paper or text
 */
record Margins(PMap<String, Margin> on) {
  static final Margins EMPTY = new Margins(HashTreePMap.empty());

  /**
   * The comments on one paper or text, in the order in which they came.
   *
   * @param last when something was last said
   */
  record Margin(PVector<String> order, PMap<String, Comment> comments, Position last) {
    static final Margin EMPTY =
        new Margin(TreePVector.empty(), HashTreePMap.empty(), Position.START);

    Margin after(CommentEvent event, Entry entry) {
      if (event instanceof CommentMade e) {
        return new Margin(
            order.plus(e.comment()),
            comments.plus(e.comment(), Comment.made(e, entry)),
            entry.at());
      }
      Comment before = comments.get(event.comment());
      return before == null
          ? this
          : new Margin(
              order,
              comments.plus(event.comment(), before.after(event, entry)),
              event instanceof CommentEvent.CommentAnswered ? entry.at() : last);
    }
  }

  /** Where a paper or text stands, and which. */
  record Target(String room, String on) {
    String key() {
      return room + " " + on;
    }
  }

  Margin of(Target target) {
    return on.getOrDefault(target.key(), Margin.EMPTY);
  }

  @Nullable Comment comment(Target target, String id) {
    return of(target).comments().get(id);
  }

  /** Without the words of what was purged in a room: with a paper or text, of all said of it. */
  Margins purged(String room, List<String> subjects) {
    PMap<String, Margin> left = on;
    for (Map.Entry<String, Margin> one : on.entrySet()) {
      if (one.getKey().startsWith(room + " ")) {
        boolean all = subjects.contains(one.getKey().substring(room.length() + 1));
        PMap<String, Comment> kept = one.getValue().comments();
        for (Map.Entry<String, Comment> each : one.getValue().comments().entrySet()) {
          Comment comment = each.getValue();
          kept = kept.plus(each.getKey(), all ? comment.purged() : comment.purged(subjects));
        }
        left =
            left.plus(
                one.getKey(), new Margin(one.getValue().order(), kept, one.getValue().last()));
      }
    }
    return new Margins(left);
  }

  /** What was said in a room under an id, and of what; null if nothing. */
  @Nullable Sought find(String room, String id) {
    for (Map.Entry<String, Margin> one : on.entrySet()) {
      if (one.getKey().startsWith(room + " ")) {
        for (Comment comment : one.getValue().comments().values()) {
          Utterance said = comment.utterance(comment.id().equals(id) ? null : id);
          if (said != null) {
            return new Sought(one.getKey().substring(room.length() + 1), comment, said);
          }
        }
      }
    }
    return null;
  }

  /** An utterance, its comment, and the paper or text that it is about. */
  record Sought(String on, Comment comment, Utterance said) {}

  /** What was said in a room and kept for so long as it may be. */
  List<String> over(Keeping keeping) {
    return on.entrySet().stream()
        .filter(one -> one.getKey().startsWith(keeping.room() + " "))
        .flatMap(one -> one.getValue().comments().values().stream())
        .flatMap(comment -> comment.over(keeping))
        .sorted(Comparator.comparing(Utterance::at))
        .map(Utterance::id)
        .toList();
  }

  Margins apply(CommentEvent event, Entry entry) {
    Target target = new Target(event.room(), event.on());
    return new Margins(on.plus(target.key(), of(target).after(event, entry)));
  }
}
