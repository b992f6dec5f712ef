package parley.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, written once: {@code matrix.txt} has a line for each operation, with the letters
 * of those who may where they sit.
 */
record Matrix(Map<String, Set<Character>> rows) {
  static Matrix read() {
    try (InputStream in = Matrix.class.getResourceAsStream("/trust/matrix.txt")) {
      Map<String, Set<Character>> rows = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> {
            String[] words = line.trim().split("\\s+");
            Set<Character> letters = new TreeSet<>();
            for (char letter : words[0].toCharArray()) {
              letters.add(letter);
            }
            if (rows.put(words[1] + " " + words[2], letters) != null) {
              throw new IllegalStateException("twice: " + words[2]);
            }
          });
      return new Matrix(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letters of an operation; null where it has no line. */
  @Nullable Set<Character> may(String operation) {
    return rows.get(operation);
  }
}
