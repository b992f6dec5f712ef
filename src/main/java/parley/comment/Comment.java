package parley.comment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.comment.CommentEvent.Anchor;
import parley.comment.CommentEvent.By;
import parley.comment.CommentEvent.CommentAnswered;
import parley.comment.CommentEvent.CommentMade;
import parley.comment.CommentEvent.CommentSettled;
import parley.comment.CommentEvent.CommentTakenBack;
import parley.comment.CommentEvent.Outcome;
import parley.comment.CommentEvent.Said;
import parley.forum.Event.Entry;
import parley.forum.Room.Keeping;
import parley.store.Position;

/**
 * A comment with its answers, immutable.
 *
 * @param settled by whom and when it was last done with or opened again; null if never
 */
record Comment(
    Utterance first,
    Anchor anchor,
    boolean suggests,
    Outcome outcome,
    @Nullable Settled settled,
    PVector<Utterance> answers) {
  /**
   * One thing said.
   *
   * @param said null once it was taken back or purged
   */
  record Utterance(String id, By by, @Nullable Said said, Instant time, Position at, Gone gone) {
    Utterance without(Gone how) {
      return new Utterance(id, by, null, time, at, how);
    }

    boolean takenBack() {
      return gone != Gone.NOT;
    }
  }

  /** Whether the words of an utterance are to be had. */
  enum Gone {
    NOT,
    TAKEN_BACK,
    PURGED
  }

  /** Who settled it, and when. */
  record Settled(By by, Instant time) {}

  static Comment made(CommentMade e, Entry entry) {
    Utterance first =
        new Utterance(e.comment(), e.by(), e.content(), entry.time(), entry.at(), Gone.NOT);
    return new Comment(first, e.anchor(), e.suggests(), Outcome.OPEN, null, TreePVector.empty());
  }

  String id() {
    return first.id();
  }

  Comment after(CommentEvent event, Entry entry) {
    return switch (event) {
      case CommentMade e -> this; // made already
      case CommentAnswered e ->
          with(
              first,
              answers.plus(
                  new Utterance(
                      e.answer(), e.by(), e.content(), entry.time(), entry.at(), Gone.NOT)));
      case CommentSettled e ->
          new Comment(
              first, anchor, suggests, e.outcome(), new Settled(e.by(), entry.time()), answers);
      case CommentTakenBack e -> takenBack(e.answer());
    };
  }

  private Comment takenBack(@Nullable String answer) {
    return answer == null
        ? with(first.without(Gone.TAKEN_BACK), answers)
        : without(List.of(answer), Gone.TAKEN_BACK);
  }

  private Comment without(List<String> gone, Gone how) {
    PVector<Utterance> left = answers;
    for (int i = 0; i < answers.size(); i++) {
      Utterance each = answers.get(i);
      left = gone.contains(each.id()) ? left.with(i, each.without(how)) : left;
    }
    return with(first, left);
  }

  /** Without the words of what was purged. */
  Comment purged(List<String> subjects) {
    Comment left = without(subjects, Gone.PURGED);
    return subjects.contains(id()) ? left.with(first.without(Gone.PURGED), left.answers) : left;
  }

  Comment purged() {
    List<Utterance> gone = answers.stream().map(each -> each.without(Gone.PURGED)).toList();
    return with(first.without(Gone.PURGED), TreePVector.from(gone));
  }

  /** What was said and is still kept, for longer than it may be. */
  Stream<Utterance> over(Keeping keeping) {
    return Stream.concat(Stream.of(first), answers.stream())
        .filter(each -> each.gone() != Gone.PURGED)
        .filter(each -> keeping.over(each.by().rule(), each.time()));
  }

  private Comment with(Utterance opening, PVector<Utterance> others) {
    return new Comment(opening, anchor, suggests, outcome, settled, others);
  }

  /** What was said under an id; null if nothing. */
  @Nullable Utterance utterance(@Nullable String answer) {
    return answer == null
        ? first
        : answers.stream().filter(each -> each.id().equals(answer)).findAny().orElse(null);
  }
}
