package parley.prose.blot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes units of steps unreadable, in the JSON of steps as they are kept. */
public final class Ink {
  /** Stands for a unit that was taken out: of the private use area, so that nobody writes it. */
  public static final char MARK = '\uE0F0';

  private static final String NOWHERE = "https://removed.invalid/";

  private Ink() {}

  /** Blots, in place. */
  public static void blot(JsonNode steps, List<Cut> cuts) {
    for (Cut cut : cuts) {
      if (steps.get(cut.step()) instanceof ObjectNode step) {
        walk(step.path("slice").path("content"), 0, cut);
        if (cut.isWhole()) {
          values(step);
        }
      }
    }
  }

  /** Units count as {@link Units} counts them; answers the number after these nodes. */
  private static int walk(JsonNode nodes, int first, Cut cut) {
    int unit = first;
    for (JsonNode node : nodes) {
      String type = node.path("type").asText();
      if (type.equals("text")) {
        unit = text((ObjectNode) node, unit, cut);
      } else if (type.equals("footnote") || type.equals("hard_break")) {
        if (cut.holds(unit)
            && node.get("attrs") instanceof ObjectNode attrs
            && attrs.has("words")) {
          attrs.put("words", String.valueOf(MARK));
        }
        unit++;
      } else {
        unit = walk(node.path("content"), unit, cut);
      }
    }
    return unit;
  }

  private static int text(ObjectNode node, int first, Cut cut) {
    String text = node.get("text").textValue();
    int from = Math.clamp((long) cut.from() - first, 0, text.length());
    int to = Math.clamp((long) cut.to() - first, 0, text.length());
    if (from < to) {
      // half a character is none
      from -= from > 0 && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
      to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
      String marks = String.valueOf(MARK).repeat(to - from);
      node.put("text", text.substring(0, from) + marks + text.substring(to));
      node.path("marks").forEach(Ink::address);
    }
    return first + text.length();
  }

  /** Where a link leads is something that was put in as well. */
  private static void address(JsonNode mark) {
    if (mark.get("attrs") instanceof ObjectNode attrs && attrs.has("href")) {
      attrs.put("href", NOWHERE);
    }
  }

  /** What a step says that puts no text in. */
  private static void values(ObjectNode step) {
    address(step.path("mark"));
    if (step.path("attr").asText().equals("words") && step.path("value").isTextual()) {
      step.put("value", String.valueOf(MARK));
    }
    for (JsonNode each : step.path("steps")) {
      if (each instanceof ObjectNode inner) {
        values(inner);
      }
    }
  }
}
