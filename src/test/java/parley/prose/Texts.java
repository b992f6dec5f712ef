package parley.prose;

import static java.nio.charset.StandardCharsets.UTF_8;

import parley.prose.model.Node;
import parley.prose.model.Schema;

/** Documents and steps written short: quotation marks may be single. */
final class Texts {
  static final Schema SCHEMA = Schema.text();

  private Texts() {}

  /** A document of these blocks, each as JSON. */
  static Node document(String... blocks) {
    return SCHEMA.document(
        Schema.json(bytes("{'type':'doc','content':[" + String.join(",", blocks) + "]}")));
  }

  static String paragraph(String text) {
    return text.isEmpty()
        ? "{'type':'paragraph'}"
        : "{'type':'paragraph','content':[" + text(text) + "]}";
  }

  static String text(String text) {
    return "{'type':'text','text':'" + text + "'}";
  }

  static Step step(String json) {
    return Step.fromJson(SCHEMA, Schema.json(bytes(json)));
  }

  static Step insert(int at, String content) {
    return step(
        "{'stepType':'replace','from':%1$d,'to':%1$d,'slice':{'content':[%2$s]}}"
            .formatted(at, content));
  }

  static Step cut(int from, int to) {
    return step("{'stepType':'replace','from':%d,'to':%d}".formatted(from, to));
  }

  static Node applied(Step step, Node document) {
    return switch (step.apply(document)) {
      case Outcome.Applied applied -> applied.document();
      case Outcome.Failed failed -> throw new AssertionError(failed.reason());
    };
  }

  static String lines(Node document) {
    return document.text("\n", "\n");
  }

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }
}
