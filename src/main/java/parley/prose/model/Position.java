package parley.prose.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A position in a document with the nodes around it, outermost first. */
public final class Position {
  private static final int USUAL_DEPTH = 4;

  private final int offset;
  private final int parentOffset;
  private final Node[] nodes;
  private final int[] indexes;

  /** At each depth, the position at which the child that holds this position begins. */
  private final int[] starts;

  private final int depth;

  private Position(int offset, int parentOffset, int depth, Path path) {
    this.offset = offset;
    this.parentOffset = parentOffset;
    this.depth = depth;
    this.nodes = path.nodes;
    this.indexes = path.indexes;
    this.starts = path.starts;
  }

  /** The arrays, while they grow. */
  private static final class Path {
    Node[] nodes = new Node[USUAL_DEPTH];
    int[] indexes = new int[USUAL_DEPTH];
    int[] starts = new int[USUAL_DEPTH];

    void add(int depth, Node node, Fragment.Spot spot, int base) {
      if (depth == nodes.length) {
        nodes = Arrays.copyOf(nodes, depth * 2);
        indexes = Arrays.copyOf(indexes, depth * 2);
        starts = Arrays.copyOf(starts, depth * 2);
      }
      nodes[depth] = node;
      indexes[depth] = spot.index();
      starts[depth] = base + spot.offset();
    }
  }

  static Position of(Node document, int offset) {
    Path path = new Path();
    Node node = document;
    int base = 0;
    int rest = offset;
    for (int depth = 0; ; depth++) {
      Fragment.Spot spot = node.content().spot(rest);
      path.add(depth, node, spot, base);
      int inside = rest - spot.offset();
      Node child = node.content().childAt(spot.index());
      if (inside == 0 || child == null || child.isText()) {
        return new Position(offset, rest, depth, path);
      }
      node = child;
      rest = inside - 1;
      base += spot.offset() + 1;
    }
  }

  public int offset() {
    return offset;
  }

  /** How many nodes lie between the document and the parent, the parent counted. */
  public int depth() {
    return depth;
  }

  /** The offset in the innermost node around it. */
  int parentOffset() {
    return parentOffset;
  }

  /** The innermost node around it. */
  public Node parent() {
    return nodes[depth];
  }

  public Node node(int at) {
    return nodes[bounded(at)];
  }

  int index(int at) {
    return indexes[bounded(at)];
  }

  public int indexAfter(int at) {
    return index(at) + (at == depth && textOffset() == 0 ? 0 : 1);
  }

  /** The position at which the content of a node around it begins. */
  int start(int at) {
    return at == 0 ? 0 : starts[bounded(at) - 1] + 1;
  }

  int end(int at) {
    return start(at) + node(at).content().size();
  }

  /** How far it is into a text; zero between nodes. */
  int textOffset() {
    return offset - starts[depth];
  }

  /** The node after it, or the rest of the text that it is in. */
  @Nullable Node after() {
    Node child = parent().content().childAt(indexes[depth]);
    int into = textOffset();
    return child == null || into == 0 ? child : child.cut(into, child.size());
  }

  /** The node before it, or the beginning of the text that it is in. */
  @Nullable Node before() {
    int into = textOffset();
    return into == 0
        ? parent().content().childAt(indexes[depth] - 1)
        : parent().content().child(indexes[depth]).cut(0, into);
  }

  /** How deep the nodes go that hold both this position and another. */
  public int sharedDepth(int other) {
    for (int at = depth; at > 0; at--) {
      if (start(at) <= other && end(at) >= other) {
        return at;
      }
    }
    return 0;
  }

  /** Whether a character of two units is cut in halves here, each of which means nothing. */
  public boolean halvesCharacter() {
    int into = textOffset();
    Node after = parent().content().childAt(indexes[depth]);
    Node before = into > 0 ? after : parent().content().childAt(indexes[depth] - 1);
    boolean high =
        before != null && isHigh(before.text(), into > 0 ? into : before.text().length());
    boolean low =
        after != null
            && into < after.text().length()
            && Character.isLowSurrogate(after.text().charAt(into));
    return into > 0 ? high != low : high || low;
  }

  private static boolean isHigh(String text, int end) {
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
  }

  private int bounded(int at) {
    if (at < 0 || at > depth) {
      throw new Unfit("A position is not that deep");
    }
    return at;
  }
}
