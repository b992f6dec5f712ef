package parley.document.out;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.document.out.Block.Cell;
import parley.document.out.Block.Grid;
import parley.document.out.Block.Line;
import parley.document.out.Block.Run;
import parley.document.out.Block.Sign;
import parley.prose.model.Mark;
import parley.prose.model.Node;

/** Takes documents apart into blocks; counts footnotes and numbered lists through all of them. */
final class Flow {
  private final boolean rtl;
  private int notes;
  private int lists;

  /**
   * Of a text in a language.
   *
   * @param rtl the direction of what has no letters
   */
  Flow(boolean rtl) {
    this.rtl = rtl;
  }

  /** Where a block stands. */
  private record Within(int depth, @Nullable Sign sign, boolean quoted, int highest) {
    Within signed(@Nullable Sign next) {
      return new Within(depth, next, quoted, highest);
    }
  }

  /** One line of plain words. */
  Line line(int heading, String words) {
    return new Line(heading, 0, null, false, isRtl(words), List.of(plain(words)));
  }

  /**
   * The blocks of a document.
   *
   * @param highest as what its highest headings count, from 1
   */
  List<Block> of(Node doc, int highest) {
    List<Block> blocks = new ArrayList<>();
    each(doc, new Within(0, null, false, highest), blocks);
    return blocks;
  }

  private void each(Node parent, Within within, List<Block> out) {
    for (int i = 0; i < parent.content().count(); i++) {
      block(parent.content().child(i), within, out);
    }
  }

  private void block(Node node, Within within, List<Block> out) {
    switch (node.type().name()) {
      case "paragraph" -> out.add(line(node, 0, within));
      case "heading" -> {
        boolean smaller = Integer.valueOf(3).equals(node.attrs().value("level"));
        out.add(line(node, within.highest() + (smaller ? 1 : 0), within));
      }
      case "bullet_list", "ordered_list" -> list(node, within, out);
      case "blockquote" ->
          each(node, new Within(within.depth(), null, true, within.highest()), out);
      case "table" -> out.add(grid(node, within));
      default -> each(node, within, out);
    }
  }

  private Line line(Node node, int heading, Within within) {
    boolean right = isRtl(node);
    return new Line(heading, within.depth(), within.sign(), within.quoted(), right, runs(node));
  }

  private void list(Node list, Within within, List<Block> out) {
    boolean numbered = list.type().name().equals("ordered_list");
    int id = numbered ? ++lists : 0;
    Within inside = new Within(within.depth() + 1, null, within.quoted(), within.highest());
    for (int i = 0; i < list.content().count(); i++) {
      Node item = list.content().child(i);
      for (int j = 0; j < item.content().count(); j++) {
        Sign sign = j == 0 ? new Sign(id, i + 1) : null;
        block(item.content().child(j), inside.signed(sign), out);
      }
    }
  }

  private Grid grid(Node table, Within within) {
    int columns = 0;
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < table.content().count(); i++) {
      Node row = table.content().child(i);
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < row.content().count(); j++) {
        List<Block> content = new ArrayList<>();
        each(row.content().child(j), new Within(0, null, false, within.highest()), content);
        cells.add(new Cell(row.content().child(j).type().name().equals("table_header"), content));
      }
      rows.add(cells);
      columns = Math.max(columns, cells.size());
    }
    for (List<Cell> row : rows) {
      while (row.size() < columns) {
        row.add(new Cell(false, List.of(new Line(0, 0, null, false, rtl, List.of()))));
      }
    }
    return new Grid(isRtl(table), columns, rows);
  }

  private List<Run> runs(Node line) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < line.content().count(); i++) {
      Node piece = line.content().child(i);
      runs.add(
          switch (piece.type().name()) {
            case "text" -> words(piece);
            case "footnote" -> {
              String words = String.valueOf(piece.attrs().value("words"));
              yield new Run.Note(++notes, fit(words));
            }
            default -> new Run.Break();
          });
    }
    return runs;
  }

  private static Run words(Node piece) {
    boolean strong = false;
    boolean em = false;
    String href = null;
    for (Mark mark : piece.marks()) {
      strong |= mark.type().name().equals("strong");
      em |= mark.type().name().equals("em");
      href = mark.type().name().equals("link") ? String.valueOf(mark.attrs().value("href")) : href;
    }
    return new Run.Words(fit(piece.text()), strong, em, href);
  }

  private static Run.Words plain(String words) {
    return new Run.Words(fit(words), false, false, null);
  }

  /** Without the few characters that our texts may hold and XML may not. */
  private static String fit(String words) {
    return words.replaceAll("[\\uFFFE\\uFFFF\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F]", " ");
  }

  private boolean isRtl(Node node) {
    Object dir = node.attrs().value("dir");
    return dir == null ? isRtl(node.text("\n", "\n")) : dir.equals("rtl");
  }

  /** By its first letter, as a page does it by itself. */
  private boolean isRtl(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      byte direction = Character.getDirectionality(text.codePointAt(i));
      if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
        return false;
      } else if (Scripts.isRtl(direction)) {
        return true;
      }
    }
    return rtl;
  }
}
