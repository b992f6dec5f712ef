package parley.prose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import parley.prose.Mappable.Mapped;
import parley.prose.Mappable.Side;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.model.Slice;
import parley.prose.model.Unfit;

/**
 * What ProseMirror makes of documents, steps, maps and two writers at once, we make of them too.
 * {@code -Dparley.prose.cases=50000} is the long run; {@code -Dparley.prose.seed=…} repeats one.
 */
class DifferentialTest {
  private static final Schema SCHEMA = Schema.text();

  /** Of each fixed seed as many, and as many of one by chance. */
  private static final int CASES = Integer.getInteger("parley.prose.cases", 2_000);

  private static final long[] SEEDS = {1, 2, 3};

  @Test
  void javaAgreesWithProseMirror() {
    long chance = Long.getLong("parley.prose.seed", ThreadLocalRandom.current().nextInt(1 << 30));
    System.out.println("DifferentialTest: -Dparley.prose.seed=" + chance);
    int each = CASES / (SEEDS.length + 1);
    for (long seed : SEEDS) {
      Cases.each(seed, 0, each, DifferentialTest::check);
    }
    Cases.each(chance, 0, CASES - SEEDS.length * each, DifferentialTest::check);
  }

  private static void check(JsonNode one) {
    String id = one.path("id").asText();
    String kind = one.path("kind").asText();
    try {
      switch (kind) {
        case "steps" -> steps(one);
        case "rebase" -> rebase(one);
        case "everywhere" -> everywhere(one);
        case "mapping" -> mapping(one);
        case "hostileStep" -> hostileStep(one);
        case "hostileDocument" -> hostileDocument(one);
        case "hostileRebase" -> hostileRebase(one);
        default -> throw new AssertionError("Not known here");
      }
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError("Case " + id + " (" + kind + "): " + wrong + "\n" + one, wrong);
    }
  }

  private static void steps(JsonNode one) {
    Node document = document(one.path("doc"));
    Step before = null;
    JsonNode merged = null;
    for (JsonNode each : one.path("steps")) {
      Step step = Step.fromJson(SCHEMA, each.path("step"));
      same(step.toJson(), each.path("step"));
      assertThat(Step.fromJson(SCHEMA, Cases.bare(each.path("step")))).isEqualTo(step);
      if (before != null && merged != null) {
        Step both = before.merged(step);
        same(both == null ? NullNode.instance : both.toJson(), merged);
      }
      Node after = applied(step, document);
      same(after.toJson(), each.path("doc"));
      assertThat(after).isEqualTo(document(each.path("doc")));
      same(step.map(), each.path("map"));
      Step inverse = step.inverse(document);
      same(inverse.toJson(), each.path("inverse"));
      Outcome undone = inverse.apply(after);
      same(
          undone instanceof Outcome.Applied back ? back.document().toJson() : NullNode.instance,
          each.path("undone"));
      document = after;
      before = step;
      merged = each.path("merged");
    }
  }

  private static void everywhere(JsonNode one) {
    Node document = document(one.path("doc"));
    Slice slice = Slice.fromJson(SCHEMA, one.get("slice"), Slice.WHOLE);
    Iterator<JsonNode> sums = one.path("sums").iterator();
    for (int from = 0; from <= one.path("size").asInt(); from++) {
      for (int to = from; to <= one.path("size").asInt(); to++) {
        Step step = new ReplaceStep(from, to, slice, one.path("structure").asBoolean());
        Object sum =
            step.apply(document) instanceof Outcome.Applied applied
                ? applied.document().toJson().toString().hashCode()
                : "null";
        assertThat(from + " to " + to + ": " + sum)
            .isEqualTo(from + " to " + to + ": " + sums.next());
      }
    }
  }

  private static void rebase(JsonNode one) {
    Rebase rebased = Rebase.of(document(one.path("doc")), maps(one), read(one.path("steps")));
    List<String> kept = new ArrayList<>();
    rebased.kept().forEach(each -> kept.add(each.index() + " " + each.step().toJson()));
    List<String> expected = new ArrayList<>();
    one.path("kept").forEach(each -> expected.add(each.path("index") + " " + each.path("step")));
    assertThat(kept).isEqualTo(expected);
    assertThat(rebased.dropped().stream().map(Rebase.Dropped::index).toList().toString())
        .isEqualTo(one.path("dropped").toString().replace(",", ", "));
    same(rebased.document().toJson(), one.path("after"));
  }

