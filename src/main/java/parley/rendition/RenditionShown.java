package parley.rendition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.rendition.RenditionEvent.Hand;
import parley.web.Json;

/** The shapes in which language versions are answered and told. */
final class RenditionShown {
  private RenditionShown() {}

  /** Whether a version is as good in law as the original. */
  enum Status {
    AUTHENTIC,
    WORKING
  }

  /** What a paragraph is in its paper. */
  enum Kind {
    TITLE,
    HEADING,
    PARAGRAPH,
    BULLET,
    NUMBERED,
    QUOTE,
    CELL
  }

  /** What was put there, by whose hand as far as the room shows it. */
  record RenderedShown(String id, Instant at, @Nullable Hand hand, Json.Raw body) {}

  /**
   * A paragraph and what stands beside it.
   *
   * @param number of an item in its list
   * @param before how the original read when it was translated; null where that is as it reads now
   */
  record RowShown(
      int paragraph,
      Kind kind,
      @Nullable Integer number,
      Json.Raw original,
      @Nullable RenderedShown rendered,
      @Nullable String before) {}

  /**
   * How far a version is.
   *
   * @param paragraphs how many there are to translate
   * @param rendered how many of them stand in it, those that are out of date too
   * @param last the id of the words that were put in last
   * @param open in a list, the numbers of the paragraphs that lack
   * @param outdated in a list, the numbers of those that are out of date
   */
  record RenditionHead(
      String language,
      Status status,
      int paragraphs,
      int rendered,
      int stale,
      List<Hand> hands,
      @Nullable Instant at,
      @Nullable String last,
      @Nullable List<Integer> open,
      @Nullable List<Integer> outdated) {
    /** As it stands in a list, where a frame is enough to keep it true. */
    RenditionHead listed(List<Integer> lacking, List<Integer> old) {
      return new RenditionHead(
          language, status, paragraphs, rendered, stale, hands, at, last, lacking, old);
    }
  }

  /**
   * The versions of a paper that there are, besides the original.
   *
   * @param mayRender the languages into which the reader may translate it
   */
  record RenditionList(
      String paper,
      String language,
      int revision,
      List<RenditionHead> renditions,
      List<String> mayRender,
      String cursor) {}

  /** A version beside its original, as of a revision. */
  record RenditionPage(
      String paper,
      String language,
      int revision,
      RenditionHead rendition,
      List<RowShown> rows,
      boolean mayRender,
      boolean mayDeclare,
      boolean mayWithdraw,
      String cursor) {}

  /** What became of a version, for whoever changed it. */
  record RenditionAnswer(RenditionHead rendition, @Nullable RowShown row, String cursor) {}

  /**
   * A version is otherwise than it was.
   *
   * @param rendered what now stands at a paragraph of a revision; null where something else changed
   * @param gone true where nothing is left of it
   */
  record RenditionChanged(
      String type,
      String paper,
      String language,
      @Nullable Integer revision,
      @Nullable Integer paragraph,
      @Nullable RenderedShown rendered,
      @Nullable Boolean gone) {}
}
