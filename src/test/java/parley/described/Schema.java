package parley.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * As much of JSON Schema as the description uses. A word that is not known here is a mistake of the
 * description, so that nothing in it is passed over.
 */
final class Schema {
  private static final Set<String> SAID_ONLY = Set.of("description", "default");
  private static final Set<String> HELD =
      Set.of(
          "type",
          "const",
          "enum",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "minItems",
          "minProperties",
          "maxItems",
          "items",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "oneOf");

  private final UnaryOperator<JsonNode> resolve;
  private final Set<String> seen;
  private final List<String> mistakes = new ArrayList<>();

  /**
   * @param resolve follows a reference; the answer of a schema without one is itself
   * @param seen gets the name of each described field that is met, such as {@code Room.cursor}
   */
  Schema(UnaryOperator<JsonNode> resolve, Set<String> seen) {
    this.resolve = resolve;
    this.seen = seen;
  }

  /** Words in a schema that would be passed over, with those below it. */
  static List<String> unknown(JsonNode schema) {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, JsonNode> word : schema.properties()) {
      if (word.getKey().equals("properties")) {
        word.getValue().forEach(property -> unknown.addAll(unknown(property)));
      } else if (word.getKey().equals("oneOf")) {
        word.getValue().forEach(one -> unknown.addAll(unknown(one)));
      } else if (HELD.contains(word.getKey())) {
        unknown.addAll(unknown(word.getValue()));
      } else if (!SAID_ONLY.contains(word.getKey()) && !word.getKey().equals("$ref")) {
        unknown.add(word.getKey());
      }
    }
    return unknown;
  }

  /** What of this value is not as described. */
  List<String> mistakes(JsonNode schema, JsonNode value) {
    check(schema, value, "");
    return mistakes;
  }

  private void check(JsonNode described, JsonNode value, String at) {
    JsonNode schema = resolve.apply(described);
    String name = name(described);
    for (Map.Entry<String, JsonNode> word : schema.properties()) {
      boolean holds =
          switch (word.getKey()) {
            case "type" -> type(word.getValue().textValue(), value);
            case "const" -> word.getValue().equals(value);
            case "enum" -> contains(word.getValue(), value);
            case "pattern" ->
                Pattern.compile(word.getValue().textValue()).matcher(value.asText()).find();
            case "minLength" -> value.asText().length() >= word.getValue().intValue();
            case "maxLength" -> value.asText().length() <= word.getValue().intValue();
            case "minimum" -> value.asLong() >= word.getValue().asLong();
            case "maximum" -> value.asLong() <= word.getValue().asLong();
            case "minItems", "minProperties" -> value.size() >= word.getValue().intValue();
            case "maxItems" -> value.size() <= word.getValue().intValue();
            case "items" -> items(word.getValue(), value, at);
            case "properties" -> properties(word.getValue(), value, at, name);
            case "required" -> required(word.getValue(), value);
            case "additionalProperties" -> additional(schema, value, at);
            case "propertyNames" -> names(word.getValue(), value, at);
            case "oneOf" -> oneOf(word.getValue(), value);
            default -> true; // Nothing to hold, or found by unknown().
          };
      if (!holds) {
        mistakes.add(at + " is not " + name + ": " + word.getKey() + " " + shortened(value));
      }
    }
  }

  /** Of what a reference refers to. */
  private static String name(JsonNode described) {
    String reference = described.path("$ref").asText("");
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static boolean type(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean items(JsonNode schema, JsonNode value, String at) {
    for (int i = 0; i < value.size(); i++) {
      check(schema, value.get(i), at + "[" + i + "]");
    }
    return true;
  }

  private boolean properties(JsonNode properties, JsonNode value, String at, String name) {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode there = value.get(property.getKey());
      if (there != null) {
        seen.add(name + "." + property.getKey());
        check(property.getValue(), there, at + "." + property.getKey());
      }
    }
    return true;
  }

  private static boolean required(JsonNode names, JsonNode value) {
    for (JsonNode name : names) {
      if (!value.has(name.textValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean additional(JsonNode schema, JsonNode value, String at) {
    JsonNode more = schema.get("additionalProperties");
    boolean none = true;
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!schema.path("properties").has(field.getKey())) {
        none = false;
        if (more.isObject()) {
          check(more, field.getValue(), at + "." + field.getKey());
        }
      }
    }
    return none || more.isObject();
  }

  private boolean names(JsonNode schema, JsonNode value, String at) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      check(schema, TextNode.valueOf(field.getKey()), at + "." + field.getKey());
    }
    return true;
  }

  private boolean oneOf(JsonNode schemas, JsonNode value) {
    int fitting = 0;
    for (JsonNode schema : schemas) {
      Set<String> met = new java.util.HashSet<>();
      if (new Schema(resolve, met).mistakes(schema, value).isEmpty()) {
        fitting++;
        seen.addAll(met);
      }
    }
    return fitting == 1;
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
