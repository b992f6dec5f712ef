package parley.document.out;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.document.out.Block.Cell;
import parley.document.out.Block.Grid;
import parley.document.out.Block.Line;
import parley.document.out.Block.Run;
import parley.document.out.Block.Sign;

/** Blocks as elements of OpenDocument, where lists stand within lists again. */
final class OdtLines {
  private static final String STYLE = "text:style-name";

  private final Xml xml;

  /** The lists that are open, the innermost first, each with an item open in it. */
  private final Deque<Integer> open = new ArrayDeque<>();

  /** Whether whatever comes next would stand behind a space, or at the beginning of its line. */
  private boolean behindSpace;

  OdtLines(Xml xml) {
    this.xml = xml;
  }

  /** All of them; lists are closed behind. */
  void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Line line -> line(line);
        case Grid grid -> {
          closeTo(0);
          grid(grid);
        }
      }
    }
    closeTo(0);
  }

  /** A line in a style of its own. */
  void styled(String style, Line line) {
    xml.open("text:p", STYLE, OdtStyles.named(style, line.rtl()));
    runs(line);
    xml.close();
  }

  private void line(Line line) {
    if (line.sign() != null) {
      item(line.depth(), line.sign());
    } else {
      closeTo(line.depth());
    }
    if (line.heading() > 0) {
      String style = OdtStyles.named("Heading" + line.heading(), line.rtl());
      xml.open("text:h", STYLE, style, "text:outline-level", String.valueOf(line.heading()));
      runs(line);
      xml.close();
    } else {
      String style = line.quoted() ? "Quote" : "Body";
      styled(open.isEmpty() && line.depth() > 0 ? "Indented" : style, line);
    }
  }

  /** Begins an item, in the list that is open at its depth or in a new one. */
  private void item(int depth, Sign sign) {
    boolean goesOn = sign.number() > 1 && open.size() >= depth;
    closeTo(goesOn ? depth : depth - 1);
    if (goesOn) {
      Integer list = open.peek();
      if (list != null && list == sign.list()) {
        xml.close();
        xml.open("text:list-item");
        return;
      }
      closeTo(depth - 1);
    }
    while (open.size() < depth) {
      boolean isOuter = open.size() < depth - 1;
      begin(isOuter ? 0 : sign.list(), isOuter ? null : sign);
    }
  }

  private void begin(int list, @Nullable Sign sign) {
    xml.open("text:list", STYLE, list == 0 ? "Bullets" : "Numbers");
    if (sign != null && list != 0 && sign.number() > 1) {
      xml.open("text:list-item", "text:start-value", String.valueOf(sign.number()));
    } else {
      xml.open("text:list-item");
    }
    open.push(list);
  }

  private void closeTo(int depth) {
    while (open.size() > depth) {
      xml.close().close();
      open.pop();
    }
  }

  private void runs(Line line) {
    behindSpace = true;
    for (Run run : line.runs()) {
      switch (run) {
        case Run.Break b -> {
          xml.leaf("text:line-break");
          behindSpace = true;
        }
        case Run.Note note -> note(note, line.rtl());
        case Run.Words words -> words(words);
      }
    }
  }

  private void note(Run.Note note, boolean rtl) {
    String number = String.valueOf(note.number());
    xml.open("text:note", "text:id", "note" + number, "text:note-class", "footnote");
    xml.open("text:note-citation").text(number).close().open("text:note-body");
    styled("Footnote", new Flow(rtl).line(0, note.words()));
    xml.close().close();
    behindSpace = false;
  }

  private void words(Run.Words words) {
    if (words.href() != null) {
      xml.open("text:a", "xlink:type", "simple", "xlink:href", words.href());
    }
    String look = (words.strong() ? "Strong" : "") + (words.em() ? "Emphasis" : "");
    if (!look.isEmpty()) {
      xml.open("text:span", STYLE, look);
    }
    spaced(words.text());
    if (!look.isEmpty()) {
      xml.close();
    }
    if (words.href() != null) {
      xml.close();
    }
  }

  /** Spaces behind spaces are elements: as characters they would be one. */
  private void spaced(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean isSpace = each == ' ' || each == '\t' || each == '\n' || each == '\r';
      if (isSpace && (behindSpace || each != ' ')) {
        xml.text(text.substring(from, i)).leaf(each == '\t' ? "text:tab" : "text:s");
        from = i + 1;
      }
      behindSpace = isSpace;
    }
    xml.text(text.substring(from));
  }

  private void grid(Grid grid) {
    xml.open("table:table", "table:style-name", OdtStyles.named("Grid", grid.rtl()));
    String columns = String.valueOf(grid.columns());
    xml.leaf("table:table-column", "table:number-columns-repeated", columns);
    for (int i = 0; i < grid.rows().size(); i++) {
      List<Cell> row = grid.rows().get(i);
      boolean isHead = i == 0 && row.stream().allMatch(Cell::head);
      if (isHead) {
        xml.open("table:table-header-rows");
      }
      xml.open("table:table-row");
      row.forEach(this::cell);
      xml.close();
      if (isHead) {
        xml.close();
      }
    }
    xml.close();
    xml.leaf("text:p", STYLE, "AfterTable");
  }

  private void cell(Cell cell) {
    String style = cell.head() ? "HeadCell" : "Cell";
    xml.open("table:table-cell", "table:style-name", style, "office:value-type", "string");
    new OdtLines(xml).blocks(cell.content());
    if (cell.content().isEmpty()) {
      xml.leaf("text:p");
    }
    xml.close();
  }
}
