package parley.described;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code openapi.yaml} and {@code asyncapi.yaml}, as the product serves them. */
public final class Description {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** One for all tests, so that what they see adds up. */
  public static final Description OF_PARLEY = new Description();

  private static final String OTHER_FILE = "./openapi.yaml";

  public final JsonNode http = read("openapi.yaml");
  public final JsonNode live = read("asyncapi.yaml");

  /** Fields, answers and frames that were met: {@code Room.cursor}, {@code GET /api/me 200}. */
  public final Set<String> seen = ConcurrentHashMap.newKeySet();

  private Description() {}

  /** What came; the type as its header says. */
  public record Got(int status, @Nullable String type, byte[] body) {}

  /** Demands that an answer is one of those that are described for this request. */
  public void answer(String method, String path, Got got) {
    int status = got.status;
    String address = path.replaceFirst("\\?.*", "");
    String route = route(address);
    JsonNode operation = route == null ? null : http.at(pointer(route, method));
    if (operation == null || operation.isMissingNode()) {
      assertThat(status).as("%s %s is not described", method, path).isIn(404, 405);
      return;
    }
    JsonNode answers = operation.path("responses");
    String code = answers.has(String.valueOf(status)) ? String.valueOf(status) : "default";
    JsonNode answer = resolved(answers.path(code));
    assertThat(answer.isMissingNode())
        .as("%s %s answers %d, which is not described", method, route, status)
        .isFalse();
    seen.add(method + " " + route + " " + code);
    String media = got.type == null ? "" : got.type.replaceFirst(";.*", "");
    JsonNode schema = answer.path("content").path(media).path("schema");
    assertThat(answer.has("content"))
        .as("%s %s: a body", method, route)
        .isEqualTo(got.body.length > 0);
    if (!schema.isMissingNode()) {
      fits(schema, json(got.body), method + " " + route);
    }
  }

  /** Demands that a frame is one of those that the server is described to send. */
  public void frame(JsonNode frame) {
    String type = frame.path("type").asText();
    JsonNode payload = live.at("/components/messages/" + type + "/payload");
    assertThat(payload.isMissingNode()).as("frame %s is not described", type).isFalse();
    seen.add("frame " + type);
    fits(payload, frame, "frame " + type);
  }

  /** Words of schemas that no test would hold anything against: mistakes, mostly. */
  public Set<String> unknownWords() {
    Set<String> unknown = new TreeSet<>();
    http.at("/components/schemas").forEach(schema -> unknown.addAll(Schema.unknown(schema)));
    live.at("/components/messages")
        .forEach(told -> unknown.addAll(Schema.unknown(told.path("payload"))));
    return unknown;
  }

  /** All fields of what a schema describes, with those of what it refers to. */
  public Set<String> fields(JsonNode schema) {
    Set<String> fields = new TreeSet<>();
    fields(schema, fields, new TreeSet<>());
    return fields;
  }

  public JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    if (reference.isMissingNode()) {
      return node;
    }
    String to = reference.textValue();
    JsonNode file = to.startsWith("#/channels") ? live : http;
    JsonNode found = file.at(to.replace(OTHER_FILE, "").substring(1));
    assertThat(found.isMissingNode()).as(to).isFalse();
    return resolved(found);
  }

  private void fields(JsonNode node, Set<String> fields, Set<String> done) {
    String reference = node.path("$ref").asText("");
    if (!node.isObject() || (!reference.isEmpty() && !done.add(reference))) {
      return;
    }
    JsonNode schema = resolved(node);
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      fields.add(name + "." + property.getKey());
      fields(property.getValue(), fields, done);
    }
    fields(schema.path("items"), fields, done);
    fields(schema.path("additionalProperties"), fields, done);
    schema.path("oneOf").forEach(one -> fields(one, fields, done));
  }

  private void fits(JsonNode schema, JsonNode value, String where) {
    assertThat(new Schema(this::resolved, seen).mistakes(schema, value)).as(where).isEmpty();
  }

  /** The described path that an address is one of; null when there is none. */
  public @Nullable String route(String address) {
    String[] segments = address.split("/", -1);
    for (Map.Entry<String, JsonNode> path : http.path("paths").properties()) {
      String[] described = path.getKey().split("/", -1);
      boolean fits = described.length == segments.length;
      for (int i = 0; fits && i < segments.length; i++) {
        fits = described[i].startsWith("{") || described[i].equals(segments[i]);
      }
      if (fits) {
        return path.getKey();
      }
    }
    return null;
  }

  private static String pointer(String route, String method) {
    return "/paths/"
        + route.replace("~", "~0").replace("/", "~1")
        + "/"
        + method.toLowerCase(java.util.Locale.ROOT);
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0
          ? JsonNodeFactory.instance.missingNode()
          : new ObjectMapper().readTree(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private static JsonNode read(String file) {
    try (InputStream in = Description.class.getResourceAsStream("/api/" + file)) {
      return YAML.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
