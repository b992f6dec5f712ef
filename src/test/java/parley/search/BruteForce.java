package parley.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;

/**
 * Somebody who finds words by reading every contribution of every thread, every paper and every
 * language version of one, of every room that is open to them; that an inflected form is the same
 * word is what it has in common with a search.
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
          for (JsonNode paper : Chancery.lists(there).ok().get("papers")) {
            if (!paper.get("status").textValue().equals("embargoed")) {
              paper(there, paper, found);
            }
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

  private void paper(Person reader, JsonNode paper, List<String> found) {
    String path = Chancery.papers(reader) + "/" + paper.get("id").textValue();
    JsonNode page = reader.get(path).ok();
    if (page.has("doc")) {
      String language = paper.get("language").textValue();
      printed("paper", paper, new Text(language, paper.get("title"), page.get("doc")), found);
      for (JsonNode head : reader.get(path + "/renditions").ok().get("renditions")) {
        version(reader.get(path + "/renditions/" + head.get("language").textValue()), paper, found);
      }
    }
  }

  private void version(Reply read, JsonNode paper, List<String> found) {
    ObjectNode words = Reply.JSON.createObjectNode();
    JsonNode title = words.path("text");
    for (JsonNode row : read.ok().get("rows")) {
      if (row.get("paragraph").intValue() == 0) {
        title = row.at("/rendered/body").findPath("text");
      } else {
        words.withArray("all").add(row.at("/rendered/body"));
      }
    }
    String language = read.json().at("/rendition/language").textValue();
    printed("rendition", paper, new Text(language, title, words), found);
  }

  private record Text(String language, JsonNode title, JsonNode words) {}

  private void printed(String kind, JsonNode paper, Text text, List<String> found) {
    ObjectNode c = Reply.JSON.createObjectNode().put("language", text.language);
    c.set("author", paper.path("author"));
    c.set("body", text.words);
    if (fits(c) && holds(text.title.asText(), c)) {
      found.add(kind + c.get("language") + paper.get("id").textValue() + paper.get("author"));
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
