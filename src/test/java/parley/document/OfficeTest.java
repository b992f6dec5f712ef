package parley.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import parley.document.out.Docx;
import parley.document.out.Odt;

/**
 * LibreOffice reads what we print, and keeps all of it: apt-get install -y --no-install-recommends
 * libreoffice-writer-nogui. What it writes, {@code office.test.ts} reads.
 */
@EnabledIf("isThere")
class OfficeTest {
  @TempDir private Path folder;

  static boolean isThere() {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(each -> Files.isExecutable(Path.of(each, "soffice")));
  }

  @Test
  void whatWePrintIsReadWithEverythingInIt() throws Exception {
    print(Sheets.english());
    print(Sheets.persian());
    print(Sheets.chinese());
    for (String kind : List.of("docx", "odt")) {
      String english = read("en-" + kind + "." + kind);
      assertThat(english)
          .contains("AFG/WG1/2026/3/Rev.1", "Without prejudice", "Submitted by: Pakistan")
          .contains("1. ", "2. ", "<&> \"there\"", "After.<w:p>&amp;");
      String flat = Files.readString(office("fodt", "en-" + kind + "." + kind));
      assertThat(flat).contains("Chatham House Rule", "<text:page-number", "<text:page-count");
      assertThat(flat).contains("text:note-class=\"footnote\"", "Conversations in Termez");
      assertThat(flat).contains("<table:table-header-rows", "xlink:href=\"https://unece.org/\"");
      assertThat(count(flat, "<text:h ")).isEqualTo(2);
      assertThat(count(flat, "<table:table-row")).isEqualTo(2);
      assertThat(flat).containsPattern("(?s)<text:list-item>.*<text:list[ >].*charges.*for what");
      String persian = Files.readString(office("fodt", "fa-" + kind + "." + kind));
      assertThat(persian).contains("style:writing-mode=\"rl-tb\"", "یک برگه برای جاده");
      assertThat(read("zh-" + kind + "." + kind)).contains("我们建议先测量", "任何一方");
      assertThat(printed("en-" + kind + "." + kind)).contains("1 / 1", "A second note", "Chatham");
    }
  }

  /** Lists in lists, a table between items, and spaces that would be lost. */
  @Test
  void listsGoOnAndSpacesStay() throws Exception {
    String one = Sheets.item("one");
    String two =
        "{'type':'list_item','content':["
            + Sheets.p(Sheets.text("two   wide  "))
            + ",{'type':'ordered_list','content':["
            + Sheets.item("deep one")
            + ","
            + Sheets.item("deep two")
            + "]}]}";
    String list = "{'type':'ordered_list','content':[" + one + "," + two + "," + one + "]}";
    Sheet sheet = Sheets.of("en", "Lists", Sheets.doc(list, list, Sheets.bullets("a", "b")));
    Files.write(folder.resolve("lists.odt"), Odt.print(sheet));
    Files.write(folder.resolve("lists.docx"), Docx.print(sheet));
    for (String name : List.of("lists.odt", "lists.docx")) {
      String text = read(name).replace(" ", "");
      assertThat(text).contains("3.one").containsPattern("(?s)3\\.one\\s+1\\.one\\s+2\\.two");
      assertThat(read(name)).contains("two   wide").contains("deep two");
    }
    assertThat(read("lists.odt")).isEqualTo(read("lists.docx"));
  }

  private void print(Sheet sheet) throws Exception {
    Files.write(folder.resolve(sheet.language() + "-docx.docx"), Docx.print(sheet));
    Files.write(folder.resolve(sheet.language() + "-odt.odt"), Odt.print(sheet));
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  private String read(String name) throws Exception {
    return Files.readString(office("txt:Text (encoded):UTF8", name)).replace("\uFEFF", "");
  }

  private String printed(String name) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(office("pdf", name).toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private Path office(String as, String name) throws Exception {
    Path out = folder.resolve("out");
    List<String> command = new ArrayList<>(List.of("soffice", "--headless"));
    command.add("-env:UserInstallation=" + folder.resolve("profile").toUri());
    command.addAll(List.of("--convert-to", as, "--outdir", out.toString()));
    command.add(folder.resolve(name).toString());
    Process office = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(office.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(office.waitFor()).as(said).isZero();
    String base = name.substring(0, name.lastIndexOf('.') + 1);
    return out.resolve(base + as.split(":", -1)[0]);
  }
}
