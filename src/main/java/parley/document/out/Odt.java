package parley.document.out;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.document.Sheet;
import parley.prose.model.Schema;

/**
 * OpenDocument text (1.2), written by hand for the same reasons as {@link Docx}. It has no {@code
 * meta.xml}: there is nobody and no time to be told there.
 */
public final class Odt {
  private static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.text";
  private static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
  private static final String O = "urn:oasis:names:tc:opendocument:xmlns:";

  private static final Map<String, String> NAMES =
      new LinkedHashMap<>(
          Map.of(
              "office",
              O + "office:1.0",
              "text",
              O + "text:1.0",
              "style",
              O + "style:1.0",
              "table",
              O + "table:1.0",
              "fo",
              O + "xsl-fo-compatible:1.0",
              "svg",
              O + "svg-compatible:1.0",
              "xlink",
              "http://www.w3.org/1999/xlink"));

  private final Sheet sheet;
  private final boolean rtl;

  private Odt(Sheet sheet) {
    this.sheet = sheet;
    this.rtl = Scripts.isRtlLanguage(sheet.language());
  }

  /** Prints a sheet; the same bytes each time. */
  public static byte[] print(Sheet sheet) {
    return new Odt(sheet).file();
  }

  private byte[] file() {
    OdtStyles styles = new OdtStyles(sheet.language(), rtl);
    return new Zipped()
        .addStored("mimetype", MEDIA_TYPE.getBytes(US_ASCII))
        .add("content.xml", part("office:document-content", this::content))
        .add("styles.xml", part("office:document-styles", xml -> styles.write(xml, this::footer)))
        .add("META-INF/manifest.xml", manifest())
        .done();
  }

  private static byte[] part(String root, Xml.Content content) {
    String[] declared =
        NAMES.keySet().stream()
            .sorted()
            .flatMap(name -> Stream.of("xmlns:" + name, NAMES.get(name)))
            .toArray(String[]::new);
    return Xml.file(
        NAMES,
        xml -> {
          xml.open(root, with(declared, "office:version", "1.2"));
          content.write(xml);
          xml.close();
        });
  }

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private void content(Xml xml) {
    Flow flow = new Flow(rtl);
    OdtLines lines = new OdtLines(xml);
    OdtStyles.grids(xml);
    xml.open("office:body").open("office:text");
    sheet.marks().forEach(mark -> lines.styled("Marks", flow.line(0, mark)));
    if (sheet.stamp() != null) {
      lines.styled("Stamp", flow.line(0, sheet.stamp()));
    }
    lines.styled("Title", flow.line(0, sheet.title()));
    sheet.under().forEach(line -> lines.styled("Under", flow.line(0, line)));
    sheet.parts().forEach(part -> part(lines, flow, part));
    xml.close().close();
  }

  private static void part(OdtLines lines, Flow flow, Sheet.Part part) {
    if (part.heading() != null) {
      lines.blocks(List.of(flow.line(1, part.heading())));
    }
    part.lines().forEach(line -> lines.styled("Under", flow.line(0, line)));
    if (part.doc() != null) {
      var doc = Schema.text().document(Schema.json(part.doc()));
      lines.blocks(flow.of(doc, part.heading() == null ? 1 : 2));
    }
  }

  private void footer(Xml xml) {
    Block.Line rule = new Flow(rtl).line(0, sheet.rule());
    new OdtLines(xml).styled("Footer", rule);
    xml.open("text:p", "text:style-name", OdtStyles.named("Footer", rtl));
    xml.open("text:page-number", "text:select-page", "current").text("1").close();
    xml.text(" / ").open("text:page-count").text("1").close().close();
  }

  private static byte[] manifest() {
    return Xml.file(
        Map.of("manifest", MANIFEST),
        xml -> {
          xml.open("manifest:manifest", "xmlns:manifest", MANIFEST, "manifest:version", "1.2");
          entry(xml, "/", MEDIA_TYPE);
          entry(xml, "content.xml", "text/xml");
          entry(xml, "styles.xml", "text/xml");
          xml.close();
        });
  }

  private static void entry(Xml xml, String path, String mediaType) {
    xml.leaf("manifest:file-entry", "manifest:full-path", path, "manifest:media-type", mediaType);
  }
}
