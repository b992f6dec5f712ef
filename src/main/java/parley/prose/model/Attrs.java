package parley.prose.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a node's or mark's attributes, in the order of the schema. Shared where equal. */
public final class Attrs {
  private final List<Attribute> known;
  private final @Nullable Object[] values;

  private Attrs(List<Attribute> known, @Nullable Object[] values) {
    this.known = known;
    this.values = values;
  }

  /** All presets; null if a value must be given. */
  static @Nullable Attrs presets(List<Attribute> known) {
    return known.stream().anyMatch(Attribute::required)
        ? null
        : new Attrs(known, known.stream().map(Attribute::preset).toArray());
  }

  /**
   * Reads values, missing ones by their presets.
   *
   * @throws Unfit for unknown, missing and wrong ones
   */
  static Attrs read(List<Attribute> known, JsonNode json) {
    if (!json.isObject()) {
      throw new Unfit("Attributes are an object");
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      at(known, names.next());
    }
    @Nullable Object[] values = new @Nullable Object[known.size()];
    for (int i = 0; i < values.length; i++) {
      Attribute one = known.get(i);
      JsonNode given = json.get(one.name());
      if (given == null && one.required()) {
        throw new Unfit("Attribute " + one.name() + " is missing");
      }
      values[i] = given == null ? one.preset() : one.checked(value(given));
    }
    return new Attrs(known, values);
  }

  /**
   * The value of an attribute: a string, an integer or null.
   *
   * @throws Unfit if there is none of this name
   */
  public @Nullable Object value(String name) {
    return values[at(known, name)];
  }

  /**
   * The same with one other value.
   *
   * @throws Unfit for an unknown name and for a value it cannot have
   */
  public Attrs with(String name, @Nullable Object value) {
    int at = at(known, name);
    @Nullable Object[] changed = values.clone();
    changed[at] = known.get(at).checked(value);
    return new Attrs(known, changed);
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  int weight() {
    int weight = 0;
    for (Object value : values) {
      weight += value instanceof String text ? text.length() : 0;
    }
    return weight;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < values.length; i++) {
      json.set(known.get(i).name(), json(values[i]));
    }
    return json;
  }

  /** An attribute's value as JSON. */
  public static JsonNode json(@Nullable Object value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case null -> make.nullNode();
      case Integer number -> make.numberNode(number);
      default -> make.textNode(value.toString());
    };
  }

  /**
   * The value that JSON holds: a string, an integer or null.
   *
   * @throws Unfit for anything else
   */
  public static @Nullable Object value(JsonNode json) {
    if (json.isNull()) {
      return null;
    } else if (json.isTextual()) {
      return json.textValue();
    } else if (json.isInt()) {
      return json.intValue();
    }
    throw new Unfit("An attribute is a string, a whole number or null");
  }

  private static int at(List<Attribute> known, String name) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new Unfit("There is no such attribute");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Attrs attrs
            && known.equals(attrs.known)
            && Arrays.equals(values, attrs.values));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
