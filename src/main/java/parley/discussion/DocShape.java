package parley.discussion;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc.Attributes;
import parley.discussion.Doc.Block;
import parley.discussion.Doc.Mark;
import parley.web.Ids;
import parley.web.Problem;

/** What may stand in what in a {@link Doc}: the schema of the editor, held by the server. */
final class DocShape {
  private static final int DEPTH_MAX = 12;
  private static final int BLOCKS_MAX = 5_000;
  private static final int HREF_MAX = 2_000;
  private static final Set<String> BLOCKS =
      Set.of("paragraph", "heading", "bullet_list", "ordered_list", "blockquote", "quote", "table");
  private static final Set<String> IN_ITEM = Set.of("paragraph", "bullet_list", "ordered_list");
  private static final Set<String> IN_BLOCKQUOTE =
      Set.of("paragraph", "heading", "bullet_list", "ordered_list");
  private static final Set<String> ITEM = Set.of("list_item");
  private static final Set<String> ROW = Set.of("table_row");
  private static final Set<String> CELL = Set.of("table_cell", "table_header");
  private static final int NOTE_MAX = 2_000;
  private static final Attributes NONE =
      new Attributes(null, null, null, null, null, null, null, null, null);
  private int blocks;
  private int inNotes;

  void check(Doc doc, int charactersMax) {
    require(doc.type().equals("doc"), "body.type", "must be doc");
    children(doc.content(), BLOCKS, "body", 1);
    String plain = doc.plain();
    if (plain.length() + inNotes > charactersMax) {
      throw new Problem(Problem.Code.TOO_LARGE);
    }
    require(!plain.isBlank(), "body", "must say something");
  }

  private void children(
      @Nullable List<Block> children, Set<String> allowed, String path, int depth) {
    if (children == null || children.isEmpty()) {
      throw Problem.field(path + ".content", "must not be empty");
    }
    require(depth <= DEPTH_MAX, path, "is nested too deep");
    for (int i = 0; i < children.size(); i++) {
      String at = path + ".content[" + i + "]";
      require(++blocks <= BLOCKS_MAX, at, "is one block too many");
      require(allowed.contains(children.get(i).type()), at + ".type", "cannot stand here");
      block(children.get(i), at, depth);
    }
  }

  private void block(Block block, String path, int depth) {
    require(block.text() == null && block.marks() == null, path, "is a block, not text");
    attributes(block, path);
    switch (block.type()) {
      case "paragraph", "heading" -> inline(block, path);
      case "bullet_list", "ordered_list" -> children(block.content(), ITEM, path, depth + 1);
      case "list_item", "table_cell", "table_header" ->
          children(block.content(), IN_ITEM, path, depth + 1);
      case "table" -> children(block.content(), ROW, path, depth + 1);
      case "table_row" -> children(block.content(), CELL, path, depth + 1);
      case "blockquote" -> children(block.content(), IN_BLOCKQUOTE, path, depth + 1);
      case "quote" -> require(block.content() == null, path, "is a reference without content");
      default -> throw Problem.field(path + ".type", "is not known");
    }
  }

  private static void attributes(Block block, String path) {
    Attributes a = block.attrs() == null ? NONE : block.attrs();
    boolean quote = block.type().equals("quote");
    require(a.href() == null, path + ".attrs.href", "cannot stand here");
    require(a.words() == null, path + ".attrs.words", "cannot stand here");
    require(
        a.dir() == null || a.dir().equals("rtl") || a.dir().equals("ltr"),
        path + ".attrs.dir",
        "must be rtl or ltr");
    boolean heading = block.type().equals("heading");
    require(
        heading ? a.level() != null && a.level() >= 2 && a.level() <= 3 : a.level() == null,
        path + ".attrs.level",
        "must be 2 or 3, on headings only");
    require(
        a.order() == null || (block.type().equals("ordered_list") && a.order() >= 0),
        path + ".attrs.order",
        "must be a number, on ordered lists only");
    boolean whole =
        a.contribution() != null && a.version() != null && a.from() != null && a.to() != null;
    boolean none =
        a.contribution() == null && a.version() == null && a.from() == null && a.to() == null;
    require(quote ? whole : none, path + ".attrs", "must name a passage, on quotes only");
    if (quote && a.contribution() != null) {
      require(Ids.valid(a.contribution()), path + ".attrs.contribution", "must be an id");
    }
  }

  private void inline(Block block, String path) {
    if (block.content() == null) {
      return; // an empty paragraph is a blank line
    }
    for (int i = 0; i < block.content().size(); i++) {
      Block piece = block.content().get(i);
      String at = path + ".content[" + i + "]";
      require(++blocks <= BLOCKS_MAX, at, "is one piece too many");
      require(
          piece.content() == null && (piece.isNote() || piece.attrs() == null),
          at,
          "is text, not a block");
      switch (piece.type()) {
        case "text" -> text(piece, at);
        case "hard_break" -> require(piece.text() == null, at, "has no text");
        case "footnote" -> note(piece, at);
        default -> throw Problem.field(at + ".type", "cannot stand here");
      }
    }
  }

  private void note(Block piece, String path) {
    String words = piece.attrs() == null ? null : piece.attrs().words();
    boolean fits = words != null && !words.isBlank() && words.length() <= NOTE_MAX;
    require(piece.text() == null && fits, path + ".attrs.words", "must say something, in short");
    marks(piece, path);
    if (words != null) {
      inNotes += words.length();
      require(
          words.chars().noneMatch(c -> c < ' ' && c != '\t'),
          path + ".attrs.words",
          "holds a control code");
      require(
          new Attributes(null, null, null, null, null, null, null, null, words)
              .equals(piece.attrs()),
          path + ".attrs",
          "are those of a footnote");
    }
  }

  private static void text(Block piece, String path) {
    String text = piece.text();
    if (text == null || text.isEmpty()) {
      throw Problem.field(path + ".text", "must not be empty");
    }
    require(
        text.chars().noneMatch(c -> c < ' ' && c != '\t'), path + ".text", "holds a control code");
    marks(piece, path);
  }

  private static void marks(Block piece, String path) {
    if (piece.marks() != null) {
      for (int i = 0; i < piece.marks().size(); i++) {
        mark(piece.marks().get(i), path + ".marks[" + i + "]");
      }
    }
  }

  private static void mark(Mark mark, String path) {
    switch (mark.type()) {
      case "em", "strong" -> require(mark.attrs() == null, path + ".attrs", "cannot stand here");
      case "link" -> {
        String href = mark.attrs() == null ? null : mark.attrs().href();
        require(
            href != null
                && href.length() <= HREF_MAX
                && (href.startsWith("https://")
                    || href.startsWith("http://")
                    || href.startsWith("mailto:")),
            path + ".attrs.href",
            "must be an http, https or mailto address");
      }
      default -> throw Problem.field(path + ".type", "is not known");
    }
  }

  private static void require(boolean holds, String path, String why) {
    if (!holds) {
      throw Problem.field(path, why);
    }
  }
}
