package parley.handout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import parley.web.Json;
import parley.web.Text;

/** The words of the pages, so that what is printed speaks as they do. */
public final class Catalogues {
  private static final String END = ".json";
  private final Map<String, JsonNode> byLanguage;

  private Catalogues(Map<String, JsonNode> byLanguage) {
    this.byLanguage = byLanguage;
  }

  /** Of a folder: {@code config/messages}. */
  public static Catalogues of(Path folder) {
    Map<String, JsonNode> found = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + END)) {
      for (Path file : files) {
        String language = file.getFileName().toString().replace(END, "");
        if (Text.LANGUAGES.contains(language)) {
          found.put(language, Json.read(Files.readAllBytes(file), JsonNode.class));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Catalogues(Map.copyOf(found));
  }

  /** The words of a language, English where it lacks some. */
  Speech in(String language) {
    JsonNode english = byLanguage.getOrDefault("en", MissingNode.getInstance());
    return new Speech(language, byLanguage.getOrDefault(language, english), english);
  }
}
