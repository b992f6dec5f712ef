package parley.prose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Cases made by the real ProseMirror, run by Node beside the test. */
final class Cases {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Cases() {}

  /** Shows as many cases as wanted of a seed, beginning with a number. */
  static void each(long seed, int first, int count, Consumer<JsonNode> check) {
    Process node = started(seed, first, count);
    int seen = 0;
    try (BufferedReader lines = node.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        check.accept(tree(line));
        seen++;
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      node.destroy();
    }
    if (seen != count) {
      throw new AssertionError(
          "src/test/prose/cases.mjs printed "
              + seen
              + " of "
              + count
              + " cases; its words are above.");
    }
  }

  private static Process started(long seed, int first, int count) {
    try {
      return new ProcessBuilder(
              "node",
              "src/test/prose/cases.mjs",
              Long.toString(seed),
              Integer.toString(count),
              Integer.toString(first))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException missing) {
      throw new AssertionError("node cannot be run: install Node.js 20 or newer.", missing);
    }
  }

  /** Without what is null, as our pages send it. */
  static JsonNode bare(JsonNode json) {
    JsonNode copy = json.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    json.forEach(Cases::strip);
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
