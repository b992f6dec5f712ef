package parley.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Rule;
import parley.web.Json;

/** What happens to the languages of a room. */
sealed interface TranslationEvent extends Event {
  @Override
  String room();

  /** The room works in these languages from now on, the first one first; none for any. */
  record WorkingLanguagesSet(String room, List<String> languages) implements TranslationEvent {
    @Override
    public String subject() {
      return room;
    }
  }

  /** One that is about the translations of a contribution. */
  sealed interface OfContribution extends TranslationEvent {
    String thread();

    String contribution();

    String translation();

    @Override
    default String subject() {
      return translation();
    }

    @Override
    default List<String> purgedWith() {
      return List.of(thread(), contribution());
    }
  }

  /** What a translation says. */
  record Wording(Json.Raw body) {}

  /**
   * A contribution was translated; a translation into the same language is replaced.
   *
   * @param version of the contribution that was translated
   * @param rule the contribution's: who translated is shown no more freely than who wrote
   */
  record Translated(
      String room,
      String thread,
      String contribution,
      String translation,
      int version,
      String language,
      Author author,
      Rule rule,
      @Nullable Wording content)
      implements OfContribution {
    @Override
    public Event bare() {
      return new Translated(
          room, thread, contribution, translation, version, language, author, rule, null);
    }
  }

  /** A translation was taken back. */
  record TranslationWithdrawn(String room, String thread, String contribution, String translation)
      implements OfContribution {}
}
