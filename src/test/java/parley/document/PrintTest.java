package parley.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import parley.web.Problem;

/** What is printed: the words, footnotes and marks that its reader sees, and nothing more. */
class PrintTest {
  private static final Path FONTS = Path.of("target", "fonts");

  /** Where printed files are left to be looked at; nowhere unless it is said. */
  private static final String LOOK = System.getProperty("parley.document.look");

  @Test
  void everyScriptIsPrintedTheSameEachTime() throws Exception {
    List<Sheet> sheets =
        List.of(Sheets.english(), Sheets.persian(), Sheets.chinese(), Sheets.russian());
    try (Press one = new Press(Press.Limits.USUAL, FONTS);
        Press other = new Press(Press.Limits.USUAL, FONTS)) {
      for (Sheet sheet : sheets) {
        for (Format format : Format.values()) {
          byte[] printed = one.print(sheet, format);
          assertThat(other.print(sheet, format)).isEqualTo(printed);
          assertThat(one.print(sheet, format)).isEqualTo(printed);
          keep(sheet, format, printed);
        }
        try (PDDocument pdf = Loader.loadPDF(one.print(sheet, Format.PDF))) {
          String text = new PDFTextStripper().getText(pdf);
          assertThat(text).contains("AFG/WG1/2026/3/Rev.1", "Without prejudice", "1 / 1");
          assertThat(pdf.getDocumentInformation().getAuthor()).isNull();
        }
      }
    }
  }

  private static void keep(Sheet sheet, Format format, byte[] printed) throws Exception {
    if (LOOK != null) {
      Files.createDirectories(Path.of(LOOK));
      Files.write(Path.of(LOOK, sheet.language() + "." + format.extension()), printed);
    }
  }

  @Test
  void wordsAreNeverMarkup() throws Exception {
    byte[] docx = dev(Sheets.english());
    String document = Unzipped.of(docx).get("word/document.xml");
    assertThat(document).contains("After.&lt;w:p&gt;&amp;amp;").doesNotContain("After.<w:p>");
  }

  /** So that what the pages' tests bring in is what we print today. */
  @Test
  void thePagesAreTestedWithTheseFiles() throws Exception {
    Path fixtures = Path.of("src", "test", "resources", "bringing");
    assertThat(Files.readAllBytes(fixtures.resolve("parley.docx")))
        .isEqualTo(dev(Sheets.english()));
    assertThat(Files.readAllBytes(fixtures.resolve("parley.odt")))
        .isEqualTo(parley.document.out.Odt.print(Sheets.english()));
  }

  private static byte[] dev(Sheet sheet) {
    return parley.document.out.Docx.print(sheet);
  }

  @Test
  void nothingOfTheMachineIsInTheFile() {
    String all =
        String.join("\n", Unzipped.of(dev(Sheets.english())).values())
            + String.join(
                "\n", Unzipped.of(parley.document.out.Odt.print(Sheets.english())).values())
            + new String(
                new parley.document.out.Pdf(FONTS).print(Sheets.english()),
                StandardCharsets.ISO_8859_1);
    assertThat(all)
        .doesNotContain(
            System.getProperty("user.name") + "\"",
            "docProps",
            "creator>",
            "rsid",
            "meta.xml",
            "generator")
        .doesNotContain("2026-");
  }

  @Test
  void whatTookTooMuchCostsTheNextNothing() {
    String words = "{'type':'text','text':'" + "word 1234 ".repeat(6_000) + "'}";
    Sheet large =
        Sheets.of(
            "en",
            "Large",
            "{'type':'doc','content':[{'type':'paragraph','content':[" + words + "]}]}");
    try (Press small = new Press(new Press.Limits(30, 40), FONTS)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> small.print(large, Format.PDF))
            .isInstanceOfSatisfying(
                Problem.class,
                problem -> assertThat(problem.code()).isEqualTo(Problem.Code.DOCUMENT_TOO_MUCH));
        assertThat(small.print(Sheets.english(), Format.DOCX)).isNotEmpty();
      }
    }
  }
}
