package parley.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What printing a paper of sixty pages takes; leaves the files in a folder, to be brought in again
 * by {@code webroot/bring.mjs}. Argument: the folder.
 */
public final class SixtyPages {
  private static final int SECTIONS = 78;
  private static final int TURNS = 3;

  private SixtyPages() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Sheet sheet = Sheets.of("en", "Water, measured by all", Sheets.doc(blocks()));
    for (Format format : Format.values()) {
      try (Press press = new Press(Press.Limits.USUAL, Path.of("target", "fonts"))) {
        for (int turn = 0; turn < TURNS; turn++) {
          long begun = System.nanoTime();
          byte[] printed = press.print(sheet, format);
          long millis = (System.nanoTime() - begun) / 1_000_000;
          System.out.printf(
              "%s: %d ms, %d bytes, worker at most %s%n",
              format.extension(), millis, printed.length, peak());
          Files.write(folder.resolve("sixty." + format.extension()), printed);
        }
      }
    }
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("sixty.pdf").toFile())) {
      System.out.println(pdf.getNumberOfPages() + " pages");
    }
  }

  private static String[] blocks() {
    List<String> blocks = new ArrayList<>();
    for (int i = 1; i <= SECTIONS; i++) {
      blocks.add(Sheets.heading(i % 4 == 1 ? 2 : 3, "Section " + i));
      for (int j = 0; j < 3; j++) {
        String words = "The five read the gauges at Termez together and publish them. ".repeat(8);
        blocks.add(Sheets.p(Sheets.text(words), Sheets.note("Minutes of session " + i + ".")));
      }
      blocks.add(Sheets.bullets("measured", "published", "compared within thirty days"));
    }
    return blocks.toArray(String[]::new);
  }

  /** The resident set at its highest, of the one process that we started. */
  private static String peak() throws IOException {
    long worker = ProcessHandle.current().children().findFirst().orElseThrow().pid();
    return Files.readAllLines(Path.of("/proc", String.valueOf(worker), "status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElseThrow()
        .replaceAll("\\s+", " ");
  }
}
