package parley.discussion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.web.Json;
import parley.web.Problem;

/**
 * A text as a typed document tree: blocks, inline text and marks, as ProseMirror writes them. Never
 * HTML. Decoding checks the shape of fields; {@link DocShape} checks what may stand in what.
 */
public record Doc(String type, List<Block> content) {

  /** A block, or a piece of inline content. */
  record Block(
      String type,
      @Nullable Attributes attrs,
      @Nullable List<Block> content,
      @Nullable List<Mark> marks,
      @Nullable String text) {
    boolean isNote() {
      return type.equals("footnote");
    }
  }

  /** Emphasis, strong emphasis or a link. */
  record Mark(String type, @Nullable Attributes attrs) {}

  /** All attributes there are; which may stand where is checked by {@link DocShape}. */
  record Attributes(
      @Nullable Integer level,
      @Nullable Integer order,
      @Nullable String dir,
      @Nullable String href,
      @Nullable String contribution,
      @Nullable Integer version,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String words) {}

  /**
   * Checks it as something to be stored.
   *
   * @throws Problem bad-field with the path, too-large
   */
  public Doc checked(int charactersMax) {
    new DocShape().check(this, charactersMax);
    return this;
  }

  /** As it is stored. */
  public Json.Raw encoded() {
    return new Json.Raw(Json.encode(this));
  }

  static Doc of(Json.Raw raw) {
    return Json.read(raw.utf8(), Doc.class);
  }

  /** The plain text of what is stored. */
  public static String plain(Json.Raw raw) {
    return of(raw).plain();
  }

  /** The passages it quotes, in order. */
  public List<Quote> quotes() {
    List<Quote> quotes = new ArrayList<>();
    content.forEach(block -> collect(block, quotes));
    return quotes;
  }

  private static void collect(Block block, List<Quote> quotes) {
    Attributes a = block.attrs();
    if (block.type().equals("quote")
        && a != null
        && a.contribution() != null
        && a.version() != null
        && a.from() != null
        && a.to() != null) {
      quotes.add(new Quote(a.contribution(), a.version(), a.from(), a.to()));
    }
    if (block.content() != null) {
      block.content().forEach(inner -> collect(inner, quotes));
    }
  }

  /**
   * Plain text: blocks of text joined by a line feed, a hard break as one, quotes and footnotes as
   * nothing.
   */
  public String plain() {
    List<String> lines = new ArrayList<>();
    content.forEach(block -> lines(block, lines));
    return String.join("\n", lines);
  }

  private static void lines(Block block, List<String> lines) {
    switch (block.type()) {
      case "paragraph", "heading" -> lines.add(inline(block));
      case "quote" -> {
        // a reference, not words of this author
      }
      default -> {
        if (block.content() != null) {
          block.content().forEach(inner -> lines(inner, lines));
        }
      }
    }
  }

  private static String inline(Block block) {
    StringBuilder line = new StringBuilder();
    if (block.content() != null) {
      for (Block piece : block.content()) {
        line.append(piece.text() != null ? piece.text() : piece.isNote() ? "" : "\n");
      }
    }
    return line.toString();
  }

  /**
   * A reference to a passage: characters from..to (UTF-16 units) of the plain text of one version.
   * Never a copy, so that withdrawal, tightening and horizon reach it.
   */
  record Quote(String contribution, int version, int from, int to) {}
}
