package parley.house;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules for Java files and packages; each answer lists all that is out of order. */
public final class House {
  private static final int FILE_LINES_MAX = 250;
  private static final int MAIN_LINES_MAX = 120;
  private static final int PACKAGE_FILES_MAX = 15;
  private static final Path PRODUCT = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");

  private House() {}

  /** Long methods, wrong words, wide catches and the like. */
  public static List<Found> brokenRules() throws IOException {
    List<Found> found = new ArrayList<>();
    for (Sources sources : List.of(Sources.typed(PRODUCT), Sources.parsed(TESTS))) {
      for (CompilationUnitTree unit : sources.units()) {
        found.addAll(JavaRules.in(sources, unit));
      }
    }
    return found.stream().sorted().toList();
  }

  public static List<Found> longFiles() throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path file : Texts.below(".java", ".ts", ".css", ".mjs")) {
      int max = file.endsWith("parley/Main.java") ? MAIN_LINES_MAX : FILE_LINES_MAX;
      int lines = Files.readAllLines(file).size();
      if (lines > max) {
        found.add(new Found(file, lines, "lines, at most " + max));
      }
    }
    return found;
  }

  public static List<Found> crowdedPackages() throws IOException {
    var sizes =
        Texts.below(".java").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    return sizes.entrySet().stream()
        .filter(one -> one.getValue() > PACKAGE_FILES_MAX)
        .map(one -> new Found(one.getKey(), one.getValue(), "files, at most " + PACKAGE_FILES_MAX))
        .sorted()
        .toList();
  }

  /** Every package says what it is, and that nothing in it is null by accident. */
  public static List<Found> undescribedPackages() throws IOException {
    List<Found> found = new ArrayList<>();
    var folders =
        Texts.below(".java").stream()
            .filter(file -> file.startsWith(PRODUCT))
            .map(Path::getParent)
            .collect(Collectors.toSet());
    for (Path folder : folders) {
      Path file = folder.resolve("package-info.java");
      String text = Files.exists(file) ? Files.readString(file) : "";
      if (!text.contains("/**") || !text.contains("@NullMarked")) {
        found.add(new Found(file, 1, "needs a description and @NullMarked"));
      }
    }
    return found;
  }
}
