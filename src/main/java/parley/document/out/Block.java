package parley.document.out;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands one below the other on paper, lists and quotations taken apart into lines. */
sealed interface Block {

  /**
   * A paragraph or heading.
   *
   * @param heading 0 for none, else 1, 2, 3 from the highest
   * @param depth in how many lists it stands
   * @param sign what stands before it; null for none
   */
  record Line(
      int heading, int depth, @Nullable Sign sign, boolean quoted, boolean rtl, List<Run> runs)
      implements Block {}

  /** A table; every row as wide as the widest. */
  record Grid(boolean rtl, int columns, List<List<Cell>> rows) implements Block {}

  record Cell(boolean head, List<Block> content) {}

  /**
   * The sign of an item of a list.
   *
   * @param list which of the numbered lists; 0 for bullets
   */
  record Sign(int list, int number) {
    String text() {
      return list == 0 ? "•" : number + ".";
    }
  }

  /** A piece of a line. */
  sealed interface Run {
    record Words(String text, boolean strong, boolean em, @Nullable String href) implements Run {}

    record Break() implements Run {}

    record Note(int number, String words) implements Run {}
  }
}
