package parley.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken.Found;
import parley.discussion.Spoken.Words;
import parley.forum.Attribution.Shown;
import parley.search.Printed.Piece;

/**
 * A hit as it is answered: a contribution in its thread, a paper, or a language version of one.
 *
 * @param translation true for a contribution in the words of a translation
 * @param party of a paper that is submitted by one and not by a person
 * @param title without one where a thread was opened before the horizon
 */
record HitShown(
    Kind kind,
    String forum,
    String room,
    @Nullable String thread,
    @Nullable String contribution,
    @Nullable String paper,
    @Nullable String symbol,
    Instant at,
    String language,
    @Nullable Boolean translation,
    @Nullable String party,
    @Nullable Shown author,
    @Nullable Excerpt title,
    Excerpt excerpt) {
  /** What was found. */
  enum Kind {
    CONTRIBUTION,
    PAPER,
    RENDITION
  }

  /** Null where its words are gone since it was found. */
  static @Nullable HitShown of(Hit hit, Sought sought) {
    return switch (hit) {
      case Hit.Said said -> of(said.found(), sought);
      case Hit.Submitted submitted -> of(submitted.piece(), sought);
    };
  }

  private static HitShown of(Found found, Sought sought) {
    Words words = found.words();
    String title = found.title();
    // the words of a title are found with the contribution that opens its thread
    boolean opens = found.opensThread() && !found.isTranslated();
    return new HitShown(
        Kind.CONTRIBUTION,
        found.view().forum().id(),
        found.view().room().id(),
        found.thread(),
        found.id(),
        null,
        null,
        found.time(),
        words.language(),
        found.isTranslated() ? true : null,
        null,
        found.author(),
        title == null ? null : title(title, found.language(), opens ? sought : null),
        excerpt(words, sought));
  }

  private static @Nullable HitShown of(Piece piece, Sought sought) {
    Words words = piece.words();
    if (words == null) {
      return null;
    }
    Shown submitter = piece.submitter();
    Excerpt title =
        words.title().isEmpty()
            ? title(piece.title(), piece.original(), null)
            : title(words.title(), words.language(), sought);
    return new HitShown(
        piece.isVersion() ? Kind.RENDITION : Kind.PAPER,
        piece.view().forum().id(),
        piece.view().room().id(),
        null,
        null,
        piece.paper(),
        piece.symbol(),
        piece.time(),
        words.language(),
        null,
        submitter.party(),
        piece.byParty() ? null : submitter,
        title,
        excerpt(words, sought));
  }

  private static Excerpt title(String title, String language, @Nullable Sought sought) {
    Set<Forms> kept = Forms.of(title, language);
    return new Excerpt(title, sought == null ? List.of() : sought.marks(title, kept));
  }

  private static Excerpt excerpt(Words words, Sought sought) {
    Set<Forms> kept = Forms.of(words.text(), words.language());
    return Excerpt.of(words.text(), sought.marks(words.text(), kept));
  }
}
