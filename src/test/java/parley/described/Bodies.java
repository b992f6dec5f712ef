package parley.described;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.web.Json;
import parley.web.Text;

/** Holds the records that bodies are decoded into against their schemas: each field both ways. */
public final class Bodies {
  private final Description description;
  private final List<String> differences = new ArrayList<>();
  private final Set<Class<?>> done = new HashSet<>();

  public Bodies(Description description) {
    this.description = description;
  }

  public List<String> differences(Class<?> body, JsonNode schema) {
    compare(body, schema, body.getSimpleName());
    return differences;
  }

  private void compare(Type type, JsonNode described, String at) {
    JsonNode schema = description.resolved(described);
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Map.class) {
        same(at, "object", schema);
        compare(of[1], schema.path("additionalProperties"), at + "{}");
      } else {
        same(at, "array", schema);
        compare(of[0], schema.path("items"), at + "[]");
      }
    } else if (type == Text.class) {
      String reference = described.path("$ref").asText();
      report(reference.endsWith("/Text"), at + " is a Text, described as " + reference);
    } else if (type instanceof Class<?> plain && plain.isEnum()) {
      report(constants(plain).equals(values(schema)), at + " has other constants: " + schema);
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      record(plain, schema, at);
    } else {
      same(at, described((Class<?>) type), schema);
    }
  }

  private void record(Class<?> type, JsonNode schema, String at) {
    same(at, "object", schema);
    report(
        schema.path("additionalProperties").isBoolean()
            && !schema.path("additionalProperties").booleanValue(),
        at + " takes no other fields");
    if (!done.add(type)) {
      return;
    }
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    Set<String> described = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(described::add);
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      report(described.remove(name), at + "." + name + " is not described");
      report(
          required.contains(name)
              != component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          at + "." + name + ": required or not");
      compare(component.getGenericType(), schema.path("properties").path(name), at + "." + name);
    }
    described.forEach(name -> report(false, at + "." + name + " is described, but not there"));
  }

  private void same(String at, String type, JsonNode schema) {
    String described = schema.has("const") ? "string" : schema.path("type").asText("nothing");
    report(described.equals(type), at + " is " + type + ", described as " + described);
  }

  private void report(boolean holds, String difference) {
    if (!holds) {
      differences.add(difference);
    }
  }

  private static String described(Class<?> type) {
    if (type == String.class || type == java.time.Instant.class) {
      return "string";
    } else if (type == int.class || type == Integer.class || type == long.class) {
      return "integer";
    } else if (type == JsonNode.class) {
      return "object"; // what is in it is checked by whoever reads it
    } else if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    return type.getSimpleName();
  }

  private static String name(RecordComponent component) {
    JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
    return other == null ? component.getName() : other.value();
  }

  /** As they are spelt in JSON. */
  private static Set<String> constants(Class<?> type) {
    Set<String> constants = new TreeSet<>();
    for (Object constant : type.getEnumConstants()) {
      try {
        constants.add(new ObjectMapper().readTree(Json.text(constant)).textValue());
      } catch (java.io.IOException notJson) {
        throw new IllegalStateException(notJson);
      }
    }
    return constants;
  }

  private static Set<String> values(JsonNode schema) {
    Set<String> values = new TreeSet<>();
    schema.path("enum").forEach(value -> values.add(value.textValue()));
    return values;
  }
}
