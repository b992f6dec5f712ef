package parley;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where settings come from, one over the other: defaults, the operator's file, the environment. */
final class ConfigSources {
  private ConfigSources() {}

  static ObjectNode merged(
      Path defaults, @Nullable Path own, Map<String, String> environment, List<String> mistakes) {
    ObjectNode settings = object(defaults, mistakes);
    if (own != null) {
      overlay(settings, object(own, mistakes), "", mistakes);
    }
    environ(settings, "PARLEY", environment, mistakes);
    return settings;
  }

  private static ObjectNode object(Path file, List<String> mistakes) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      if (mapper.readTree(Files.readString(file)) instanceof ObjectNode object) {
        return object;
      }
      mistakes.add(file + " must hold a JSON object");
    } catch (JsonProcessingException e) {
      mistakes.add(file + " is not JSON: line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      mistakes.add(file + " cannot be read");
    }
    return mapper.createObjectNode();
  }

  private static void overlay(
      ObjectNode settings, ObjectNode own, String path, List<String> mistakes) {
    for (Map.Entry<String, JsonNode> field : own.properties()) {
      String name = path + field.getKey();
      JsonNode known = settings.get(field.getKey());
      if (known == null) {
        mistakes.add(name + " is not a setting");
      } else if (known.getNodeType() != field.getValue().getNodeType()) {
        mistakes.add(name + " must be a " + kind(known));
      } else if (known instanceof ObjectNode inner && field.getValue() instanceof ObjectNode with) {
        overlay(inner, with, name + ".", mistakes);
      } else {
        settings.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void environ(
      ObjectNode settings, String prefix, Map<String, String> environment, List<String> mistakes) {
    for (Map.Entry<String, JsonNode> field : List.copyOf(settings.properties())) {
      String name = prefix + "_" + upper(field.getKey());
      String given = environment.get(name);
      if (field.getValue() instanceof ObjectNode inner) {
        environ(inner, name, environment, mistakes);
      } else if (given != null) {
        JsonNode value = value(field.getValue(), given);
        if (value == null) {
          mistakes.add(name + " must be a " + kind(field.getValue()));
        } else {
          settings.set(field.getKey(), value);
        }
      }
    }
  }

  /** What is given as a value of the same kind as the default; null if it is none. */
  private static @Nullable JsonNode value(JsonNode known, String given) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (known.isInt() && given.matches("-?[0-9]{1,9}")) {
      return nodes.numberNode(Integer.parseInt(given));
    }
    if (known.isBoolean() && (given.equals("true") || given.equals("false"))) {
      return nodes.booleanNode(given.equals("true"));
    }
    if (known.isArray()) {
      ArrayNode list = nodes.arrayNode();
      Pattern.compile(",")
          .splitAsStream(given)
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .forEach(list::add);
      return list;
    }
    return known.isTextual() ? nodes.textNode(given) : null;
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** {@code eventLoops} → {@code EVENT_LOOPS}. */
  private static String upper(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }
}
