package parley.prose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Attrs;
import parley.prose.model.Mark;
import parley.prose.model.Schema;
import parley.prose.model.Slice;
import parley.prose.model.Unfit;

/**
 * Reads steps, more strictly than ProseMirror, which trusts its own page: no unknown fields, whole
 * numbers in their order, nothing that no document could hold.
 */
final class StepReader {
  private static final int ATTRIBUTE_NAME_MAX = 100;

  private final Schema schema;

  StepReader(Schema schema) {
    this.schema = schema;
  }

  Step step(JsonNode json) {
    JsonNode type = json.get("stepType");
    if (type == null || !type.isTextual()) {
      throw new Unfit("A step has no type");
    }
    return switch (type.textValue()) {
      case "replace" -> replace(json);
      case "replaceAround" -> around(json);
      case "addMark" -> {
        only(json, "mark", "from", "to");
        yield new MarkStep.Add(at(json, "from"), from(json, "from", "to"), mark(json));
      }
      case "removeMark" -> {
        only(json, "mark", "from", "to");
        yield new MarkStep.Remove(at(json, "from"), from(json, "from", "to"), mark(json));
      }
      case "markSet" -> set(json);
      case "addNodeMark" -> {
        only(json, "pos", "mark");
        yield new NodeMarkStep.Add(at(json, "pos"), mark(json));
      }
      case "removeNodeMark" -> {
        only(json, "pos", "mark");
        yield new NodeMarkStep.Remove(at(json, "pos"), mark(json));
      }
      case "attr" -> {
        only(json, "pos", "attr", "value");
        yield new AttrStep.OfNode(at(json, "pos"), attribute(json), value(json));
      }
      case "docAttr" -> {
        only(json, "attr", "value");
        yield new AttrStep.OfDocument(attribute(json), value(json));
      }
      default -> throw new Unfit("There is no such type of step");
    };
  }

  private Step replace(JsonNode json) {
    only(json, "from", "to", "slice", "structure");
    return new ReplaceStep(
        at(json, "from"),
        from(json, "from", "to"),
        Slice.fromJson(schema, json.get("slice"), Slice.WHOLE),
        flag(json, "structure"));
  }

  private Step around(JsonNode json) {
    only(json, "from", "to", "gapFrom", "gapTo", "insert", "slice", "structure");
    int insert = at(json, "insert");
    return new ReplaceAroundStep(
        at(json, "from"),
        from(json, "gapTo", "to"),
        from(json, "from", "gapFrom"),
        from(json, "gapFrom", "gapTo"),
        Slice.fromJson(schema, json.get("slice"), insert),
        insert,
        flag(json, "structure"));
  }

  /** Bounded in number and in what they touch, as each goes through the whole document. */
  private Step set(JsonNode json) {
    only(json, "steps");
    List<MarkStep> steps = new ArrayList<>();
    addTo(steps, json, 1);
    long touched = steps.stream().mapToLong(step -> step.to() - step.from()).sum();
    if (steps.size() > Step.SET_MAX || touched > 2L * Schema.SIZE_MAX) {
      throw new Unfit("Too many changes of marks in one step");
    }
    return new MarkSetStep(List.copyOf(steps));
  }

  private void addTo(List<MarkStep> steps, JsonNode json, int level) {
    JsonNode list = json.get("steps");
    if (list == null || !list.isArray() || list.size() > Step.SET_MAX || level > 4) {
      throw new Unfit("A set of changes of marks is a list");
    }
    for (JsonNode one : list) {
      switch (one.path("stepType").asText()) {
        case "addMark", "removeMark" -> MarkSetStep.addTo(steps, step(one));
        case "markSet" -> addTo(steps, one, level + 1);
        default -> throw new Unfit("A set of changes of marks holds something else");
      }
      if (steps.size() > Step.SET_MAX) {
        throw new Unfit("Too many changes of marks in one step");
      }
    }
  }

  private Mark mark(JsonNode json) {
    JsonNode mark = json.get("mark");
    if (mark == null) {
      throw new Unfit("A step has no mark");
    }
    return schema.mark(mark);
  }

  private static int at(JsonNode json, String field) {
    JsonNode number = json.get(field);
    if (number == null
        || !number.isInt()
        || number.intValue() < 0
        || number.intValue() > Schema.SIZE_MAX) {
      throw new Unfit("A step has no position where it needs one");
    }
    return number.intValue();
  }

  /** A position that does not lie before another. */
  private static int from(JsonNode json, String earlier, String field) {
    int position = at(json, field);
    if (position < at(json, earlier)) {
      throw new Unfit("The positions of a step are out of order");
    }
    return position;
  }

  private static String attribute(JsonNode json) {
    JsonNode name = json.get("attr");
    if (name == null || !name.isTextual() || name.textValue().length() > ATTRIBUTE_NAME_MAX) {
      throw new Unfit("A step names no attribute");
    }
    return name.textValue();
  }

  private static @Nullable Object value(JsonNode json) {
    return json.has("value") ? Attrs.value(json.get("value")) : null;
  }

  private static boolean flag(JsonNode json, String field) {
    JsonNode flag = json.get(field);
    if (flag != null && !flag.isBoolean()) {
      throw new Unfit("A step has something else than yes or no");
    }
    return flag != null && flag.booleanValue();
  }

  private static void only(JsonNode json, String... fields) {
    Set<String> known = Set.of(fields);
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals("stepType") && !known.contains(name)) {
        throw new Unfit("A step has a field that is not known");
      }
    }
  }
}
