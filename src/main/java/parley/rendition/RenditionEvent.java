package parley.rendition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;
import parley.forum.Rule;
import parley.web.Json;

/** What happens to the language versions of a paper. None of these knows who translated. */
public sealed interface RenditionEvent extends Event {
  @Override
  String room();

  String paper();

  String language();

  @Override
  default String subject() {
    return paper();
  }

  @Override
  default List<String> purgedWith() {
    return List.of(paper());
  }

  /** Whose hand it is: all that is told of who translated. */
  enum Hand {
    SUBMITTER,
    INTERPRETER
  }

  /** The words of a paragraph: a document of one. */
  record Wording(Json.Raw body) {}

  /**
   * A paragraph was put into a language; what stood there is replaced.
   *
   * @param rendition its own id
   * @param revision of the paper that was translated
   * @param paragraph 0 is the title
   * @param hand null where the room showed nobody by party
   * @param rule under which the hand may be shown
   */
  record ParagraphRendered(
      String room,
      String paper,
      String language,
      String rendition,
      int revision,
      int paragraph,
      @Nullable Hand hand,
      Rule rule,
      @Nullable Wording content)
      implements RenditionEvent {
    @Override
    public String subject() {
      return rendition;
    }

    @Override
    public Event bare() {
      return new ParagraphRendered(
          room, paper, language, rendition, revision, paragraph, hand, rule, null);
    }
  }

  /**
   * Whose paper it is says that this version is as authentic as the original, or no longer.
   *
   * @param revision of the paper; null for no longer
   */
  record AuthenticitySet(String room, String paper, String language, @Nullable Integer revision)
      implements RenditionEvent {}

  /** A language version was taken back as a whole. */
  record RenditionWithdrawn(String room, String paper, String language) implements RenditionEvent {}
}