  private static void mapping(JsonNode one) {
    Mapping mapping = new Mapping();
    for (JsonNode each : one.path("row")) {
      StepMap plain = StepMap.of(numbers(each.path("ranges")));
      StepMap map = each.path("inverted").asBoolean() ? plain.inverse() : plain;
      if (each.path("mirror").isNull()) {
        mapping.add(map);
      } else {
        mapping.add(map, each.path("mirror").asInt());
      }
    }
    Mapping part = mapping.slice(one.path("from").asInt(), one.path("to").asInt());
    Mapping inverse = mapping.inverse();
    StepMap first = mapping.maps().isEmpty() ? StepMap.EMPTY : mapping.maps().getFirst();
    for (JsonNode each : one.path("results")) {
      int at = each.path("pos").asInt();
      Side side = each.path("assoc").asInt() < 0 ? Side.BEFORE : Side.AFTER;
      Mapped through = part.follow(at, side);
      assertThat("[" + through.position() + "," + through.gone() + "]")
          .isEqualTo(each.path("part").toString());
      Mapped alone = first.follow(at, side);
      assertThat("[" + alone.position() + "," + alone.gone() + "," + alone.recover() + "]")
          .isEqualTo(each.path("one").toString());
      assertThat(inverse.map(at, side)).isEqualTo(each.path("back").asInt());
    }
  }

  /** We may refuse what ProseMirror takes, never take what it refuses, nor make it otherwise. */
  private static void hostileStep(JsonNode one) {
    Node document = document(one.path("doc"));
    Step step;
    try {
      step = Step.fromJson(SCHEMA, one.path("step"));
    } catch (Unfit refused) {
      return;
    }
    if (step.apply(document) instanceof Outcome.Applied applied) {
      same(applied.document().toJson(), one.path("after"));
      assertThat(document(applied.document().toJson())).isEqualTo(applied.document());
    }
  }

  private static void hostileDocument(JsonNode one) {
    Node document;
    try {
      document = SCHEMA.document(one.path("doc"));
    } catch (Unfit refused) {
      return;
    }
    same(document.toJson(), one.path("read"));
  }

  private static void hostileRebase(JsonNode one) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode each : one.path("steps")) {
      try {
        steps.add(Step.fromJson(SCHEMA, each));
      } catch (Unfit refused) {
        assertThat(refused.reason()).isNotEmpty();
      }
    }
    Rebase rebased = Rebase.of(document(one.path("doc")), maps(one), steps);
    assertThat(rebased.kept().size() + rebased.dropped().size()).isEqualTo(steps.size());
    assertThat(document(rebased.document().toJson())).isEqualTo(rebased.document());
  }

  private static Node document(JsonNode json) {
    return SCHEMA.document(json);
  }

  private static Node applied(Step step, Node document) {
    Outcome outcome = step.apply(document);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return outcome instanceof Outcome.Applied applied ? applied.document() : document;
  }

  private static List<Step> read(JsonNode steps) {
    List<Step> read = new ArrayList<>();
    steps.forEach(step -> read.add(Step.fromJson(SCHEMA, step)));
    return read;
  }

  private static List<StepMap> maps(JsonNode one) {
    List<StepMap> maps = new ArrayList<>();
    one.path("maps").forEach(ranges -> maps.add(StepMap.of(numbers(ranges))));
    return maps;
  }

  private static int[] numbers(JsonNode json) {
    int[] numbers = new int[json.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = json.get(i).asInt();
    }
    return numbers;
  }

  private static void same(StepMap map, JsonNode ranges) {
    assertThat(map.ranges()).isEqualTo(numbers(ranges));
  }

  /** To the byte, so field for field and in their order. */
  private static void same(JsonNode ours, JsonNode theirs) {
    assertThat(ours.toString()).isEqualTo(theirs.toString());
  }
}
