package parley.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What the server says in a scene, as a file that the pages fold in their own tests: what both
 * sides agree on changes on both, or not at all. Recorded anew with {@code -Dparley.record=true};
 * random ids and cursors are numbered.
 */
public record Recording(String name, String kind, Person hearer) {
  private static final Path FILES = Path.of("src/test/resources/frames");
  private static final Pattern OPAQUE = Pattern.compile("\"([A-Za-z0-9_-]{22})\"");

  /** A page, the frames after it, and the page as it is then. */
  public void holds(Supplier<JsonNode> reading, Runnable acts) throws IOException {
    ObjectNode scene = Reply.JSON.createObjectNode().put("name", name).put("kind", kind);
    JsonNode page = reading.get();
    scene.set("page", page);
    try (Ear ear = hearer.listens(page.get("cursor").textValue())) {
      ear.hears("subscribed");
      acts.run();
      ear.heardSoFar().forEach(scene.withArray("frames")::add);
    }
    scene.set("fresh", reading.get());
    String told = numbered(scene.toPrettyString()) + "\n";
    Path file = FILES.resolve(name + ".json");
    if (Boolean.getBoolean("parley.record")) {
      Files.createDirectories(FILES);
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  private static String numbered(String json) {
    Map<String, String> names = new HashMap<>();
    return OPAQUE
        .matcher(json)
        .replaceAll(found ->
            "\"" + names.computeIfAbsent(found.group(1), id -> "id-" + (names.size() + 1)) + "\"");
  }
}
