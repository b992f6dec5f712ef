package parley.prose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Fragment;
import parley.prose.model.Node;
import parley.prose.model.Position;
import parley.prose.model.Slice;
import parley.prose.model.Unfit;

/**
 * Replaces a range by a slice.
 *
 * @param structure whether it may only take away edges of nodes, so that after rebasing it cannot
 *     take away words it was not meant to
 */
public record ReplaceStep(int from, int to, Slice slice, boolean structure) implements Step {
  @Override
  public Node applied(Node document) {
    if (structure && hasContent(document, from, to)) {
      throw new Unfit("Structure replace would overwrite content");
    }
    return document.replace(from, to, slice).uncut(from, from + slice.size());
  }

  @Override
  public StepMap map() {
    return StepMap.of(from, to - from, slice.size());
  }

  @Override
  public Step inverse(Node document) {
    return new ReplaceStep(from, from + slice.size(), document.slice(from, to), false);
  }

  @Override
  public @Nullable Step mapped(Mappable others) {
    Mappable.Mapped end = others.follow(to, Mappable.Side.BEFORE);
    Mappable.Mapped start = others.follow(from, Mappable.Side.AFTER);
    return start.isGoneAcross() && end.isGoneAcross()
        ? null
        : new ReplaceStep(
            start.position(), Math.max(start.position(), end.position()), slice, structure);
  }

  @Override
  public @Nullable Step merged(Step next) {
    if (!(next instanceof ReplaceStep other) || structure || other.structure) {
      return null;
    } else if (from + slice.size() == other.from
        && slice.openEnd() == 0
        && other.slice.openStart() == 0) {
      return new ReplaceStep(from, to + (other.to - other.from), joined(slice, other.slice), false);
    } else if (other.to == from && slice.openStart() == 0 && other.slice.openEnd() == 0) {
      return new ReplaceStep(other.from, to, joined(other.slice, slice), false);
    }
    return null;
  }

  private static Slice joined(Slice first, Slice second) {
    Fragment content = first.content().append(second.content());
    return first.size() + second.size() == 0
        ? Slice.EMPTY
        : new Slice(content, first.openStart(), second.openEnd());
  }

  @Override
  public String text() {
    return slice.text("\n", "\n");
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("stepType", "replace")
            .put("from", from)
            .put("to", to);
    close(json, slice, structure);
    return json;
  }

  static void close(ObjectNode json, Slice slice, boolean structure) {
    if (slice.size() > 0) {
      json.set("slice", slice.toJson());
    }
    if (structure) {
      json.put("structure", true);
    }
  }

  /** Whether more stands in a range than ends of nodes and then beginnings. */
  static boolean hasContent(Node document, int from, int to) {
    Position start = document.resolve(from);
    int rest = to - from;
    int depth = start.depth();
    while (rest > 0
        && depth > 0
        && start.indexAfter(depth) == start.node(depth).content().count()) {
      depth--;
      rest--;
    }
    if (rest <= 0) {
      return false;
    }
    Fragment siblings = start.node(depth).content();
    int index = start.indexAfter(depth);
    for (; rest > 0; rest--) {
      if (index >= siblings.count() || siblings.child(index).type().isLeaf()) {
        return true;
      }
      siblings = siblings.child(index).content();
      index = 0;
    }
    return false;
  }
}
