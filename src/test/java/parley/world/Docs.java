package parley.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Texts as a composer makes them. */
final class Docs {
  private Docs() {}

  static ObjectNode words(String text) {
    ObjectNode doc = Reply.JSON.createObjectNode().put("type", "doc");
    ObjectNode paragraph = doc.putArray("content").addObject().put("type", "paragraph");
    paragraph.putArray("content").addObject().put("type", "text").put("text", text);
    return doc;
  }

  /** A passage of another contribution: from 0 to a number of characters. */
  record Passage(String contribution, int version, int to) {}

  static ObjectNode quoting(Passage passage, String text) {
    ObjectNode doc = words(text);
    doc.withArray("content")
        .insertObject(0)
        .put("type", "quote")
        .putObject("attrs")
        .put("contribution", passage.contribution())
        .put("version", passage.version())
        .put("from", 0)
        .put("to", passage.to());
    return doc;
  }
}
