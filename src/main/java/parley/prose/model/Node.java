package parley.prose.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document, or a node of one. Positions count from the start of the node's content: one for each
 * UTF-16 unit of text, one for a node in which nothing may stand, one for each edge of any other.
 */
public final class Node {
  private static final int OWN_WEIGHT = 40;

  private final NodeType type;
  private final Attrs attrs;
  private final List<Mark> marks;

  /** Its characters, or its children: never both, and there are many nodes. */
  private final Object inside;

  Node(NodeType type, Attrs attrs, Fragment content, List<Mark> marks) {
    this(type, attrs, marks, (Object) content);
  }

  private Node(NodeType type, Attrs attrs, List<Mark> marks, Object inside) {
    this.type = type;
    this.attrs = attrs;
    this.marks = marks;
    this.inside = inside;
  }

  static Node text(NodeType type, Attrs attrs, List<Mark> marks, String text) {
    if (text.isEmpty()) {
      throw new Unfit("A text cannot be empty");
    }
    return new Node(type, attrs, marks, text);
  }

  /**
   * Reads any node of the schema, and checks it whole.
   *
   * @throws Unfit for what is no node, does not fit the schema, or is beyond a limit
   */
  public static Node fromJson(Schema schema, JsonNode json) {
    return new NodeReader(schema).whole(json);
  }

  public NodeType type() {
    return type;
  }

  public Attrs attrs() {
    return attrs;
  }

  public Fragment content() {
    return inside instanceof Fragment content ? content : Fragment.EMPTY;
  }

  public List<Mark> marks() {
    return marks;
  }

  /** The characters of a text; of other nodes, nothing. */
  public String text() {
    return inside instanceof String text ? text : "";
  }

  /** How many positions it takes in its parent. */
  public int size() {
    return isText() ? text().length() : type.isLeaf() ? 1 : 2 + content().size();
  }

  /** About as many bytes as it takes in JSON. */
  int weight() {
    int weight = OWN_WEIGHT + attrs.weight() + text().length() + content().weight();
    for (int i = 0; i < marks.size(); i++) {
      weight += marks.get(i).weight();
    }
    return weight;
  }

  public boolean isText() {
    return inside instanceof String;
  }

  /** Whether type, attributes and marks are the same. */
  public boolean sameMarkup(Node other) {
    return type == other.type && attrs.equals(other.attrs) && marks.equals(other.marks);
  }

  /** The same with other content, which is not checked. */
  public Node withContent(Fragment other) {
    return new Node(type, attrs, other, marks);
  }

  Node withText(String other) {
    return text(type, attrs, marks, other);
  }

  /** The same with other marks. */
  public Node withMarks(List<Mark> other) {
    return other.equals(marks) ? this : new Node(type, attrs, other, inside);
  }

  /** The same with other attributes and marks, and nothing in it. */
  public Node emptied(Attrs others, List<Mark> otherMarks) {
    if (isText()) {
      throw new Unfit("A text has no attributes");
    }
    return new Node(type, others, Fragment.EMPTY, otherMarks);
  }

  /** The same with other attributes. */
  public Node withAttrs(Attrs others) {
    return new Node(type, others, marks, inside);
  }

  Node cut(int from, int to) {
    if (isText()) {
      return from == 0 && to == size() ? this : withText(text().substring(from, to));
    }
    return withContent(content().cut(from, to));
  }

  /** What stands between two positions, with the nodes that were cut through left open. */
  public Slice slice(int from, int to) {
    if (from == to) {
      return Slice.EMPTY;
    }
    Position start = resolve(from);
    Position end = resolve(to);
    int depth = start.sharedDepth(to);
    int base = start.start(depth);
    Fragment cut = start.node(depth).content().cut(from - base, to - base);
    return new Slice(cut, start.depth() - depth, end.depth() - depth);
  }

  /**
   * The document with a slice in place of what stands between two positions.
   *
   * @throws Unfit if it does not fit there, or the document would be beyond a limit
   */
  public Node replace(int from, int to, Slice slice) {
    return Replacement.of(resolve(from), resolve(to), slice);
  }

  /** The node right after a position, or the text it is in; null at the end of a node. */
  public @Nullable Node nodeAt(int position) {
    Node node = this;
    int rest = position;
    for (; ; ) {
      Fragment.Spot spot = node.content().spot(rest);
      Node child = node.content().childAt(spot.index());
      if (child == null || spot.offset() == rest || child.isText()) {
        return child;
      }
      rest -= spot.offset() + 1;
      node = child;
    }
  }

  /**
   * A position with its surroundings.
   *
   * @throws Unfit if it is outside
   */
  public Position resolve(int position) {
    return Position.of(this, position);
  }

  /**
   * This document, unless a character of two units is cut in halves at one of these positions.
   *
   * @throws Unfit if one is
   */
  public Node uncut(int... positions) {
    for (int position : positions) {
      if (resolve(position).halvesCharacter()) {
        throw new Unfit("A character would be cut in halves");
      }
    }
    return this;
  }

  /** Shows all nodes within that a range touches, with their positions. */
  public void between(int from, int to, Fragment.Visitor visitor) {
    content().between(from, to, visitor, new Fragment.Within(this, 0));
  }

  /** All text within; blocks of text separated by the one, breaks written as the other. */
  public String text(String separator, String lineBreak) {
    return new Slice(content(), 0, 0).text(separator, lineBreak);
  }

  /** Throws {@link Unfit} if it, or anything within, does not fit the schema. */
  void check() {
    Fragment content = content();
    type.check(content);
    Mark.check(marks);
    for (int i = 0; i < content.count(); i++) {
      content.child(i).check();
    }
  }

  /** As ProseMirror writes it, field for field. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type.name());
    if (!attrs.isEmpty()) {
      json.set("attrs", attrs.toJson());
    }
    if (content().count() > 0) {
      json.set("content", content().toJson());
    }
    if (!marks.isEmpty()) {
      ArrayNode list = json.putArray("marks");
      marks.forEach(mark -> list.add(mark.toJson()));
    }
    if (isText()) {
      json.put("text", text());
    }
    return json;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Node node && sameMarkup(node) && inside.equals(node.inside));
  }

  @Override
  public int hashCode() {
    return 31 * type.name().hashCode() + inside.hashCode();
  }
}
