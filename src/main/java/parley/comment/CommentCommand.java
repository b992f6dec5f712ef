package parley.comment;

import org.jspecify.annotations.Nullable;
import parley.comment.CommentEvent.Anchor;
import parley.comment.CommentEvent.Outcome;
import parley.comment.CommentEvent.Said;
import parley.forum.Command;
import parley.store.Position;
import parley.web.Problem;

/** What can be asked for with comments. Ids of new things come in with the command. */
public sealed interface CommentCommand extends Command {
  @Override
  String room();

  /** The paper or text. */
  String on();

  String comment();

  /** Texts and papers have an author key each, and what is said about them is kept with it. */
  @Override
  default String scope() {
    return on();
  }

  /**
   * Comments on words, or suggests others for them.
   *
   * @param anchor null if it cannot be made on these words
   * @param unfit why it cannot: it is said only to what is no retry
   * @param shown the place whose audience its author was shown
   */
  record Make(
      String room,
      String on,
      String comment,
      @Nullable Anchor anchor,
      @Nullable Problem unfit,
      Said said,
      Position shown)
      implements CommentCommand {}

  record AnswerIt(String room, String on, String comment, String answer, Said said, Position shown)
      implements CommentCommand {}

  /** Settles it, or opens it again. */
  record Settle(String room, String on, String comment, Outcome outcome)
      implements CommentCommand {}

  /** Takes back what one said; without an answer, the comment itself. */
  record TakeBack(String room, String on, String comment, @Nullable String answer)
      implements CommentCommand {}
}
