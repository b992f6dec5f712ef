import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds all Java of the project to google-java-format: {@code apply} rewrites, {@code check} lists
 * what differs and fails. A program of its own and not a Maven plugin, because Maven may run on an
 * older JDK than the one whose syntax is to be read.
 */
final class Format {
  private Format() {}

  public static void main(String[] arguments) throws IOException {
    boolean apply = arguments[0].equals("apply");
    List<Path> different;
    try (var files = Files.walk(Path.of("src"))) {
      different =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .parallel()
              .filter(file -> differs(file, apply))
              .sorted()
              .toList();
    }
    if (apply) {
      different.forEach(file -> System.out.println("formatted " + file));
    } else if (!different.isEmpty()) {
      different.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run: mvn -q validate exec:exec@format");
      System.exit(1);
    }
  }

  private static boolean differs(Path file, boolean apply) {
    try {
      String found = Files.readString(file);
      String wanted = formatted(found);
      boolean differs = !wanted.equals(found);
      if (differs && apply) {
        Files.write(file, wanted.getBytes(UTF_8));
      }
      return differs;
    } catch (FormatterException e) {
      System.err.println(file + ": " + e.getMessage());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatted(String source) throws FormatterException {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    return new Formatter().formatSource(ImportOrderer.reorderImports(used, Style.GOOGLE));
  }
}
