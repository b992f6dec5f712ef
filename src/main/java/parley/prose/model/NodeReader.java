package parley.prose.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document or slice: what fields and values there may be, how deep and how much. What may
 * stand in what is checked afterwards. Equal attributes and sets of marks become one.
 */
final class NodeReader {
  private static final Set<String> OF_NODE = Set.of("type", "attrs", "content", "marks");
  private static final Set<String> OF_TEXT = Set.of("type", "marks", "text");
  private static final Set<String> OF_MARK = Set.of("type", "attrs");
  private static final Set<String> OF_SLICE = Set.of("content", "openStart", "openEnd");

  private final Schema schema;
  private final Map<Attrs, Attrs> attrs = new HashMap<>();
  private final Map<List<Mark>, List<Mark>> sets = new HashMap<>();
  private int size;

  NodeReader(Schema schema) {
    this.schema = schema;
  }

  Node whole(JsonNode json) {
    size = -2; // its own edges do not count
    Node node = node(json, 0);
    node.check();
    if (node.weight() > Schema.WEIGHT_MAX) {
      throw new Unfit("The text has too many marks");
    }
    return node;
  }

  Slice slice(JsonNode json) {
    only(json, OF_SLICE);
    return new Slice(
        content(json.get("content"), 1), depth(json.get("openStart")), depth(json.get("openEnd")));
  }

  private static int depth(@Nullable JsonNode json) {
    if (json == null) {
      return 0;
    } else if (!json.isInt() || json.intValue() < 0 || json.intValue() > Schema.DEPTH_MAX) {
      throw new Unfit("A slice is open by a number of nodes");
    }
    return json.intValue();
  }

  Node node(JsonNode json, int level) {
    if (level > Schema.DEPTH_MAX + 1) {
      throw new Unfit("Nested too deep");
    }
    NodeType type = schema.type(name(json));
    if (type.isText()) {
      return text(type, json);
    }
    only(json, OF_NODE);
    grow(type.isLeaf() ? 1 : 2);
    if (level > Schema.DEPTH_MAX && !type.isLeaf()) {
      throw new Unfit("Nested too deep");
    }
    Attrs values = attrs(type.attributes(), type.presets(), json.get("attrs"));
    return new Node(
        type, values, content(json.get("content"), level + 1), marks(json.get("marks")));
  }

  private Node text(NodeType type, JsonNode json) {
    only(json, OF_TEXT);
    JsonNode text = json.get("text");
    if (text == null || !text.isTextual()) {
      throw new Unfit("A text has no characters");
    }
    grow(text.textValue().length());
    if (!Text.isClean(text.textValue())) {
      throw new Unfit("A text holds what is no character");
    }
    return Node.text(
        type, attrs(List.of(), type.presets(), null), marks(json.get("marks")), text.textValue());
  }

  private Fragment content(@Nullable JsonNode json, int level) {
    if (json == null || json.isNull()) {
      return Fragment.EMPTY;
    } else if (!json.isArray() || json.size() > Schema.CHILDREN_MAX) {
      throw new Unfit("Content is a list, of bounded length");
    }
    List<Node> children = new ArrayList<>(json.size());
    json.forEach(child -> children.add(node(child, level)));
    return Fragment.of(children);
  }

  private List<Mark> marks(@Nullable JsonNode json) {
    if (json == null || (json.isArray() && json.isEmpty())) {
      return Mark.NONE;
    } else if (!json.isArray() || json.size() > schema.markTypes()) {
      throw new Unfit("Marks are a list, one of each type");
    }
    List<Mark> marks = new ArrayList<>(json.size());
    json.forEach(mark -> marks.add(mark(mark)));
    marks.sort(Comparator.comparingInt(mark -> mark.type().rank()));
    List<Mark> set = List.copyOf(marks);
    return sets.computeIfAbsent(set, same -> same);
  }

  Mark mark(JsonNode json) {
    Mark.Type type = schema.mark(name(json));
    only(json, OF_MARK);
    Mark plain = type.plain();
    return plain != null && !json.has("attrs")
        ? plain
        : new Mark(
            type,
            attrs(type.attributes(), plain == null ? null : plain.attrs(), json.get("attrs")));
  }

  private Attrs attrs(List<Attribute> known, @Nullable Attrs presets, @Nullable JsonNode json) {
    if (json != null && !json.isNull()) {
      Attrs read = Attrs.read(known, json);
      return presets != null && read.equals(presets)
          ? presets
          : attrs.computeIfAbsent(read, same -> same);
    } else if (presets == null) {
      throw new Unfit("An attribute is missing");
    }
    return presets;
  }

  private void grow(int by) {
    size += by;
    if (size > Schema.SIZE_MAX) {
      throw new Unfit("The text would be too long");
    }
  }

  private static String name(JsonNode json) {
    JsonNode type = json.get("type");
    if (type == null || !type.isTextual()) {
      throw new Unfit("A node or mark has no type");
    }
    return type.textValue();
  }

  private static void only(JsonNode json, Set<String> fields) {
    if (!json.isObject()) {
      throw new Unfit("Something is no object");
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      if (!fields.contains(names.next())) {
        throw new Unfit("Something has a field that is not known");
      }
    }
  }
}
