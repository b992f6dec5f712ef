package parley.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Rule;

/** What happens to the comments on a paper or a text. */
public sealed interface CommentEvent extends Event {
  @Override
  String room();

  /** The paper or text. */
  String on();

  /** The comment that opened the chain. */
  String comment();

  @Override
  default String subject() {
    return comment();
  }

  @Override
  default List<String> purgedWith() {
    return List.of(on(), comment());
  }

  /**
   * Which words it is about.
   *
   * @param version of the text, or revision of the paper, that the positions belong to
   */
  record Anchor(long version, int from, int to) {}

  /** Who did it, kept as the rule asks. */
  record By(Author author, Rule rule) {}

  /**
   * What was said.
   *
   * @param instead what is suggested for the words; null in a comment
   */
  record Said(String words, @Nullable String instead) {}

  /** Somebody commented on words, or suggested others for them. */
  record CommentMade(
      String room,
      String on,
      String comment,
      Anchor anchor,
      By by,
      boolean suggests,
      @Nullable Said content)
      implements CommentEvent {
    @Override
    public Event bare() {
      return new CommentMade(room, on, comment, anchor, by, suggests, null);
    }
  }

  /** Somebody answered. */
  record CommentAnswered(
      String room, String on, String comment, String answer, By by, @Nullable Said content)
      implements CommentEvent {
    @Override
    public String subject() {
      return answer;
    }

    @Override
    public List<String> purgedWith() {
      return List.of(on, answer);
    }

    @Override
    public Event bare() {
      return new CommentAnswered(room, on, comment, answer, by, null);
    }
  }

  /** It is done with, or open again. */
  record CommentSettled(String room, String on, String comment, Outcome outcome, By by)
      implements CommentEvent {}

  /**
   * Its author took it, or an answer of theirs, back.
   *
   * @param answer null for the comment itself, which takes nothing else with it
   */
  record CommentTakenBack(String room, String on, String comment, @Nullable String answer)
      implements CommentEvent {}

  /** How a comment or suggestion stands. */
  enum Outcome {
    OPEN,
    RESOLVED,
    /** The words suggested were put in. */
    ACCEPTED,
    REJECTED
  }
}
