package parley.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.comment.CommentEvent.Outcome;
import parley.forum.Attribution.Shown;

/** The shapes in which comments are answered and told. */
final class CommentShown {
  private CommentShown() {}

  /** A comment with its answers; {@code mine} never in what is told to several, as below. */
  record Whole(
      String id,
      Instant at,
      Shown by,
      @Nullable String words,
      boolean suggests,
      @Nullable String instead,
      boolean takenBack,
      Outcome outcome,
      @Nullable SettledShown settled,
      List<AnswerShown> answers,
      @Nullable Boolean purged,
      @Nullable Boolean mine) {}

  record AnswerShown(
      String id,
      Instant at,
      Shown by,
      @Nullable String words,
      boolean takenBack,
      @Nullable Boolean purged,
      @Nullable Boolean mine) {}

  record SettledShown(Shown by, Instant at) {}

  /**
   * Where the words of a comment stand.
   *
   * @param from null if they are gone
   * @param quote the words that are gone, for those who may read them
   */
  record PlaceShown(
      String comment, @Nullable Integer from, @Nullable Integer to, @Nullable String quote) {}

  /**
   * The comments on a paper or text.
   *
   * @param version of the text, or revision of the paper, to which the places belong
   * @param maySettle whether the seat may settle what others said
   */
  record Page(
      String on,
      List<Whole> comments,
      List<PlaceShown> places,
      long version,
      boolean mayComment,
      boolean maySuggest,
      boolean maySettle,
      String cursor) {}

  record CommentAnswer(Whole comment, String cursor) {}

  record CommentChanged(String type, String on, Whole comment) {}
}
