package parley.prose.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document.
 *
 * @param openStart how many nodes at its start were cut through
 * @param openEnd how many nodes at its end were cut through
 */
public record Slice(Fragment content, int openStart, int openEnd) {
  public static final Slice EMPTY = new Slice(Fragment.EMPTY, 0, 0);

  /** Of {@link #fromJson}: nothing will be put into the slice. */
  public static final int WHOLE = -1;

  /**
   * Reads a slice and checks what it will not be checked for where it is put: that it is as open as
   * it says, and that all in it that is not open fits the schema. (ProseMirror, which trusts its
   * own page, checks neither.)
   *
   * @param insert where in it something will be put, so that the node around may lack it; or {@link
   *     #WHOLE}
   * @throws Unfit if it does not fit
   */
  public static Slice fromJson(Schema schema, @Nullable JsonNode json, int insert) {
    Slice slice = json == null || json.isNull() ? EMPTY : new NodeReader(schema).slice(json);
    if (insert > slice.size()) {
      throw new Unfit("A step inserts outside of its slice");
    }
    int at = insert == WHOLE ? WHOLE : insert + slice.openStart;
    check(slice.content, slice.openStart, slice.openEnd, at);
    // So it is written, and so it acts; what is stored and what was applied must be one.
    return slice.size() == 0 && insert == WHOLE ? EMPTY : slice;
  }

  private static void check(Fragment content, int openStart, int openEnd, int insert) {
    int last = content.count() - 1;
    if (last < 0 && (openStart > 0 || openEnd > 0)) {
      throw new Unfit("A slice is open where it has nothing");
    }
    int start = 0;
    for (int i = 0; i <= last; i++) {
      Node child = content.child(i);
      boolean around = insert > start && insert < start + child.size() && !child.isText();
      check(
          child,
          i == 0 ? openStart : 0,
          i == last ? openEnd : 0,
          around ? insert - start - 1 : WHOLE);
      start += child.size();
    }
  }

  private static void check(Node node, int openStart, int openEnd, int insert) {
    boolean open = openStart > 0 || openEnd > 0;
    if (!open && insert == WHOLE) {
      node.check();
      return;
    } else if (node.type().isLeaf()) {
      throw new Unfit("A slice is open where nothing can be");
    }
    Mark.check(node.marks());
    if (!open && !receives(node.content(), insert)) {
      node.type().check(node.content());
    }
    check(node.content(), Math.max(0, openStart - 1), Math.max(0, openEnd - 1), insert);
  }

  /** Whether what is inserted stands directly here, which is checked when it does. */
  private static boolean receives(Fragment content, int insert) {
    Fragment.Spot spot = content.spot(insert);
    Node child = content.childAt(spot.index());
    return child == null || spot.offset() == insert || child.isText();
  }

  /** How many positions it adds where it is put. */
  public int size() {
    return content.size() - openStart - openEnd;
  }

  /**
   * With something put into it at a position.
   *
   * @throws Unfit if it does not fit there
   */
  public Slice insert(int position, Fragment inserted) {
    Fragment with =
        new Insertion(inserted).into(content, position + openStart, openStart + 1, openEnd + 1);
    return new Slice(with, openStart, openEnd);
  }

  private record Insertion(Fragment inserted) {
    Fragment into(Fragment content, int at, int openStart, int openEnd) {
      Fragment.Spot spot = content.spot(at);
      Node child = content.childAt(spot.index());
      if (child == null || spot.offset() == at || child.isText()) {
        return content.cut(0, at).append(inserted).append(content.cut(at, content.size()));
      }
      int start = spot.index() == 0 ? openStart - 1 : 0;
      int end = spot.index() == content.count() - 1 ? openEnd - 1 : 0;
      Fragment inner = into(child.content(), at - spot.offset() - 1, start, end);
      if (start <= 0 && end <= 0) {
        child.type().check(inner);
      }
      return content.replaceChild(spot.index(), child.withContent(inner));
    }
  }

  /**
   * Without what stands between two positions in one and the same node.
   *
   * @throws Unfit if they are not in the same
   */
  public Slice without(int from, int to) {
    return new Slice(without(content, from + openStart, to + openStart), openStart, openEnd);
  }

  private static Fragment without(Fragment content, int from, int to) {
    Fragment.Spot start = content.spot(from);
    Fragment.Spot end = content.spot(to);
    Node child = content.childAt(start.index());
    if (child == null || start.offset() == from || child.isText()) {
      if (end.offset() != to && !content.child(end.index()).isText()) {
        throw new Unfit("Removing non-flat range");
      }
      return content.cut(0, from).append(content.cut(to, content.size()));
    } else if (start.index() != end.index()) {
      throw new Unfit("Removing non-flat range");
    }
    int inside = start.offset() + 1;
    return content.replaceChild(
        start.index(), child.withContent(without(child.content(), from - inside, to - inside)));
  }

  /** All text in it; blocks of text separated by the one, breaks written as the other. */
  public String text(String separator, String lineBreak) {
    StringBuilder text = new StringBuilder();
    boolean[] first = {true};
    content.between(
        0,
        content.size(),
        (node, position, parent) -> {
          if (node.type().hasInlineContent()) {
            text.append(first[0] ? "" : separator);
            first[0] = false;
          }
          text.append(node.type().isLeaf() && !node.isText() ? leaf(node, lineBreak) : node.text());
          return true;
        },
        new Fragment.Within(null, 0));
    return text.toString();
  }

  /** The words of a footnote stand in brackets where it does. */
  private static String leaf(Node node, String lineBreak) {
    return node.type().name().equals("footnote")
        ? " [" + node.attrs().value("words") + "]"
        : lineBreak;
  }

  /** As ProseMirror writes it; null if it is empty. */
  public @Nullable ObjectNode toJson() {
    if (content.size() == 0) {
      return null;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("content", content.toJson());
    if (openStart > 0) {
      json.put("openStart", openStart);
    }
    if (openEnd > 0) {
      json.put("openEnd", openEnd);
    }
    return json;
  }
}
