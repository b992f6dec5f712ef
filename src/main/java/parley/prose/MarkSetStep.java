package parley.prose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Node;

/**
 * Several changes of marks in one step, as the undoing of one mark over others needs them.
 *
 * <p>Never nested: where ProseMirror nests sets, which it cannot read again itself, their steps
 * stand here one after the other, which does the same.
 */
public record MarkSetStep(List<MarkStep> steps) implements Step {
  @Override
  public Node applied(Node document) {
    Node changed = document;
    for (MarkStep step : steps) {
      changed = step.applied(changed);
    }
    return changed;
  }

  @Override
  public StepMap map() {
    return StepMap.EMPTY;
  }

  @Override
  public Step inverse(Node document) {
    List<MarkStep> inverses = new ArrayList<>();
    for (MarkStep step : steps) {
      addTo(inverses, step.inverse(document));
    }
    return new MarkSetStep(List.copyOf(inverses));
  }

  /** Adds a step of marks, or all of a set. */
  static void addTo(List<MarkStep> target, Step step) {
    if (step instanceof MarkSetStep set) {
      target.addAll(set.steps);
    } else if (step instanceof MarkStep one) {
      target.add(one);
    }
  }

  @Override
  public @Nullable Step mapped(Mappable others) {
    List<MarkStep> mapped = new ArrayList<>();
    for (MarkStep step : steps) {
      Step one = step.mapped(others);
      if (one != null) {
        addTo(mapped, one);
      }
    }
    return mapped.isEmpty() ? null : new MarkSetStep(List.copyOf(mapped));
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("stepType", "markSet");
    ArrayNode list = json.putArray("steps");
    steps.forEach(step -> list.add(step.toJson()));
    return json;
  }
}
