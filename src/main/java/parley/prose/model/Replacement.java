package parley.prose.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a slice in place of a range, joining what is open: prosemirror-model's replace.ts. */
final class Replacement {
  private final Position from;
  private final Position to;
  private final Slice slice;

  private Replacement(Position from, Position to, Slice slice) {
    this.from = from;
    this.to = to;
    this.slice = slice;
  }

  static Node of(Position from, Position to, Slice slice) {
    if (from.offset() > to.offset()) {
      throw new Unfit("A range ends before it begins");
    } else if (slice.openStart() > from.depth()) {
      throw new Unfit("Inserted content deeper than insertion position");
    } else if (from.depth() - slice.openStart() != to.depth() - slice.openEnd()) {
      throw new Unfit("Inconsistent open depths");
    } else if (from.depth() - slice.openStart() + slice.content().height() > Schema.DEPTH_MAX) {
      throw new Unfit("Nested too deep");
    }
    int before = from.node(0).content().size();
    int after = before + slice.size() - (to.offset() - from.offset());
    if (after > Schema.SIZE_MAX && after > before) {
      throw new Unfit("The text would be too long");
    }
    Node document = new Replacement(from, to, slice).outer(0);
    int weight = document.content().weight();
    if (weight > Schema.WEIGHT_MAX && weight > from.node(0).content().weight()) {
      throw new Unfit("The text would have too many marks");
    }
    return document;
  }

  private Node outer(int depth) {
    int index = from.index(depth);
    Node node = from.node(depth);
    if (index == to.index(depth) && depth < from.depth() - slice.openStart()) {
      return node.withContent(node.content().replaceChild(index, outer(depth + 1)));
    } else if (slice.content().size() == 0) {
      return close(node, twoWay(from, to, depth));
    } else if (slice.openStart() == 0
        && slice.openEnd() == 0
        && from.depth() == depth
        && to.depth() == depth) {
      Fragment content = node.content();
      return close(
          node,
          content
              .cut(0, from.parentOffset())
              .append(slice.content())
              .append(content.cut(to.parentOffset(), content.size())));
    }
    Node along = along();
    int extra = from.depth() - slice.openStart();
    Position start = along.resolve(slice.openStart() + extra);
    Position end = along.resolve(along.content().size() - slice.openEnd() - extra);
    return close(node, threeWay(start, end, depth));
  }

  /** The slice in copies of the nodes around the range's start, so that depths are the same. */
  private Node along() {
    int extra = from.depth() - slice.openStart();
    Node node = from.node(extra).withContent(slice.content());
    for (int i = extra - 1; i >= 0; i--) {
      node = from.node(i).withContent(Fragment.of(node));
    }
    return node;
  }

  private Fragment threeWay(Position start, Position end, int depth) {
    Node openStart = from.depth() > depth ? joined(from, start, depth + 1) : null;
    Node openEnd = to.depth() > depth ? joined(end, to, depth + 1) : null;
    List<Node> content = new ArrayList<>();
    addRange(null, from, depth, content);
    if (openStart != null && openEnd != null && start.index(depth) == end.index(depth)) {
      checkJoin(openStart, openEnd);
      add(close(openStart, threeWay(start, end, depth + 1)), content);
    } else {
      if (openStart != null) {
        add(close(openStart, twoWay(from, start, depth + 1)), content);
      }
      addRange(start, end, depth, content);
      if (openEnd != null) {
        add(close(openEnd, twoWay(end, to, depth + 1)), content);
      }
    }
    addRange(to, null, depth, content);
    return Fragment.of(content.toArray(Node[]::new));
  }

  private static Fragment twoWay(Position before, Position after, int depth) {
    List<Node> content = new ArrayList<>();
    addRange(null, before, depth, content);
    if (before.depth() > depth) {
      Node node = joined(before, after, depth + 1);
      add(close(node, twoWay(before, after, depth + 1)), content);
    }
    addRange(after, null, depth, content);
    return Fragment.of(content.toArray(Node[]::new));
  }

  private static Node joined(Position before, Position after, int depth) {
    Node node = before.node(depth);
    checkJoin(node, after.node(depth));
    return node;
  }

  private static void checkJoin(Node main, Node sub) {
    if (!sub.type().isCompatible(main.type())) {
      throw new Unfit("Cannot join " + sub.type().name() + " onto " + main.type().name());
    }
  }

  private static void add(Node child, List<Node> target) {
    if (!target.isEmpty() && child.isText() && child.sameMarkup(target.getLast())) {
      Node last = target.removeLast();
      target.add(last.withText(last.text() + child.text()));
    } else {
      target.add(child);
    }
  }

  private static void addRange(
      @Nullable Position start, @Nullable Position end, int depth, List<Node> target) {
    Node node = end != null ? end.node(depth) : start != null ? start.node(depth) : null;
    if (node == null) {
      return; // one of both is always given
    }
    int first = 0;
    if (start != null) {
      first = start.index(depth);
      if (start.depth() > depth) {
        first++;
      } else if (start.textOffset() > 0) {
        addIfAny(start.after(), target);
        first++;
      }
    }
    int last = end == null ? node.content().count() : end.index(depth);
    for (int i = first; i < last; i++) {
      add(node.content().child(i), target);
    }
    if (end != null && end.depth() == depth && end.textOffset() > 0) {
      addIfAny(end.before(), target);
    }
  }

  private static void addIfAny(@Nullable Node child, List<Node> target) {
    if (child != null) {
      add(child, target);
    }
  }

  private static Node close(Node node, Fragment content) {
    node.type().check(content);
    return node.withContent(content);
  }
}
