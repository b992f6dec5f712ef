package parley.prose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;

/**
 * A step, or a list of them, as a page sends it: read and applied, or refused with a reason; what
 * it leaves is a document, and what is kept of it can be read again.
 */
public final class StepFuzz {
  private static final Schema SCHEMA = Schema.text();
  private static final Node BEFORE =
      Texts.document(
          Texts.paragraph("hello"),
          "{'type':'bullet_list','content':[{'type':'list_item','content':["
              + Texts.paragraph("one")
              + "]}]}",
          Texts.paragraph("a\ud83d\udd4ab"));

  private StepFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Node document = BEFORE;
    try {
      JsonNode json = Schema.json(input);
      for (JsonNode each : json.isArray() ? json : List.of(json)) {
        Step step = Step.fromJson(SCHEMA, each);
        Step.fromJson(SCHEMA, step.toJson()); // what is kept can be read again
        if (step.apply(document) instanceof Outcome.Applied applied) {
          document = applied.document();
          SCHEMA.document(document.toJson());
        }
      }
    } catch (Unfit refused) {
      String reason = refused.getMessage();
      if (reason == null || reason.isEmpty()) {
        throw new IllegalStateException("refused without a reason", refused);
      }
    }
  }
}
