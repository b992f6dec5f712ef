package parley.discussion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.world.Reply;

/** Blocks with every attribute that there is. */
public final class Rich {
  private Rich() {}

  public static JsonNode list() {
    ObjectNode list = Reply.JSON.createObjectNode().put("type", "ordered_list");
    list.putObject("attrs").put("order", 2).put("dir", "ltr");
    ObjectNode item = list.putArray("content").addObject().put("type", "list_item");
    ObjectNode line = item.putArray("content").addObject().put("type", "paragraph");
    ObjectNode word = line.putArray("content").addObject().put("type", "text").put("text", "a");
    ObjectNode link = word.putArray("marks").addObject().put("type", "link");
    link.putObject("attrs").put("href", "https://parley.example");
    ObjectNode second = item.withArray("content").addObject().put("type", "paragraph");
    second.putArray("content").addObject().put("type", "hard_break");
    return list;
  }

  public static JsonNode heading() {
    ObjectNode heading = Reply.JSON.createObjectNode().put("type", "heading");
    heading.putObject("attrs").put("level", 2);
    heading.putArray("content").addObject().put("type", "text").put("text", "Head");
    ObjectNode note = heading.withArray("content").addObject().put("type", "footnote");
    note.putObject("attrs").put("words", "Foot");
    return heading;
  }
}
