package parley.document.out;

import java.util.ArrayList;
import java.util.List;
import parley.document.out.Block.Cell;
import parley.document.out.Block.Grid;
import parley.document.out.Block.Line;
import parley.document.out.Block.Run;

/** Blocks as formatting objects. */
final class PdfBlocks {
  private static final String[] SIZES = {"11pt", "14.5pt", "12.5pt", "11pt"};

  private final Xml xml;
  private final boolean rtl;

  PdfBlocks(Xml xml, boolean rtl) {
    this.xml = xml;
    this.rtl = rtl;
  }

  void block(Block block) {
    switch (block) {
      case Grid grid -> turned(grid.rtl(), () -> grid(grid));
      case Line line -> any(line);
    }
  }

  private void any(Line line) {
    Block.Sign sign = line.sign();
    if (sign != null) {
      turned(line.rtl(), () -> item(line, sign));
    } else {
      line(line, line.heading() > 0 ? heading(line.heading()) : looks(line));
    }
  }

  /** A line that looks like this, turned if it runs the other way than the page. */
  void line(Line line, String looks) {
    turned(
        line.rtl(),
        () -> {
          xml.styled("fo:block", looks);
          runs(line);
          xml.close();
        });
  }

  private static String heading(int heading) {
    int level = Math.min(heading, SIZES.length - 1);
    return "font-size: "
        + SIZES[level]
        + "; line-height: 1.3; font-weight: bold;"
        + "space-before: 5mm; space-after: 2mm; keep-with-next.within-page: always; role: H"
        + (level + 1);
  }

  private static String looks(Line line) {
    String looks = "space-after: 2.5mm; orphans: 2; widows: 2;";
    if (line.quoted()) {
      return looks
          + "start-indent: "
          + indent(line.depth() + 1)
          + "; color: #444444;"
          + "border-start-style: solid; border-start-width: 1.5pt;"
          + "border-start-color: #aaaaaa; padding-start: 3mm";
    }
    return line.depth() > 0 ? looks + "start-indent: " + indent(line.depth()) : looks;
  }

  private static String indent(int depth) {
    return 7 * depth + "mm";
  }

  private void item(Line line, Block.Sign sign) {
    xml.styled(
        "fo:list-block",
        "provisional-distance-between-starts: 7mm; provisional-label-separation: 1mm;"
            + "space-after: 1.5mm; start-indent: "
            + indent(line.depth() - 1));
    xml.open("fo:list-item").open("fo:list-item-label", "end-indent", "label-end()");
    xml.open("fo:block").text(sign.text()).close().close();
    xml.open("fo:list-item-body", "start-indent", "body-start()").open("fo:block");
    runs(line);
    xml.close().close().close().close();
  }

  private void turned(boolean right, Runnable content) {
    if (right == rtl) {
      content.run();
      return;
    }
    xml.open("fo:block-container", "writing-mode", right ? "rl-tb" : "lr-tb");
    content.run();
    xml.close();
  }

  /**
   * FOP loses count of directions behind a footnote: where a line runs both ways its notes stand
   * behind its last word, and only their numbers where they belong.
   */
  private void runs(Line line) {
    boolean mixed = line.runs().stream().anyMatch(run -> turns(run, line.rtl()));
    List<Run.Note> behind = new ArrayList<>();
    for (Run run : line.runs()) {
      switch (run) {
        case Run.Break b -> xml.leaf("fo:block");
        case Run.Words words -> words(words);
        case Run.Note note when mixed -> {
          raised(note);
          behind.add(note);
        }
        case Run.Note note -> {
          xml.open("fo:footnote");
          raised(note);
          foot(note);
        }
      }
    }
    for (Run.Note note : behind) {
      xml.open("fo:footnote").leaf("fo:inline");
      foot(note);
    }
  }

  private static boolean turns(Run run, boolean right) {
    return run instanceof Run.Words words
        && (right
            ? words.text().codePoints().anyMatch(PdfBlocks::runsLeft)
            : Scripts.holdsRtl(words.text()));
  }

  private static boolean runsLeft(int c) {
    return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }

  private void raised(Run.Note note) {
    xml.styled("fo:inline", "baseline-shift: super; font-size: 70%");
    xml.text(String.valueOf(note.number())).close();
  }

  private void foot(Run.Note note) {
    xml.styled(
        "fo:footnote-body",
        "font-size: 9pt; font-weight: normal; font-style: normal; start-indent: 0mm;"
            + "text-align: start; line-height: 1.35; color: black");
    String words = note.number() + "\u2002" + note.words();
    line(new Flow(rtl).line(0, words), "space-after: 0.8mm");
    xml.close().close();
  }

  private void words(Run.Words words) {
    if (words.href() != null) {
      String target = "url('" + escaped(words.href()) + "')";
      xml.open("fo:basic-link", "external-destination", target, "color", "#0b5257");
    }
    if (words.strong() || words.em()) {
      xml.styled(
          "fo:inline",
          (words.strong() ? "font-weight: bold;" : "") + (words.em() ? "font-style: italic" : ""));
      xml.text(words.text()).close();
    } else {
      xml.text(words.text());
    }
    if (words.href() != null) {
      xml.close();
    }
  }

  private static String escaped(String href) {
    return href.replace("'", "%27").replace("\"", "%22").replace("\\", "%5C").replace(" ", "%20");
  }

  private void grid(Grid grid) {
    xml.styled(
        "fo:table",
        "table-layout: fixed; width: 100%; border-collapse: separate; border-separation: 0pt;"
            + "font-size: 10pt; line-height: 1.4; space-before: 1mm; space-after: 4mm;"
            + "start-indent: 0mm");
    for (int i = 0; i < grid.columns(); i++) {
      xml.leaf("fo:table-column", "column-width", "proportional-column-width(1)");
    }
    List<List<Cell>> rows = grid.rows();
    boolean headed = rows.size() > 1 && rows.getFirst().stream().allMatch(Cell::head);
    if (headed) {
      xml.open("fo:table-header");
      row(rows.getFirst());
      xml.close();
    }
    xml.open("fo:table-body");
    rows.subList(headed ? 1 : 0, rows.size()).forEach(this::row);
    xml.close().close();
  }

  private void row(List<Cell> row) {
    xml.open("fo:table-row", "keep-together.within-page", "1");
    for (Cell cell : row) {
      String looks = cell.head() ? "font-weight: bold; background-color: #ededed;" : "";
      xml.styled(
          "fo:table-cell",
          looks
              + "border: 0.5pt solid #888888; padding: 1.2mm 1.5mm; start-indent: 0mm;"
              + "end-indent: 0mm");
      cell.content().forEach(this::block);
      xml.close();
    }
    xml.close();
  }
}
