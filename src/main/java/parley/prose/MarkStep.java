package parley.prose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Fragment;
import parley.prose.model.Mark;
import parley.prose.model.Node;
import parley.prose.model.Position;
import parley.prose.model.Slice;

/** Puts a mark on a range of inline content, or takes it off. */
public sealed interface MarkStep extends Step {
  int from();

  int to();

  Mark mark();

  /** ProseMirror's name for it. */
  String kind();

  /** The marks of a node after it. */
  List<Mark> marked(List<Mark> marks);

  /** The same on another range. */
  MarkStep on(int start, int end);

  /** Puts a mark on. */
  record Add(int from, int to, Mark mark) implements MarkStep {
    @Override
    public List<Mark> marked(List<Mark> marks) {
      return mark.addedTo(marks);
    }

    @Override
    public MarkStep on(int start, int end) {
      return new Add(start, end, mark);
    }

    @Override
    public Node applied(Node document) {
      return new Change(this, (node, parent) -> parent.type().hasInlineContent()).of(document);
    }

    @Override
    public Step inverse(Node document) {
      Undoing undoing = new Undoing(from, to);
      document.between(
          from,
          to,
          (node, position, parent) -> {
            List<Mark> added = mark.addedTo(node.marks());
            if (node.type().isInline() && !added.equals(node.marks())) {
              undoing.add(new Remove(position, position + node.size(), mark));
              for (Mark other : node.marks()) {
                if (!added.contains(other)) {
                  undoing.add(new Add(position, position + node.size(), other));
                }
              }
            }
            return true;
          });
      return undoing.step();
    }

    @Override
    public String kind() {
      return "addMark";
    }
  }

  /** Takes a mark off. */
  record Remove(int from, int to, Mark mark) implements MarkStep {
    @Override
    public List<Mark> marked(List<Mark> marks) {
      return mark.removedFrom(marks);
    }

    @Override
    public MarkStep on(int start, int end) {
      return new Remove(start, end, mark);
    }

    @Override
    public Node applied(Node document) {
      return new Change(this, (node, parent) -> true).of(document);
    }

    @Override
    public Step inverse(Node document) {
      Undoing undoing = new Undoing(from, to);
      document.between(
          from,
          to,
          (node, position, parent) -> {
            if (node.type().isInline() && node.marks().contains(mark)) {
              undoing.add(new Add(position, position + node.size(), mark));
            }
            return true;
          });
      return undoing.step();
    }

    @Override
    public String kind() {
      return "removeMark";
    }
  }

  @Override
  default StepMap map() {
    return StepMap.EMPTY;
  }

  @Override
  default @Nullable Step mapped(Mappable others) {
    int start = others.map(from(), Mappable.Side.AFTER);
    int end = others.map(to(), Mappable.Side.BEFORE);
    return start >= end ? null : on(start, end);
  }

  @Override
  default @Nullable Step merged(Step next) {
    return next instanceof MarkStep other
            && other.getClass() == getClass()
            && other.mark().equals(mark())
            && from() <= other.to()
            && to() >= other.from()
        ? on(Math.min(from(), other.from()), Math.max(to(), other.to()))
        : null;
  }

  @Override
  default ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("stepType", kind());
    json.set("mark", mark().toJson());
    return json.put("from", from()).put("to", to());
  }

  /** Changes the marks of those inline nodes, each with its parent, that take part. */
  record Change(MarkStep step, BiPredicate<Node, Node> takes) {
    Node of(Node document) {
      Slice old = document.slice(step.from(), step.to());
      Position start = document.resolve(step.from());
      Node parent = start.node(start.sharedDepth(step.to()));
      Slice marked = new Slice(of(old.content(), parent), old.openStart(), old.openEnd());
      return document.replace(step.from(), step.to(), marked).uncut(step.from(), step.to());
    }

    private Fragment of(Fragment content, Node parent) {
      List<Node> children = new ArrayList<>(content.count());
      for (int i = 0; i < content.count(); i++) {
        Node child = content.child(i);
        if (child.content().size() > 0) {
          child = child.withContent(of(child.content(), child));
        }
        boolean changes = child.type().isInline() && takes.test(child, parent);
        children.add(changes ? child.withMarks(step.marked(child.marks())) : child);
      }
      return Fragment.of(children);
    }
  }

  /** Gathers what undoes a mark, piece by piece within the range; adjacent pieces become one. */
  final class Undoing {
    private final int from;
    private final int to;
    private final List<MarkStep> steps = new ArrayList<>();

    Undoing(int from, int to) {
      this.from = from;
      this.to = to;
    }

    void add(MarkStep wide) {
      MarkStep step = wide.on(Math.max(from, wide.from()), Math.min(to, wide.to()));
      MarkStep last = steps.isEmpty() ? null : steps.getLast();
      if (last != null
          && last.getClass() == step.getClass()
          && last.to() == step.from()
          && last.mark().equals(step.mark())) {
        steps.set(steps.size() - 1, step.on(last.from(), step.to()));
      } else {
        steps.add(step);
      }
    }

    Step step() {
      return steps.size() == 1 ? steps.getFirst() : new MarkSetStep(List.copyOf(steps));
    }
  }
}
