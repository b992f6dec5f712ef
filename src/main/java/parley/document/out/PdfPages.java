package parley.document.out;

import java.util.List;
import parley.document.Sheet;
import parley.prose.model.Schema;

/** A sheet as formatting objects: pages of A4 with numbers and the rule at their foot. */
final class PdfPages {
  private static final String END = "end";

  private final Sheet sheet;
  private final Xml xml;
  private final boolean rtl;
  private final PdfBlocks blocks;

  PdfPages(Sheet sheet, Xml xml) {
    this.sheet = sheet;
    this.xml = xml;
    this.rtl = Scripts.isRtlLanguage(sheet.language());
    this.blocks = new PdfBlocks(xml, rtl);
  }

  void write() {
    String mode = "writing-mode: " + (rtl ? "rl-tb" : "lr-tb");
    xml.styled(
        "fo:root",
        "font-selection-strategy: character-by-character; font-size: 11pt; line-height: 1.5;"
            + "font-family: "
            + fonts()
            + "; xml:lang: "
            + sheet.language());
    xml.open("fo:layout-master-set");
    xml.styled(
        "fo:simple-page-master",
        "master-name: page; page-width: 210mm; page-height: 297mm; margin: 22mm 25mm 15mm 25mm;"
            + mode);
    xml.styled("fo:region-body", "margin-bottom: 20mm;" + mode).close();
    xml.styled("fo:region-after", "extent: 16mm;" + mode).close().close().close();
    xml.styled("fo:page-sequence", "master-reference: page;" + mode);
    foot();
    xml.open("fo:flow", "flow-name", "xsl-region-body");
    Flow flow = new Flow(rtl);
    head(flow);
    sheet.parts().forEach(part -> part(flow, part));
    xml.leaf("fo:block", "id", END).close().close().close();
  }

  private String fonts() {
    return sheet.language().equals("zh") ? Fonts.CHINESE : rtl ? Fonts.ARABIC : Fonts.LATIN;
  }

  private void foot() {
    xml.open("fo:static-content", "flow-name", "xsl-footnote-separator").open("fo:block");
    xml.styled("fo:leader", "leader-pattern: rule; leader-length: 30%; rule-thickness: 0.5pt");
    xml.close().close().close();
    xml.styled("fo:static-content", "flow-name: xsl-region-after; font-size: 8pt");
    blocks.line(new Flow(rtl).line(0, sheet.rule()), "text-align: center");
    xml.open("fo:block", "text-align", "center").leaf("fo:page-number").text(" / ");
    xml.leaf("fo:page-number-citation", "ref-id", END).close().close();
  }

  private void head(Flow flow) {
    for (String mark : sheet.marks()) {
      blocks.line(flow.line(0, mark), "text-align: end; font-size: 9.5pt");
    }
    if (sheet.stamp() != null) {
      blocks.line(flow.line(0, sheet.stamp()), "font-weight: bold; space-before: 5mm");
    }
    blocks.line(
        flow.line(0, sheet.title()),
        "font-size: 17pt; line-height: 1.3; font-weight: bold; space-before: 6mm;"
            + "space-after: 3mm; role: H1");
    under(flow, sheet.under());
  }

  private void under(Flow flow, List<String> lines) {
    for (String line : lines) {
      blocks.line(flow.line(0, line), "font-size: 10pt; color: #444444; space-after: 1mm");
    }
  }

  private void part(Flow flow, Sheet.Part part) {
    if (part.heading() != null) {
      blocks.block(flow.line(1, part.heading()));
    }
    under(flow, part.lines());
    if (part.doc() != null) {
      var doc = Schema.text().document(Schema.json(part.doc()));
      flow.of(doc, part.heading() == null ? 1 : 2).forEach(blocks::block);
    }
  }
}
