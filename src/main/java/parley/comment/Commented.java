package parley.comment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.comment.Comment.Utterance;
import parley.comment.CommentEvent.By;
import parley.comment.CommentShown.AnswerShown;
import parley.comment.CommentShown.SettledShown;
import parley.comment.CommentShown.Whole;
import parley.comment.Margins.Margin;
import parley.forum.Attribution;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.state.Paper;
import parley.store.Position;

/**
 * A paper or a text that a view knows of, with the comments on it.
 *
 * @param paper null where it is a text
 */
record Commented(
    View view, String on, Margin margin, @Nullable Paper paper, Attribution attribution) {

  By by(Seat seat, String id) {
    var rule = view.room().rule();
    return new By(attribution.author(seat, rule, on, id), rule);
  }

  boolean wrote(Seat seat, Utterance said) {
    return attribution.wrote(seat, said.by().author(), on, said.id());
  }

  /** Those that may be read, in the order in which they came. */
  List<Comment> comments() {
    return margin.order().stream()
        .map(id -> margin.comments().get(id))
        .filter(comment -> comment != null && view.reads(comment.first().at()))
        .toList();
  }

  /** What of it came after a place, is still there, and is not a seat's own. */
  Stream<Utterance> fresh(Seat seat, Position since) {
    return comments().stream()
        .flatMap(comment -> Stream.concat(Stream.of(comment.first()), comment.answers().stream()))
        .filter(said -> said.at().isAfter(since) && view.reads(said.at()))
        .filter(said -> !said.takenBack() && !wrote(seat, said));
  }

  /**
   * A comment as it may be shown; null if it may not.
   *
   * @param seat whose answer it goes into; null for what is told to several
   */
  @Nullable Whole show(@Nullable Comment comment, @Nullable Seat seat) {
    if (comment == null || !view.reads(comment.first().at())) {
      return null;
    }
    Utterance first = comment.first();
    String instead = first.said() == null ? null : first.said().instead();
    Comment.Settled settled = comment.settled();
    return new Whole(
        comment.id(),
        first.time(),
        author(first.by()),
        words(first),
        comment.suggests(),
        instead,
        first.takenBack(),
        comment.outcome(),
        settled == null ? null : new SettledShown(author(settled.by()), settled.time()),
        comment.answers().stream()
            .filter(answer -> view.reads(answer.at()))
            .map(answer -> show(answer, seat))
            .toList(),
        purged(first),
        seat == null ? null : wrote(seat, first));
  }

  private AnswerShown show(Utterance answer, @Nullable Seat seat) {
    return new AnswerShown(
        answer.id(),
        answer.time(),
        author(answer.by()),
        words(answer),
        answer.takenBack(),
        purged(answer),
        seat == null ? null : wrote(seat, answer));
  }

  private static @Nullable Boolean purged(Utterance said) {
    return said.gone() == Comment.Gone.PURGED ? true : null;
  }

  private Attribution.Shown author(By by) {
    return view.author(by.author(), by.rule());
  }

  private static @Nullable String words(Utterance said) {
    return said.said() == null ? null : said.said().words();
  }
}
