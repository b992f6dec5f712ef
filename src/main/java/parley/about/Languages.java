package parley.about;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.web.Text;

/**
 * The languages that pages can be shown in.
 *
 * @param complete those with a catalogue; the build refuses one that is not complete
 * @param test the right-to-left language for tests, where it is offered
 */
public record Languages(List<String> complete, @Nullable String test) {
  private static final String TEST = "qps";
  private static final String CATALOGUE = ".json";

  /**
   * Looks which catalogues there are.
   *
   * @param catalogues the folder {@code config/messages}
   * @param offerTest whether to offer the test language as well
   */
  public static Languages of(Path catalogues, boolean offerTest) throws IOException {
    List<String> complete = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(catalogues, "*" + CATALOGUE)) {
      for (Path file : files) {
        String language = file.getFileName().toString().replace(CATALOGUE, "");
        if (Text.LANGUAGES.contains(language)) {
          complete.add(language);
        }
      }
    }
    complete.sort(null);
    return new Languages(List.copyOf(complete), offerTest ? TEST : null);
  }
}
