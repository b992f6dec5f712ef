package parley.prose;

import parley.prose.model.Node;

/** What came of applying a step. */
public sealed interface Outcome {
  /** The document after it. */
  record Applied(Node document) implements Outcome {}

  /** It does not fit this document; the reason quotes no content. */
  record Failed(String reason) implements Outcome {}
}
