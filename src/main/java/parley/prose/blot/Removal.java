package parley.prose.blot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.Outcome;
import parley.prose.ReplaceStep;
import parley.prose.Step;
import parley.prose.model.Node;
import parley.prose.model.Slice;
import parley.prose.place.Block;
import parley.prose.place.Range;

/**
 * Takes words away where they stand, and the blocks that came with them as far as nobody else wrote
 * in those.
 *
 * @param document as it is then
 */
public record Removal(Node document, List<Step> steps) {
  /**
   * @param standing in order, none touching the next
   */
  public static Removal of(Node document, List<Range> standing) {
    Node now = document;
    List<Step> steps = new ArrayList<>();
    for (Range piece : standing.reversed()) {
      Node without = tried(now, piece, steps);
      now = without == null ? blockwise(now, piece, steps) : without;
    }
    return new Removal(now, List.copyOf(steps));
  }

  /** Null if it cannot be taken away just so. */
  private static @Nullable Node tried(Node document, Range range, List<Step> steps) {
    Step step = new ReplaceStep(range.from(), range.to(), Slice.EMPTY, false);
    if (step.apply(document) instanceof Outcome.Applied applied) {
      steps.add(step);
      return applied.document();
    }
    return null;
  }

  private static Node blockwise(Node document, Range range, List<Step> steps) {
    Node now = document;
    for (Block block : Block.of(document).reversed()) {
      int end = block.start() + block.text().length();
      boolean whole = range.from() < block.start() && range.to() > end;
      Node without = whole ? tried(now, new Range(block.start() - 1, end + 1), steps) : null;
      Range inside = new Range(Math.max(range.from(), block.start()), Math.min(range.to(), end));
      if (without == null && inside.from() < inside.to()) {
        without = tried(now, inside, steps);
      }
      now = without == null ? now : without;
    }
    return now;
  }
}
