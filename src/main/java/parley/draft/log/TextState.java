package parley.draft.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.draft.log.TextEntry.Fenced;
import parley.draft.log.TextEntry.Stepped;
import parley.prose.Step;
import parley.prose.model.Node;

/**
 * A text at a version, immutable.
 *
 * @param changes the latest of its history, oldest first
 */
public record TextState(long version, Node doc, List<Change> changes) {
  /** What comes later than that is another change. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

  private static final int CHANGES_MAX = 500;

  /** The text after an entry of its journal. */
  public TextState after(Committed next) {
    Node changed = doc;
    for (Step step : next.steps()) {
      changed = step.applied(changed);
    }
    return after(next, changed);
  }

  /** The same where the document is known already. */
  public TextState after(Committed next, Node changed) {
    return switch (next.entry()) {
      case Fenced fenced -> new TextState(next.to(), changed, changes);
      case Stepped stepped -> new TextState(next.to(), changed, noted(next, stepped));
    };
  }

  private List<Change> noted(Committed next, Stepped entry) {
    List<Change> noted = new ArrayList<>(changes);
    if (entry.continues() && !noted.isEmpty()) {
      noted.add(noted.removeLast().extended(next.to(), next.at()));
    } else {
      noted.add(
          new Change(
              next.from(),
              next.to(),
              next.at(),
              next.at(),
              entry.author(),
              entry.rule(),
              entry.commit(),
              entry.under()));
    }
    return List.copyOf(
        noted.size() > CHANGES_MAX
            ? noted.subList(noted.size() - CHANGES_MAX, noted.size())
            : noted);
  }
}
