package parley.prose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.prose.model.Node;
import parley.prose.model.Schema;

/**
 * A document, steps and two writers, by hand; that all agrees with ProseMirror is tried elsewhere.
 */
class StepsTest {
  private static final Schema SCHEMA = Schema.text();

  private final Node two = document("hello", "there");

  @Test
  void writingAndItsUndoing() {
    Step writes = insert(3, "y!");
    Node after = applied(writes, two);
    assertThat(after.text("\n", "\n")).isEqualTo("hey!llo\nthere");
    assertThat(applied(writes.inverse(two), after)).isEqualTo(two);
  }

  @Test
  void aStepIsWrittenAsItWasRead() {
    String wrap =
        "{\"stepType\":\"replaceAround\",\"from\":0,\"to\":7,\"gapFrom\":0,\"gapTo\":7,\"insert\":1,"
            + "\"slice\":{\"content\":[{\"type\":\"blockquote\",\"attrs\":{\"dir\":null}}]},"
            + "\"structure\":true}";
    Step step = step(wrap);
    assertThat(step.toJson()).hasToString(wrap);
    assertThat(applied(step, two).toJson().toString())
        .startsWith("{\"type\":\"doc\",\"content\":[{\"type\":\"blockquote\",");
    assertThat(applied(step.inverse(two), applied(step, two))).isEqualTo(two);
  }

  @Test
  void twoWritersKeepTheirWords() {
    Step theirs = insert(1, "Oh, ");
    Rebase rebased =
        Rebase.of(
            applied(theirs, two), List.of(theirs.map()), List.of(insert(6, "!"), insert(7, "?")));
    assertThat(rebased.document().text("\n", "\n")).isEqualTo("Oh, hello!?\nthere");
    assertThat(rebased.kept()).extracting(Rebase.Kept::index).containsExactly(0, 1);
    assertThat(rebased.dropped()).isEmpty();
  }

  @Test
  void whatHasNoPlaceAnyMoreIsGivenBack() {
    Step theirs = step("{\"stepType\":\"replace\",\"from\":0,\"to\":7}");
    Rebase rebased =
        Rebase.of(
            applied(theirs, two),
            List.of(theirs.map()),
            List.of(insert(3, "lost"), insert(14, "kept")));
    assertThat(rebased.dropped()).extracting(Rebase.Dropped::text).containsExactly("lost");
    assertThat(rebased.kept()).extracting(Rebase.Kept::index).containsExactly(1);
    assertThat(rebased.document().text("\n", "\n")).isEqualTo("thkeptere");
  }

  private static Node applied(Step step, Node document) {
    return step.apply(document) instanceof Outcome.Applied applied
        ? applied.document()
        : throwing(step.apply(document));
  }

  private static Node throwing(Outcome outcome) {
    throw new AssertionError(outcome);
  }

  private static Step insert(int at, String text) {
    return step(
        "{\"stepType\":\"replace\",\"from\":%d,\"to\":%d,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}}"
            .formatted(at, at, text));
  }

  private static Step step(String json) {
    return Step.fromJson(SCHEMA, Schema.json(json.getBytes(UTF_8)));
  }

  private static Node document(String... paragraphs) {
    StringBuilder json = new StringBuilder();
    for (String text : paragraphs) {
      json.append(json.isEmpty() ? "" : ",")
          .append("{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"")
          .append(text)
          .append("\"}]}");
    }
    return SCHEMA.document(
        Schema.json(("{\"type\":\"doc\",\"content\":[" + json + "]}").getBytes(UTF_8)));
  }
}
