package parley.prose.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Emphasis, a link and the like on inline content. Sets of marks are lists in the order of the
 * schema, with at most one mark of a type (ProseMirror's default for {@code excludes}).
 */
public record Mark(Type type, Attrs attrs) {
  /** No marks. */
  public static final List<Mark> NONE = List.of();

  private static final int OWN_WEIGHT = 20;

  /** A kind of mark; one instance in a schema. */
  public static final class Type {
    private final String name;
    private final int rank;
    private final List<Attribute> attributes;
    private final @Nullable Mark plain;

    Type(String name, int rank, List<Attribute> attributes) {
      this.name = name;
      this.rank = rank;
      this.attributes = attributes;
      Attrs presets = Attrs.presets(attributes);
      this.plain = presets == null ? null : new Mark(this, presets);
    }

    public String name() {
      return name;
    }

    int rank() {
      return rank;
    }

    List<Attribute> attributes() {
      return attributes;
    }

    /** The mark of this type where no attributes are given; null if they must be. */
    @Nullable Mark plain() {
      return plain;
    }
  }

  /** The set with this mark in its place, instead of another of its type. */
  public List<Mark> addedTo(List<Mark> set) {
    if (set.contains(this)) {
      return set;
    }
    List<Mark> added = new ArrayList<>(set.size() + 1);
    boolean placed = false;
    for (Mark other : set) {
      if (other.type == type) {
        continue;
      }
      if (!placed && other.type.rank > type.rank) {
        added.add(this);
        placed = true;
      }
      added.add(other);
    }
    if (!placed) {
      added.add(this);
    }
    return List.copyOf(added);
  }

  /** The set without this very mark; the same set if it is not in it. */
  public List<Mark> removedFrom(List<Mark> set) {
    int at = set.indexOf(this);
    if (at < 0) {
      return set;
    }
    List<Mark> rest = new ArrayList<>(set);
    rest.remove(at);
    return List.copyOf(rest);
  }

  /** About as many bytes as it takes in JSON. */
  int weight() {
    return OWN_WEIGHT + attrs.weight();
  }

  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type.name);
    if (!attrs.isEmpty()) {
      json.set("attrs", attrs.toJson());
    }
    return json;
  }

  /**
   * Refuses what is no set: marks out of order, or two of a type.
   *
   * @throws Unfit if it is none
   */
  static void check(List<Mark> marks) {
    for (int i = 1; i < marks.size(); i++) {
      if (marks.get(i - 1).type.rank >= marks.get(i).type.rank) {
        throw new Unfit("Marks that cannot stand together");
      }
    }
  }
}
