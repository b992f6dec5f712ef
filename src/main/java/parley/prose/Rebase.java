package parley.prose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Node;
import parley.prose.model.Unfit;

/**
 * Brings one writer's steps over what others did meanwhile; the algorithm is that of {@code
 * rebaseSteps} in prosemirror-collab 1.3.1.
 *
 * <p>The row of maps is: the inverses of the writer's steps, last first; the others' steps; the
 * writer's steps as they have become. A step goes through the part of the row that begins after the
 * inverse of itself: back to where the writer began, over the others, and on over the earlier ones
 * of its own. Each inverse is mirrored by the step that it undoes where that was kept, so that a
 * position in something the writer had put in comes back into it. A step whose place is gone, or
 * that no longer fits, is left out, and those after it go on without it.
 *
 * <p>Where nobody else did anything, and as long as nothing was left out, steps stay as they are.
 *
 * <p>The writer's own version of the document is not needed, as maps hold all that matters of it.
 *
 * @param document the newest document with the kept steps
 */
public record Rebase(Node document, List<Kept> kept, List<Dropped> dropped) {
  /** How many steps can be rebased at once: what each costs grows with all of them. */
  public static final int STEPS_MAX = 2_000;

  /**
   * A step as it is now.
   *
   * @param index which of the writer's steps it was
   */
  public record Kept(int index, Step step) {}

  /**
   * A step that could not be kept.
   *
   * @param reason why, without content
   * @param text the characters it would have put in, to be given back to the writer
   */
  public record Dropped(int index, String reason, String text) {}

  /**
   * Rebases.
   *
   * @param newest the document at the newest version
   * @param since the maps of all steps from the writer's version to that one
   * @param steps the writer's steps, each made for the document after the one before
   * @throws Unfit if they are more than {@link #STEPS_MAX}
   */
  public static Rebase of(Node newest, List<StepMap> since, List<Step> steps) {
    if (steps.size() > STEPS_MAX) {
      throw new Unfit("Too many steps at once");
    }
    return new Row(since, steps).rebased(newest);
  }

  /** The row of maps, while it grows. */
  private static final class Row {
    private final List<Step> steps;
    private final Mapping mapping = new Mapping();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final boolean nothingSince;
    private int length;

    Row(List<StepMap> since, List<Step> steps) {
      this.steps = steps;
      this.nothingSince = since.isEmpty();
      steps.reversed().forEach(step -> add(step.map().inverse()));
      since.forEach(this::add);
    }

    private void add(StepMap map) {
      mapping.add(map);
      length++;
    }

    Rebase rebased(Node newest) {
      Node document = newest;
      for (int i = 0; i < steps.size(); i++) {
        Step mapped = mapped(i);
        Outcome outcome =
            mapped == null ? new Outcome.Failed("Its place is gone") : mapped.apply(document);
        if (outcome instanceof Outcome.Failed failed) {
          dropped.add(new Dropped(i, failed.reason(), steps.get(i).text()));
        } else if (outcome instanceof Outcome.Applied applied && mapped != null) {
          document = applied.document();
          kept.add(new Kept(i, mapped));
          mapping.add(mapped.map(), steps.size() - 1 - i);
          length++;
        }
      }
      return new Rebase(document, List.copyOf(kept), List.copyOf(dropped));
    }

    private @Nullable Step mapped(int index) {
      Step step = steps.get(index);
      return nothingSince && dropped.isEmpty()
          ? step
          : step.mapped(mapping.slice(steps.size() - index, length));
    }
  }
}
