package parley.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.world.Person;
import parley.world.Person.Place;

/**
 * Somebody who finds words by reading every contribution of every thread of every room that is open
 * to them; that an inflected form is the same word is what it has in common with a search.
 *
 * @param more forum, language and author, if they are asked for
 */
record BruteForce(String words, Map<String, String> more) {

  /** What is found: the id of each contribution and its author as shown. */
  List<String> finds(Person reader) {
    List<String> found = new ArrayList<>();
    for (JsonNode forum : reader.get("/api/forums").ok().get("forums")) {
      String id = forum.get("id").textValue();
      if (id.equals(more.getOrDefault("forum", id))) {
        for (JsonNode room : forum.get("rooms")) {
          Person there = reader.in(new Place(id, room.get("id").textValue()));
          for (JsonNode thread : there.enters().ok().get("threads")) {
            read(there.reads(thread.get("id").textValue()).ok(), found);
          }
        }
      }
    }
    return found;
  }

  private void read(JsonNode page, List<String> found) {
    String title = page.get("thread").path("title").asText();
    for (JsonNode c : page.get("contributions")) {
      if (c.has("body") && fits(c) && holds(title, c)) {
        found.add(c.get("id").textValue() + c.get("author"));
      }
      title = ""; // it is found with the contribution that opens its thread
    }
  }

  private boolean fits(JsonNode c) {
    String language = c.get("language").textValue();
    String author = c.get("author").path("name").asText().toLowerCase(Locale.ROOT);
    return language.equals(more.getOrDefault("language", language))
        && author.startsWith(more.getOrDefault("author", ""));
  }

  private boolean holds(String title, JsonNode c) {
    String text = String.join(" ", c.get("body").findValuesAsText("text"));
    String language = c.get("language").textValue();
    List<String> parts = words.startsWith("\"") ? List.of(words) : List.of(words.split(" "));
    return parts.stream()
        .allMatch(part -> isIn(title, language, part) || isIn(text, language, part));
  }

  private static boolean isIn(String text, String language, String part) {
    return !Sought.of(part).marks(text, Forms.of(text, language)).isEmpty();
  }
}
