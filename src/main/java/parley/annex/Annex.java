package parley.annex;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.document.clean.Cleaned.Kind;
import parley.web.Problem;
import parley.web.Words;

/**
 * A picture or PDF that goes with a paper.
 *
 * @param id of its file; another wherever a copy of it goes
 * @param alt what is seen on a picture, for who cannot see it; of a PDF null
 * @param pages of a PDF; of a picture null
 * @param width of a picture in pixels; of a PDF null, as the height
 */
public record Annex(
    String id,
    Kind kind,
    String title,
    @Nullable String alt,
    int bytes,
    @Nullable Integer pages,
    @Nullable Integer width,
    @Nullable Integer height) {
  private static final int TITLE_MAX = 200;
  private static final int ALT_MAX = 1_000;

  /** The same in another place. */
  Annex as(String other) {
    return new Annex(other, kind, title, alt, bytes, pages, width, height);
  }

  /**
   * Refuses one that is not told in words.
   *
   * @throws Problem bad-field, bad-text
   */
  public void check() {
    checkTitle(title);
    if (kind.isPicture() && (alt == null || alt.isBlank())) {
      throw Problem.field("alt", "must say what is seen on a picture");
    }
    if (alt != null && alt.length() > ALT_MAX) {
      throw Problem.field("alt", "must have at most " + ALT_MAX + " characters");
    }
    if (alt != null) {
      Words.line("alt", alt);
    }
  }

  /**
   * Refuses what cannot be a title.
   *
   * @throws Problem bad-field, bad-text
   */
  public static void checkTitle(String title) {
    Words.line("title", title);
    if (title.isBlank() || title.length() > TITLE_MAX) {
      throw Problem.field("title", "must have 1 to " + TITLE_MAX + " characters");
    }
  }

  /** Whether these are those, wherever they lie. */
  public static boolean same(List<Annex> these, List<Annex> those) {
    return bare(these).equals(bare(those));
  }

  private static List<Annex> bare(List<Annex> annexes) {
    return annexes.stream().map(annex -> annex.as("")).toList();
  }

  /** Where it lies and how much it weighs. */
  public Kept kept() {
    return new Kept(id, bytes);
  }

  /** Of these, the one of that id; null if there is none. */
  public static @Nullable Annex find(List<Annex> among, String id) {
    return among.stream().filter(one -> one.id().equals(id)).findAny().orElse(null);
  }

  /** What is remembered of one wherever its words are not. */
  public record Kept(String id, int bytes) {}
}
