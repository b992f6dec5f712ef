package parley.prose.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The children of a node. */
public final class Fragment {
  public static final Fragment EMPTY = new Fragment(new Node[0]);

  private final Node[] children;
  private final int size;
  private final int weight;

  private Fragment(Node[] children) {
    int sizes = 0;
    int weights = 0;
    for (Node child : children) {
      sizes += child.size();
      weights += child.weight();
    }
    this.children = children;
    this.size = sizes;
    this.weight = weights;
  }

  /** Sees nodes in document order; its answer says whether to look into this one. */
  @FunctionalInterface
  public interface Visitor {
    boolean visit(Node node, int position, @Nullable Node parent);
  }

  /** Where an offset points: at or into the child of an index that begins at {@code offset}. */
  record Spot(int index, int offset) {}

  static Fragment of(Node... children) {
    return children.length == 0 ? EMPTY : new Fragment(children);
  }

  /** This one node. */
  public static Fragment only(Node node) {
    return of(node);
  }

  /** These nodes, adjacent texts with the same marks joined. */
  public static Fragment of(List<Node> nodes) {
    Node[] joined = new Node[nodes.size()];
    int count = 0;
    for (Node node : nodes) {
      if (count > 0 && node.isText() && joined[count - 1].sameMarkup(node)) {
        joined[count - 1] = joined[count - 1].withText(joined[count - 1].text() + node.text());
      } else {
        joined[count++] = node;
      }
    }
    return of(count == joined.length ? joined : Arrays.copyOf(joined, count));
  }

  /** The sum of the children's sizes. */
  public int size() {
    return size;
  }

  /** About as many bytes as it takes in JSON, see {@link Schema#WEIGHT_MAX}. */
  int weight() {
    return weight;
  }

  public int count() {
    return children.length;
  }

  public Node child(int index) {
    if (index < 0 || index >= children.length) {
      throw new Unfit("There is no such child");
    }
    return children[index];
  }

  @Nullable Node childAt(int index) {
    return index >= 0 && index < children.length ? children[index] : null;
  }

  /** Shows all nodes that a range touches; positions count from {@code start}. */
  void between(int from, int to, Visitor visitor, Within within) {
    int position = 0;
    for (int i = 0; position < to; i++) {
      Node child = child(i);
      int end = position + child.size();
      if (end > from
          && visitor.visit(child, within.start() + position, within.parent())
          && child.content().size > 0) {
        int start = position + 1;
        child
            .content()
            .between(
                Math.max(0, from - start),
                Math.min(child.content().size, to - start),
                visitor,
                new Within(child, within.start() + start));
      }
      position = end;
    }
  }

  /** Whose children these are, and the position at which they begin. */
  record Within(@Nullable Node parent, int start) {}

  /** These and then those, a text joined where they meet. */
  public Fragment append(Fragment other) {
    if (other.size == 0) {
      return this;
    } else if (size == 0) {
      return other;
    }
    Node last = children[children.length - 1];
    Node first = other.children[0];
    int joined = last.isText() && last.sameMarkup(first) ? 1 : 0;
    Node[] all = Arrays.copyOf(children, children.length + other.children.length - joined);
    System.arraycopy(other.children, joined, all, children.length, other.children.length - joined);
    if (joined == 1) {
      all[children.length - 1] = last.withText(last.text() + first.text());
    }
    return new Fragment(all);
  }

  Fragment cut(int from, int to) {
    if (from == 0 && to == size) {
      return this;
    } else if (to <= from) {
      return EMPTY;
    }
    Node[] kept = new Node[children.length];
    int count = 0;
    int position = 0;
    for (int i = 0; position < to; i++) {
      Node child = child(i);
      int end = position + child.size();
      if (end > from) {
        if (position < from || end > to) {
          int inside = child.isText() ? position : position + 1;
          int most = child.isText() ? child.size() : child.content().size;
          child = child.cut(Math.max(0, from - inside), Math.min(most, to - inside));
        }
        kept[count++] = child;
      }
      position = end;
    }
    return new Fragment(Arrays.copyOf(kept, count));
  }

  Fragment replaceChild(int index, Node node) {
    Node[] copy = children.clone();
    copy[index] = node;
    return new Fragment(copy);
  }

  /**
   * Where an offset into these children points.
   *
   * @throws Unfit if it is outside
   */
  Spot spot(int offset) {
    if (offset < 0 || offset > size) {
      throw new Unfit("A position is outside of the document");
    } else if (offset == size) {
      return new Spot(children.length, offset);
    }
    int start = 0;
    for (int i = 0; ; i++) {
      int end = start + children[i].size();
      if (end > offset) {
        return new Spot(i, start);
      }
      start = end;
    }
  }

  /** How many levels of nodes that can hold something stand in each other here. */
  int height() {
    int height = 0;
    for (Node child : children) {
      if (!child.type().isLeaf()) {
        height = Math.max(height, 1 + child.content().height());
      }
    }
    return height;
  }

  public ArrayNode toJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode(children.length);
    for (Node child : children) {
      json.add(child.toJson());
    }
    return json;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Fragment fragment
            && size == fragment.size
            && Arrays.equals(children, fragment.children));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(children);
  }
}
