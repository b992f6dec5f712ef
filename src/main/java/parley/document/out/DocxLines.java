package parley.document.out;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parley.document.out.Block.Cell;
import parley.document.out.Block.Grid;
import parley.document.out.Block.Line;
import parley.document.out.Block.Run;
import parley.document.out.Scripts.Stretch;

/** Blocks as elements of WordprocessingML; remembers what they refer to elsewhere in the file. */
final class DocxLines {
  static final int LEVELS = 9;

  /** Of a level of lists, in twentieths of a point. */
  static final int INDENT = 425;

  private static final int BULLETS = 1;
  private static final int WIDTH = 9_070;
  private static final String VAL = "w:val";

  private final boolean rtl;
  private final Map<Integer, Numbered> numbered = new TreeMap<>();
  private final Map<String, Integer> links = new LinkedHashMap<>();
  private final List<Run.Note> notes = new ArrayList<>();

  DocxLines(boolean rtl) {
    this.rtl = rtl;
  }

  /** A numbered list: it begins with 1 again. */
  record Numbered(int id, int level) {}

  Collection<Numbered> numbered() {
    return numbered.values();
  }

  Set<String> links() {
    return links.keySet();
  }

  List<Run.Note> notes() {
    return notes;
  }

  static String link(int index) {
    return "link" + index;
  }

  void block(Xml xml, Block block) {
    switch (block) {
      case Line line -> line(xml, line);
      case Grid grid -> grid(xml, grid);
    }
  }

  /** A line in a style of its own. */
  void styled(Xml xml, String style, Line line) {
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", VAL, style);
    direction(xml, line).close();
    runs(xml, line);
    xml.close();
  }

  /** The words of a footnote, behind its number. */
  void noted(Xml xml, Line line) {
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", VAL, "FootnoteText");
    direction(xml, line).close();
    xml.open("w:r").open("w:rPr").leaf("w:vertAlign", VAL, "superscript").close();
    xml.leaf("w:footnoteRef").close();
    runs(xml, line);
    xml.close();
  }

  private void line(Xml xml, Line line) {
    xml.open("w:p").open("w:pPr");
    if (line.heading() > 0) {
      xml.leaf("w:pStyle", VAL, "Heading" + line.heading());
    } else if (line.quoted()) {
      xml.leaf("w:pStyle", VAL, "Quote");
    }
    if (line.sign() != null) {
      int level = Math.min(line.depth(), LEVELS) - 1;
      int list = line.sign().list() + BULLETS;
      if (list != BULLETS) {
        numbered.putIfAbsent(list, new Numbered(list, level));
      }
      xml.open("w:numPr").leaf("w:ilvl", VAL, String.valueOf(level));
      xml.leaf("w:numId", VAL, String.valueOf(list)).close();
    }
    direction(xml, line);
    if (line.sign() == null && line.depth() > 0) {
      xml.leaf("w:ind", "w:left", String.valueOf(INDENT * line.depth()));
    }
    xml.close();
    runs(xml, line);
    xml.close();
  }

  private static Xml direction(Xml xml, Line line) {
    return line.rtl() ? xml.leaf("w:bidi") : xml;
  }

  private void runs(Xml xml, Line line) {
    for (Run run : line.runs()) {
      switch (run) {
        case Run.Break b -> xml.open("w:r").leaf("w:br").close();
        case Run.Note note -> {
          notes.add(note);
          xml.open("w:r").open("w:rPr").leaf("w:vertAlign", VAL, "superscript").close();
          xml.leaf("w:footnoteReference", "w:id", String.valueOf(note.number())).close();
        }
        case Run.Words words -> words(xml, line, words);
      }
    }
  }

  private void words(Xml xml, Line line, Run.Words words) {
    if (words.href() != null) {
      int link = links.computeIfAbsent(words.href(), href -> links.size());
      xml.open("w:hyperlink", "r:id", link(link));
    }
    for (Stretch stretch : Scripts.stretches(words.text(), line.rtl())) {
      xml.open("w:r");
      look(xml, words, stretch.rtl());
      xml.open("w:t", "xml:space", "preserve").text(stretch.text()).close().close();
    }
    if (words.href() != null) {
      xml.close();
    }
  }

  /** What runs from right to left has switches of its own. */
  private static void look(Xml xml, Run.Words words, boolean rtl) {
    xml.open("w:rPr");
    if (words.href() != null) {
      xml.leaf("w:rStyle", VAL, "Hyperlink");
    }
    if (words.strong()) {
      xml.leaf("w:b").leaf("w:bCs");
    }
    if (words.em()) {
      xml.leaf("w:i").leaf("w:iCs");
    }
    if (rtl) {
      xml.leaf("w:rtl");
    }
    xml.close();
  }

  private void grid(Xml xml, Grid grid) {
    String width = String.valueOf(WIDTH / grid.columns());
    xml.open("w:tbl").open("w:tblPr").leaf("w:tblStyle", VAL, "TableGrid");
    if (grid.rtl()) {
      xml.leaf("w:bidiVisual");
    }
    xml.leaf("w:tblW", "w:w", "5000", "w:type", "pct").close().open("w:tblGrid");
    for (int i = 0; i < grid.columns(); i++) {
      xml.leaf("w:gridCol", "w:w", width);
    }
    xml.close();
    for (int i = 0; i < grid.rows().size(); i++) {
      List<Cell> row = grid.rows().get(i);
      xml.open("w:tr");
      if (i == 0 && row.stream().allMatch(Cell::head)) {
        xml.open("w:trPr").leaf("w:tblHeader").close();
      }
      row.forEach(cell -> cell(xml, cell, width));
      xml.close();
    }
    xml.close();
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", VAL, "AfterTable");
    (rtl ? xml.leaf("w:bidi") : xml).close().close();
  }

  private void cell(Xml xml, Cell cell, String width) {
    xml.open("w:tc").open("w:tcPr").leaf("w:tcW", "w:w", width, "w:type", "dxa");
    if (cell.head()) {
      xml.leaf("w:shd", VAL, "clear", "w:color", "auto", "w:fill", "EDEDED");
    }
    xml.close();
    cell.content().forEach(block -> block(xml, block));
    if (cell.content().isEmpty()) {
      xml.leaf("w:p");
    }
    xml.close();
  }
}
