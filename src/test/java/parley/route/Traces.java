package parley.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that people sent, looked for where none of them may be: files, logs, figures. */
final class Traces {
  /** Ids, and constants of our own such as {@code chathamHouse}, are words of the interface. */
  private static final Pattern OURS = Pattern.compile("[\\w-]{22}|[\\w-]{43}|[a-z][a-zA-Z]*");

  private static final int START = 6;

  private final Set<String> words = new TreeSet<>();

  /** Every text in something that was sent, but for ours, is a word from now on. */
  void sent(JsonNode body) {
    body.forEach(this::sent);
    if (body.isTextual() && !OURS.matcher(body.textValue()).matches()) {
      word(body.textValue());
    }
  }

  void word(String word) {
    if (word.getBytes(StandardCharsets.UTF_8).length >= START) {
      words.add(word);
    }
  }

  Set<String> words() {
    return words;
  }

  /** The words that stand in any file of a directory, with the name of the file. */
  Set<String> in(Path directory) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        in(Files.readAllBytes(file)).forEach(word -> found.add(file.getFileName() + ": " + word));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  Set<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  private Set<String> in(byte[] bytes) {
    Map<Long, List<String>> starts = new HashMap<>();
    for (String word : words) {
      long start = start(word.getBytes(StandardCharsets.UTF_8), 0);
      starts.merge(start, List.of(word), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    Set<String> found = new TreeSet<>();
    for (int i = 0; i + START <= bytes.length; i++) {
      for (String word : starts.getOrDefault(start(bytes, i), List.of())) {
        byte[] whole = word.getBytes(StandardCharsets.UTF_8);
        if (i + whole.length <= bytes.length
            && java.util.Arrays.equals(whole, 0, whole.length, bytes, i, i + whole.length)) {
          found.add(word);
        }
      }
    }
    return found;
  }

  private static long start(byte[] bytes, int at) {
    long start = 0;
    for (int i = at; i < at + START; i++) {
      start = (start << 8) | (bytes[i] & 0xff);
    }
    return start;
  }
}
