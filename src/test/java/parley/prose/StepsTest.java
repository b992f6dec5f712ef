package parley.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.prose.Texts.applied;
import static parley.prose.Texts.cut;
import static parley.prose.Texts.insert;
import static parley.prose.Texts.lines;
import static parley.prose.Texts.paragraph;
import static parley.prose.Texts.step;
import static parley.prose.Texts.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.prose.model.Node;

/** By hand; that all agrees with ProseMirror is tried in {@link DifferentialTest}. */
class StepsTest {
  private final Node two = Texts.document(paragraph("hello"), paragraph("there"));

  @Test
  void writingAndItsUndoing() {
    Step writes = insert(3, text("y!"));
    Node after = applied(writes, two);
    assertThat(lines(after)).isEqualTo("hey!llo\nthere");
    assertThat(applied(writes.inverse(two), after)).isEqualTo(two);
  }

  @Test
  void aStepIsWrittenAsItWasRead() {
    String wrap =
        "{'stepType':'replaceAround','from':0,'to':7,'gapFrom':0,'gapTo':7,'insert':1,"
            + "'slice':{'content':[{'type':'blockquote','attrs':{'dir':null}}]},'structure':true}";
    Step step = step(wrap);
    assertThat(step.toJson()).hasToString(wrap.replace('\'', '"'));
    assertThat(applied(step, two).content().child(0).type().name()).isEqualTo("blockquote");
    assertThat(applied(step.inverse(two), applied(step, two))).isEqualTo(two);
  }

  @Test
  void twoWritersKeepTheirWords() {
    Step theirs = insert(1, text("Oh, "));
    Rebase rebased =
        Rebase.of(
            applied(theirs, two),
            List.of(theirs.map()),
            List.of(insert(6, text("!")), insert(7, text("?"))));
    assertThat(lines(rebased.document())).isEqualTo("Oh, hello!?\nthere");
    assertThat(rebased.kept()).extracting(Rebase.Kept::index).containsExactly(0, 1);
    assertThat(rebased.dropped()).isEmpty();
  }

  @Test
  void whatHasNoPlaceAnyMoreIsGivenBack() {
    Step theirs = cut(0, 7);
    Rebase rebased =
        Rebase.of(
            applied(theirs, two),
            List.of(theirs.map()),
            List.of(insert(3, text("lost")), insert(14, text("kept"))));
    assertThat(rebased.dropped()).extracting(Rebase.Dropped::text).containsExactly("lost");
    assertThat(rebased.kept()).extracting(Rebase.Kept::index).containsExactly(1);
    assertThat(lines(rebased.document())).isEqualTo("thkeptere");
  }

  @Test
  void whatIsGivenBackOfAPasteIsItsLines() {
    Step theirs = cut(0, 7);
    Step paste =
        step(
            "{'stepType':'replace','from':3,'to':3,'slice':{'content':["
                + paragraph("one")
                + ",{'type':'paragraph','content':["
                + text("two")
                + ",{'type':'hard_break'},"
                + text("three")
                + "]}],'openStart':1,'openEnd':1}}");
    Rebase rebased = Rebase.of(applied(theirs, two), List.of(theirs.map()), List.of(paste));
    assertThat(rebased.dropped())
        .extracting(Rebase.Dropped::text)
        .containsExactly("one\ntwo\nthree");
  }
}
