package parley.prose.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.prose.Outcome;
import parley.prose.Step;
import parley.prose.StepMap;
import parley.prose.model.Node;
import parley.prose.model.Schema;

/**
 * Marked words under random edits equal a model in which each character is known: what is left is
 * exactly from the first of them that is still there to the last.
 */
class PlaceTest {
  private static final Schema SCHEMA = Schema.text();

  /** Characters of which no two are the same, so that each is known again. */
  private static final int FIRST = 0x4E00;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void wordsAreFollowedThroughRandomEdits(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      new Life(random).run();
    }
  }

  /** A document and words marked in it, while it is changed. */
  private static final class Life {
    private final Random random;
    private int next = FIRST;
    private Node doc;
    private final List<Place> places = new ArrayList<>();
    private final List<Set<Integer>> models = new ArrayList<>();
    private int kept;

    Life(Random random) {
      this.random = random;
      this.doc = document(paragraph(fresh(20)), paragraph(fresh(12)), paragraph(fresh(30)));
    }

    void run() {
      for (int i = 0; i < 6; i++) {
        mark();
      }
      for (int i = 0; i < 40; i++) {
        edit();
        compare();
        if (random.nextInt(8) == 0) {
          mark();
        }
      }
      assertThat(kept).as("edits that were made").isGreaterThan(10);
    }

    private void mark() {
      int from = random.nextInt(doc.content().size());
      int to = from + 1 + random.nextInt(Math.min(15, doc.content().size() - from));
      Range range = Block.trimmed(doc, new Range(from, to));
      if (range != null) {
        places.add(Place.of(range));
        models.add(new HashSet<>(characters(range)));
      }
    }

    private List<Integer> characters(Range range) {
      return Block.words(doc, range).replace("\n", "").chars().boxed().toList();
    }

    private void edit() {
      int size = doc.content().size();
      int from = random.nextInt(size + 1);
      int to = random.nextInt(3) == 0 ? from : Math.min(size, from + random.nextInt(9));
      String content =
          switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 ->
                ",\"slice\":{\"openStart\":1,\"openEnd\":1,\"content\":["
                    + paragraph(fresh(2))
                    + ","
                    + paragraph(fresh(2))
                    + "]}";
            case 2 ->
                ",\"slice\":{\"openStart\":1,\"openEnd\":1,\"content\":["
                    + "{\"type\":\"paragraph\"},{\"type\":\"paragraph\"}]}";
            default -> ",\"slice\":{\"content\":[" + text(fresh(1 + random.nextInt(4))) + "]}";
          };
      Step step =
          Step.fromJson(
              SCHEMA,
              json("{\"stepType\":\"replace\",\"from\":" + from + ",\"to\":" + to + content + "}"));
      if (step.apply(doc) instanceof Outcome.Applied applied) {
        kept++;
        doc = applied.document();
        places.replaceAll(place -> place.through(step.map()));
      }
    }

    private void compare() {
      List<Integer> all = characters(new Range(0, doc.content().size()));
      for (int i = 0; i < places.size(); i++) {
        Set<Integer> model = models.get(i);
        model.retainAll(all);
        Range whole = places.get(i).whole();
        Range found = whole == null ? null : Block.trimmed(doc, whole);
        List<Integer> expected = new ArrayList<>();
        int first = all.stream().filter(model::contains).findFirst().map(all::indexOf).orElse(-1);
        for (int j = first; j >= 0 && j < all.size(); j++) {
          expected.add(all.get(j));
        }
        while (!expected.isEmpty() && !model.contains(expected.getLast())) {
          expected.removeLast();
        }
        List<Integer> marked = found == null ? List.of() : characters(found);
        // an edge of a block that was marked too and is left may hold a little more
        assertThat(marked.stream().filter(model::contains).toList())
            .isEqualTo(expected.stream().filter(model::contains).toList());
        if (!model.isEmpty()) {
          assertThat(marked).containsSubsequence(expected);
        }
      }
    }

    private String fresh(int count) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        text.append((char) next++);
      }
      return text.toString();
    }
  }

  @Test
  void whatIsWrittenAtTheEdgesDoesNotBelongToThem() {
    Place place = Place.of(new Range(3, 6));
    assertThat(place.through(StepMap.of(3, 0, 4)).whole()).isEqualTo(new Range(7, 10));
    assertThat(place.through(StepMap.of(6, 0, 4)).whole()).isEqualTo(new Range(3, 6));
    assertThat(place.through(StepMap.of(4, 0, 4)).whole()).isEqualTo(new Range(3, 10));
    assertThat(place.through(StepMap.of(2, 6, 9)).isGone()).isTrue();
  }

  private static Node document(String... blocks) {
    return SCHEMA.document(
        json("{\"type\":\"doc\",\"content\":[" + String.join(",", blocks) + "]}"));
  }

  private static String paragraph(String words) {
    return "{\"type\":\"paragraph\",\"content\":[" + text(words) + "]}";
  }

  private static String text(String words) {
    return "{\"type\":\"text\",\"text\":\"" + words + "\"}";
  }

  private static JsonNode json(String text) {
    return Schema.json(text.getBytes(StandardCharsets.UTF_8));
  }
}
