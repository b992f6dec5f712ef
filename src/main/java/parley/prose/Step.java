package parley.prose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;

/** One atomic change of a document, made for one version of it. */
public sealed interface Step
    permits ReplaceStep, ReplaceAroundStep, MarkStep, MarkSetStep, NodeMarkStep, AttrStep {
  /** How many steps a set of marks may hold, as the undoing of one mark over many others does. */
  int SET_MAX = 2_000;

  /**
   * Reads a step as ProseMirror writes it.
   *
   * @throws Unfit for what is no step, what it would insert does not fit the schema, or is beyond a
   *     limit
   */
  static Step fromJson(Schema schema, JsonNode json) {
    return new StepReader(schema).step(json);
  }

  /** Applies it; garbage fails, and does no harm. */
  default Outcome apply(Node document) {
    try {
      return new Outcome.Applied(applied(document));
    } catch (Unfit refused) {
      return new Outcome.Failed(refused.reason());
    }
  }

  /**
   * The document after it.
   *
   * @throws Unfit if it does not fit this document
   */
  Node applied(Node document);

  /** What it moves. */
  StepMap map();

  /**
   * The step that undoes it.
   *
   * @param document the document before it
   * @throws Unfit if it does not fit this document
   */
  Step inverse(Node document);

  /** The same change after others; null if they took away what it changes. */
  @Nullable Step mapped(Mappable others);

  /** Both in one, if the next one continues this; else null. */
  default @Nullable Step merged(Step next) {
    return null;
  }

  /** The characters that it would insert; lines for blocks. */
  default String text() {
    return "";
  }

  /** As ProseMirror writes it, field for field. */
  ObjectNode toJson();
}
