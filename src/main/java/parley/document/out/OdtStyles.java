package parley.document.out;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How an OpenDocument text looks, and its page. Everything that a line may be has a style here. */
final class OdtStyles {
  private static final int LEVELS = 10;
  private static final String NAME = "style:name";
  private static final String PROPERTIES = "style:paragraph-properties";

  /** Of each kind of paragraph what it looks like, and its letters. */
  private static final Map<String, String[]> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              kind("Body", "fo:margin-bottom: 0.25cm", ""),
              kind("Indented", "fo:margin-bottom: 0.25cm; fo:margin-{start}: 0.75cm", ""),
              kind("Marks", "fo:text-align: {end}", "fo:font-size: 9.5pt"),
              kind("Stamp", "fo:margin-top: 0.42cm", "fo:font-weight: bold; fo:font-size: 10.5pt"),
              kind(
                  "Title",
                  "fo:margin-top: 0.56cm; fo:margin-bottom: 0.28cm; fo:keep-with-next: always",
                  "fo:font-weight: bold; fo:font-size: 17pt"),
              kind("Under", "fo:margin-bottom: 0.14cm", "fo:color: #444444; fo:font-size: 10pt"),
              heading(1, "14pt"),
              heading(2, "12pt"),
              heading(3, "11pt"),
              kind(
                  "Quote",
                  "fo:margin-{start}: 0.75cm; fo:margin-bottom: 0.25cm; fo:padding: 0.1cm;"
                      + " fo:border-{start}: 1.5pt solid #aaaaaa",
                  "fo:color: #444444"),
              kind(
                  "Footnote",
                  "fo:margin-bottom: 0.07cm; fo:margin-{start}: 0.5cm; fo:text-indent: -0.5cm",
                  "fo:font-size: 9pt"),
              kind("Footer", "fo:text-align: center", "fo:color: #444444; fo:font-size: 8.5pt")));

  private final String language;
  private final boolean rtl;

  OdtStyles(String language, boolean rtl) {
    this.language = language;
    this.rtl = rtl;
  }

  /** The name of the style for a paragraph or table that runs this way. */
  static String named(String style, boolean rtl) {
    return rtl ? style + "Rtl" : style;
  }

  private static Map.Entry<String, String[]> kind(String name, String lines, String letters) {
    return Map.entry(name, new String[] {lines, letters});
  }

  private static Map.Entry<String, String[]> heading(int level, String size) {
    return kind(
        "Heading" + level,
        "fo:margin-top: 0.42cm; fo:margin-bottom: 0.18cm; fo:keep-with-next: always",
        "fo:font-weight: bold; fo:font-size: " + size);
  }

  void write(Xml xml, Xml.Content footer) {
    xml.open("office:styles");
    usual(xml);
    KINDS.forEach((name, looks) -> both(xml, name, looks));
    xml.open("style:style", NAME, "AfterTable", "style:family", "paragraph");
    xml.styled("style:text-properties", "fo:font-size: 5pt").close().close();
    letters(xml, "Strong", "fo:font-weight: bold");
    letters(xml, "Emphasis", "fo:font-style: italic");
    letters(xml, "StrongEmphasis", "fo:font-weight: bold; fo:font-style: italic");
    list(xml, "Bullets", false);
    list(xml, "Numbers", true);
    notes(xml);
    xml.close();
    page(xml, footer);
  }

  /** What all of it goes on from; the language is what spelling is looked up by. */
  private void usual(Xml xml) {
    boolean western = !rtl && !language.equals("zh");
    xml.open("style:default-style", "style:family", "paragraph");
    xml.styled(PROPERTIES, "fo:line-height: 120%; fo:orphans: 2; fo:widows: 2").close();
    xml.styled(
            "style:text-properties",
            "fo:font-family: 'Liberation Serif'; style:font-family-asian: SimSun;"
                + " style:font-family-complex: 'Times New Roman'; fo:font-size: 11pt;"
                + " style:font-size-asian: 11pt; style:font-size-complex: 11pt; fo:language: "
                + (western ? language : "en")
                + "; style:language-asian: zh; style:country-asian: CN; style:language-complex: "
                + (rtl ? language : "fa"))
        .close()
        .close();
  }

  private static void both(Xml xml, String name, String[] looks) {
    for (boolean right : new boolean[] {false, true}) {
      xml.open(
          "style:style",
          NAME,
          named(name, right),
          "style:family",
          "paragraph",
          "style:class",
          "text");
      String lines = looks[0].replace("{start}", start(right)).replace("{end}", start(!right));
      String mode = right ? "rl-tb" : "lr-tb";
      // "start" is the left edge to LibreOffice, whichever way the words run
      String align = lines.contains("text-align") ? "" : "; fo:text-align: " + start(right);
      xml.styled(PROPERTIES, lines + align + "; style:writing-mode: " + mode).close();
      xml.styled("style:text-properties", complex(looks[1])).close().close();
    }
  }

  private static String start(boolean right) {
    return right ? "right" : "left";
  }

  private static void letters(Xml xml, String name, String looks) {
    xml.open("style:style", NAME, name, "style:family", "text");
    xml.styled("style:text-properties", complex(looks)).close().close();
  }

  /** Weight, slant and size are told again for the scripts that have switches of their own. */
  private static String complex(String looks) {
    StringBuilder all = new StringBuilder(looks);
    for (String look : looks.split("; ", -1)) {
      if (look.startsWith("fo:font-")) {
        int colon = look.indexOf(": ");
        String key = "; style:" + look.substring(3, colon);
        String value = look.substring(colon);
        all.append(key).append("-asian").append(value).append(key).append("-complex").append(value);
      }
    }
    return all.toString();
  }

  /** Of tables; LibreOffice looks for them beside the words. */
  static void grids(Xml xml) {
    xml.open("office:automatic-styles");
    for (boolean right : new boolean[] {false, true}) {
      xml.open("style:style", NAME, named("Grid", right), "style:family", "table");
      String mode = right ? "rl-tb" : "lr-tb";
      xml.styled(
              "style:table-properties",
              "style:rel-width: 100%; table:align: margins; style:writing-mode: " + mode)
          .close()
          .close();
    }
    String cell = "fo:padding: 0.1cm; fo:border: 0.5pt solid #808080";
    xml.open("style:style", NAME, "Cell", "style:family", "table-cell");
    xml.styled("style:table-cell-properties", cell).close().close();
    xml.open("style:style", NAME, "HeadCell", "style:family", "table-cell");
    xml.styled("style:table-cell-properties", cell + "; fo:background-color: #ededed");
    xml.close().close().close();
  }

  private static void list(Xml xml, String name, boolean numbered) {
    xml.open("text:list-style", NAME, name);
    for (int level = 1; level <= LEVELS; level++) {
      String at = String.valueOf(level);
      if (numbered) {
        xml.open(
            "text:list-level-style-number",
            "text:level",
            at,
            "style:num-format",
            "1",
            "style:num-suffix",
            ".");
      } else {
        xml.open("text:list-level-style-bullet", "text:level", at, "text:bullet-char", "•");
      }
      xml.open(
          "style:list-level-properties",
          "text:list-level-position-and-space-mode",
          "label-alignment");
      String indent = String.format(Locale.ROOT, "%.2fcm", 0.75 * level);
      xml.leaf(
          "style:list-level-label-alignment",
          "text:label-followed-by",
          "listtab",
          "text:list-tab-stop-position",
          indent,
          "fo:text-indent",
          "-0.75cm",
          "fo:margin-left",
          indent);
      xml.close().close();
    }
    xml.close();
  }

  private static void notes(Xml xml) {
    xml.leaf(
        "text:notes-configuration",
        "text:note-class",
        "footnote",
        "style:num-format",
        "1",
        "text:start-value",
        "0",
        "text:footnotes-position",
        "page",
        "text:start-numbering-at",
        "document");
  }

  private void page(Xml xml, Xml.Content footer) {
    xml.open("office:automatic-styles").open("style:page-layout", NAME, "Page");
    xml.styled(
            "style:page-layout-properties",
            "fo:page-width: 21cm; fo:page-height: 29.7cm; fo:margin-top: 2.5cm; fo:margin-bottom:"
                + " 1.5cm; fo:margin-left: 2.5cm; fo:margin-right: 2.5cm; style:writing-mode: "
                + (rtl ? "rl-tb" : "lr-tb"))
        .close();
    xml.open("style:footer-style");
    xml.styled("style:header-footer-properties", "fo:min-height: 1cm; fo:margin-top: 0.5cm");
    xml.close().close().close().close();
    xml.open("office:master-styles");
    xml.open("style:master-page", NAME, "Standard", "style:page-layout-name", "Page");
    xml.open("style:footer");
    footer.write(xml);
    xml.close().close().close();
  }
}
