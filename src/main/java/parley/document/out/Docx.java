package parley.document.out;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.document.Sheet;
import parley.document.out.Block.Line;
import parley.prose.model.Schema;

/**
 * Office Open XML text, written by hand: a library would put its name, times and ids of its own
 * into the file, and takes ten times the memory. What does not change lies in {@code /document}.
 */
public final class Docx {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final Map<String, String> NAMES = new LinkedHashMap<>(Map.of("w", W, "r", R));
  private static final String[] DECLARED = {"xmlns:w", W, "xmlns:r", R};
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String REL = "Relationship";

  /** Each has a file of its name. */
  private static final List<String> PARTS =
      List.of("styles", "numbering", "footnotes", "settings", "footer");

  private final Sheet sheet;
  private final boolean rtl;
  private final DocxLines lines;

  private Docx(Sheet sheet) {
    this.sheet = sheet;
    this.rtl = Scripts.isRtlLanguage(sheet.language());
    this.lines = new DocxLines(rtl);
  }

  /** Prints a sheet; the same bytes each time. */
  public static byte[] print(Sheet sheet) {
    return new Docx(sheet).file();
  }

  private byte[] file() {
    byte[] document =
        part("w:document", this::document); // first: the others hold what it refers to
    return new Zipped()
        .add("[Content_Types].xml", resource("content-types.xml"))
        .add("_rels/.rels", resource("rels.xml"))
        .add("word/document.xml", document)
        .add("word/_rels/document.xml.rels", relations())
        .add("word/styles.xml", styles())
        .add("word/numbering.xml", part("w:numbering", this::numbering))
        .add("word/footnotes.xml", part("w:footnotes", this::footnotes))
        .add("word/settings.xml", resource("settings.xml"))
        .add("word/footer.xml", part("w:ftr", this::footer))
        .done();
  }

  private static byte[] part(String root, Xml.Content content) {
    return Xml.file(
        NAMES,
        xml -> {
          xml.open(root, DECLARED);
          content.write(xml);
          xml.close();
        });
  }

  private void document(Xml xml) {
    Flow flow = new Flow(rtl);
    xml.open("w:body");
    sheet.marks().forEach(mark -> lines.styled(xml, "Marks", flow.line(0, mark)));
    if (sheet.stamp() != null) {
      lines.styled(xml, "Stamp", flow.line(0, sheet.stamp()));
    }
    lines.styled(xml, "Title", flow.line(0, sheet.title()));
    sheet.under().forEach(line -> lines.styled(xml, "Under", flow.line(0, line)));
    sheet.parts().forEach(part -> part(xml, flow, part));
    xml.open("w:sectPr").leaf("w:footerReference", "w:type", "default", "r:id", "footer");
    xml.leaf("w:pgSz", "w:w", "11906", "w:h", "16838");
    xml.leaf(
        "w:pgMar",
        "w:top",
        "1418",
        "w:right",
        "1418",
        "w:bottom",
        "1418",
        "w:left",
        "1418",
        "w:header",
        "709",
        "w:footer",
        "709",
        "w:gutter",
        "0");
    if (rtl) {
      xml.leaf("w:bidi");
    }
    xml.close().close();
  }

  private void part(Xml xml, Flow flow, Sheet.Part part) {
    if (part.heading() != null) {
      lines.block(xml, flow.line(1, part.heading()));
    }
    part.lines().forEach(line -> lines.styled(xml, "Under", flow.line(0, line)));
    if (part.doc() != null) {
      var doc = Schema.text().document(Schema.json(part.doc()));
      flow.of(doc, part.heading() == null ? 1 : 2).forEach(block -> lines.block(xml, block));
    }
  }

  private void footer(Xml xml) {
    lines.styled(xml, "Footer", new Flow(rtl).line(0, sheet.rule()));
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", "Footer").close();
    field(xml, "PAGE");
    xml.open("w:r").open("w:t", "xml:space", "preserve").text(" / ").close().close();
    field(xml, "NUMPAGES");
    xml.close();
  }

  private static void field(Xml xml, String name) {
    xml.open("w:fldSimple", "w:instr", name);
    xml.open("w:r").open("w:t").text("1").close().close().close();
  }

  private void numbering(Xml xml) {
    abstractNumbers(xml, "0", "bullet");
    abstractNumbers(xml, "1", "decimal");
    number(xml, 1, "0").close();
    for (DocxLines.Numbered list : lines.numbered()) {
      number(xml, list.id(), "1");
      xml.open("w:lvlOverride", "w:ilvl", String.valueOf(list.level()));
      xml.leaf("w:startOverride", "w:val", "1").close().close();
    }
  }

  private static Xml number(Xml xml, int id, String of) {
    return xml.open("w:num", "w:numId", String.valueOf(id)).leaf("w:abstractNumId", "w:val", of);
  }

  private static void abstractNumbers(Xml xml, String id, String format) {
    xml.open("w:abstractNum", "w:abstractNumId", id);
    xml.leaf("w:multiLevelType", "w:val", "hybridMultilevel");
    for (int level = 0; level < DocxLines.LEVELS; level++) {
      xml.open("w:lvl", "w:ilvl", String.valueOf(level)).leaf("w:start", "w:val", "1");
      xml.leaf("w:numFmt", "w:val", format);
      xml.leaf("w:lvlText", "w:val", format.equals("bullet") ? "•" : "%" + (level + 1) + ".");
      xml.leaf("w:lvlJc", "w:val", "left").open("w:pPr");
      String indent = String.valueOf(DocxLines.INDENT * (level + 1));
      xml.leaf("w:ind", "w:left", indent, "w:hanging", String.valueOf(DocxLines.INDENT));
      xml.close().close();
    }
    xml.close();
  }

  private void footnotes(Xml xml) {
    separator(xml, "-1", "separator");
    separator(xml, "0", "continuationSeparator");
    for (Block.Run.Note note : lines.notes()) {
      xml.open("w:footnote", "w:id", String.valueOf(note.number()));
      Line line = new Flow(rtl).line(0, " " + note.words());
      lines.noted(xml, line);
      xml.close();
    }
  }

  private static void separator(Xml xml, String id, String kind) {
    xml.open("w:footnote", "w:type", kind, "w:id", id);
    xml.open("w:p").open("w:r").leaf("w:" + kind).close().close().close();
  }

  private byte[] relations() {
    return Xml.file(
        Map.of(),
        xml -> {
          xml.open("Relationships", "xmlns", PACKAGE + "relationships");
          for (String part : PARTS) {
            xml.leaf(REL, "Id", part, "Type", R + "/" + part, "Target", part + ".xml");
          }
          List<String> links = new ArrayList<>(lines.links());
          for (int i = 0; i < links.size(); i++) {
            xml.leaf(
                REL,
                "Id",
                DocxLines.link(i),
                "Type",
                R + "/hyperlink",
                "Target",
                links.get(i),
                "TargetMode",
                "External");
          }
          xml.close();
        });
  }

  /** The language stands in the styles, so that whoever opens it is offered the right spelling. */
  private byte[] styles() {
    String styles = new String(resource("styles.xml"), StandardCharsets.UTF_8);
    return styles.replace("{{language}}", sheet.language()).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream file = Docx.class.getResourceAsStream("/document/" + name)) {
      if (file == null) {
        throw new IllegalStateException("/document/" + name + " is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
