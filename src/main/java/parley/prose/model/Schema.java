package parley.prose.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes and marks there are and what may stand in what, read from a file that the pages read
 * as well.
 */
public final class Schema {
  /** How many nodes may stand in each other, the document not counted. */
  public static final int DEPTH_MAX = 24;

  /** How many nodes may stand directly in one. */
  public static final int CHILDREN_MAX = 10_000;

  /** Of a document or slice: UTF-16 units of text, and edges of nodes. */
  public static final int SIZE_MAX = 200_000;

  /**
   * Of a document, in bytes, about: marks repeat in every piece of text that they are on, so that
   * one long address put on many pieces would make it hundreds of times larger.
   */
  public static final int WEIGHT_MAX = 4_000_000;

  /** As deep as JSON of a document gets: each node is in a list, and marks hold attributes. */
  private static final int JSON_DEPTH_MAX = 2 * DEPTH_MAX + 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(JSON_DEPTH_MAX)
                          .maxNumberLength(20)
                          .maxNameLength(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> OF_SCHEMA = Set.of("top", "nodes", "marks");
  private static final Set<String> OF_NODE = Set.of("name", "content", "group", "attrs", "inline");
  private static final Set<String> OF_MARK = Set.of("name", "attrs", "inclusive");
  private static final Set<String> OF_ATTRIBUTE = Set.of("is", "default");

  private static final class TextHolder {
    static final Schema TEXT = read("/schema/text.json");
  }

  private final Map<String, NodeType> nodes = new LinkedHashMap<>();
  private final Map<String, Mark.Type> marks = new LinkedHashMap<>();
  private final NodeType top;

  /**
   * From its JSON, as in {@code schema/text.json}.
   *
   * @throws Unfit if it is none; what is not known in it is refused too, so that no rule is ignored
   */
  public Schema(JsonNode json) {
    only(json, OF_SCHEMA);
    for (JsonNode node : json.path("nodes")) {
      only(node, OF_NODE);
      String name = node.path("name").asText();
      List<String> groups =
          node.has("group") ? List.of(node.path("group").asText().split(" ")) : List.of();
      boolean inline = node.path("inline").asBoolean();
      nodes.put(name, new NodeType(name, inline, groups, attributes(node.path("attrs"))));
    }
    for (JsonNode mark : json.path("marks")) {
      only(mark, OF_MARK);
      String name = mark.path("name").asText();
      marks.put(name, new Mark.Type(name, marks.size(), attributes(mark.path("attrs"))));
    }
    for (JsonNode node : json.path("nodes")) {
      String expression = node.path("content").asText("");
      type(node.path("name").asText())
          .content(ContentExpression.compile(expression, nodes.values()));
    }
    top = type(json.path("top").asText());
  }

  /** The schema of agendas, papers and other texts. */
  public static Schema text() {
    return TextHolder.TEXT;
  }

  /**
   * Reads JSON from a client as strictly as it must be (no duplicate fields, nothing after it), and
   * as deep as a document may be; nulls are kept, as ProseMirror writes some.
   *
   * @throws Unfit if it is none
   */
  public static JsonNode json(byte[] utf8) {
    try {
      return MAPPER.readTree(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException | JsonProcessingException malformed) {
      throw new Unfit("Not JSON, or too deep");
    }
  }

  /**
   * Reads a whole document and checks it.
   *
   * @throws Unfit if it is none of this schema, or beyond a limit
   */
  public Node document(JsonNode json) {
    Node node = Node.fromJson(this, json);
    if (node.type() != top || !node.marks().isEmpty()) {
      throw new Unfit("Not a whole document");
    }
    return node;
  }

  /**
   * Reads a mark.
   *
   * @throws Unfit if it is none of this schema
   */
  public Mark mark(JsonNode json) {
    return new NodeReader(this).mark(json);
  }

  NodeType type(String name) {
    NodeType type = nodes.get(name);
    if (type == null) {
      throw new Unfit("There is no such type of node");
    }
    return type;
  }

  Mark.Type mark(String name) {
    Mark.Type type = marks.get(name);
    if (type == null) {
      throw new Unfit("There is no such type of mark");
    }
    return type;
  }

  int markTypes() {
    return marks.size();
  }

  private static List<Attribute> attributes(JsonNode json) {
    List<Attribute> attributes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : json.properties()) {
      only(one.getValue(), OF_ATTRIBUTE);
      String is = one.getValue().path("is").asText().toUpperCase(Locale.ROOT);
      JsonNode preset = one.getValue().get("default");
      attributes.add(
          new Attribute(
              one.getKey(),
              Attribute.Kind.valueOf(is),
              preset == null,
              preset == null ? null : Attrs.value(preset)));
    }
    return List.copyOf(attributes);
  }

  private static void only(JsonNode json, Set<String> fields) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      if (!fields.contains(names.next())) {
        throw new Unfit("A schema has a field that is not known");
      }
    }
  }

  private static Schema read(String resource) {
    try (InputStream file = Schema.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new Schema(MAPPER.readTree(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
