package parley.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import parley.discussion.Doc;
import parley.web.Json;

/**
 * The texts as they stand at a moment of the history, and the places of the passages that others
 * quote from them: the files name a passage by its words, a command by its offsets.
 */
final class Passages {
  private final Names names;
  private final Map<String, Standing> standing = new HashMap<>();

  /** The current version of a contribution. */
  private record Standing(String room, int version, String plain) {}

  /** A quote of what is not there; the sentence says which. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String sentence) {
      super(sentence);
    }
  }

  Passages(Names names) {
    this.names = names;
  }

  /** A contribution stands, in its first or a later version. */
  void stands(String room, String key, Doc body) {
    Standing before = standing.get(key);
    int version = before == null ? 1 : before.version + 1;
    standing.put(key, new Standing(room, version, body.plain()));
  }

  int version(String key) {
    Standing now = standing.get(key);
    return now == null ? 0 : now.version;
  }

  void gone(String key) {
    standing.remove(key);
  }

  /**
   * The document, with each quote as a reference to the passage where it stands now.
   *
   * @throws Missing if a quoted contribution does not stand in this room, or does not hold these
   *     words exactly once
   * @throws parley.web.Problem if it is no document
   */
  Doc doc(String room, JsonNode body) throws Missing {
    JsonNode resolved = body.deepCopy();
    for (JsonNode block : resolved.path("content")) {
      if (block.path("type").asText().equals("quote") && block instanceof ObjectNode quote) {
        quote.set("attrs", reference(room, quote.path("attrs")));
      }
    }
    return Json.decode(resolved.toString(), Doc.class);
  }

  private ObjectNode reference(String room, JsonNode attributes) throws Missing {
    String key = attributes.path("of").asText();
    String passage = attributes.path("passage").asText();
    Standing quoted = standing.get(key);
    if (quoted == null || !quoted.room.equals(room)) {
      throw new Missing("quotes " + key + ", which is not there then");
    }
    int from = quoted.plain.indexOf(passage);
    if (passage.isBlank() || from < 0 || quoted.plain.indexOf(passage, from + 1) >= 0) {
      throw new Missing("quotes " + key + " with words that it does not hold exactly once");
    }
    ObjectNode reference = ((ObjectNode) attributes).objectNode();
    return reference
        .put("contribution", names.id("contribution", key))
        .put("version", quoted.version)
        .put("from", from)
        .put("to", from + passage.length());
  }
}
