package parley.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages' npm packages: pinned, and under licences that let anyone give Parley on. */
public final class Packages {
  private static final Set<String> LICENCES =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT");
  private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Path WANTED = Path.of("webroot/package.json");
  private static final Path LOCKED = Path.of("webroot/package-lock.json");

  private Packages() {}

  /** Those that are shipped; the tools that build them stay here. */
  public static List<Found> underOtherLicences() throws IOException {
    List<Found> found = new ArrayList<>();
    for (var one : read(LOCKED).path("packages").properties()) {
      String licence = one.getValue().path("license").asText("none");
      boolean shipped = !one.getKey().isEmpty() && !one.getValue().path("dev").asBoolean();
      if (shipped && !LICENCES.contains(licence)) {
        found.add(new Found(LOCKED, 1, one.getKey() + " is under " + licence));
      }
    }
    return found;
  }

  public static List<Found> notPinned() throws IOException {
    JsonNode wanted = read(WANTED);
    return Stream.of("dependencies", "devDependencies")
        .flatMap(kind -> wanted.path(kind).properties().stream())
        .filter(one -> !EXACT.matcher(one.getValue().asText()).matches())
        .map(one -> new Found(WANTED, 1, one.getKey() + " is not pinned: " + one.getValue()))
        .toList();
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
