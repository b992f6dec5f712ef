package parley.prose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Mark;
import parley.prose.model.Node;

/** Puts a mark on one node that is no text, or takes it off. */
public sealed interface NodeMarkStep extends Step {
  int position();

  Mark mark();

  /** ProseMirror's name for it. */
  String kind();

  /** Puts a mark on. */
  record Add(int position, Mark mark) implements NodeMarkStep {
    @Override
    public Node applied(Node document) {
      Node node = AttrStep.found(document, position);
      return AttrStep.put(
          document, position, node.emptied(node.attrs(), mark.addedTo(node.marks())));
    }

    @Override
    public Step inverse(Node document) {
      Node node = document.nodeAt(position);
      if (node == null) {
        return new Remove(position, mark);
      }
      List<Mark> added = mark.addedTo(node.marks());
      if (added.size() != node.marks().size()) {
        return new Remove(position, mark);
      }
      return node.marks().stream()
          .filter(other -> !added.contains(other))
          .findFirst()
          .map(replaced -> new Add(position, replaced))
          .orElse(this);
    }

    @Override
    public @Nullable Step mapped(Mappable others) {
      Mappable.Mapped at = others.follow(position, Mappable.Side.AFTER);
      return at.isGoneAfter() ? null : new Add(at.position(), mark);
    }

    @Override
    public String kind() {
      return "addNodeMark";
    }
  }

  /** Takes a mark off. */
  record Remove(int position, Mark mark) implements NodeMarkStep {
    @Override
    public Node applied(Node document) {
      Node node = AttrStep.found(document, position);
      return AttrStep.put(
          document, position, node.emptied(node.attrs(), mark.removedFrom(node.marks())));
    }

    @Override
    public Step inverse(Node document) {
      Node node = document.nodeAt(position);
      return node == null || !node.marks().contains(mark) ? this : new Add(position, mark);
    }

    @Override
    public @Nullable Step mapped(Mappable others) {
      Mappable.Mapped at = others.follow(position, Mappable.Side.AFTER);
      return at.isGoneAfter() ? null : new Remove(at.position(), mark);
    }

    @Override
    public String kind() {
      return "removeNodeMark";
    }
  }

  @Override
  default StepMap map() {
    return StepMap.EMPTY;
  }

  @Override
  default ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("stepType", kind()).put("pos", position());
    json.set("mark", mark().toJson());
    return json;
  }
}
