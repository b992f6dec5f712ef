package parley.draft.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.draft.log.TextEntry.Fenced;
import parley.draft.log.TextEntry.Stepped;
import parley.draft.log.TextEntry.TakenOut;
import parley.forum.Attribution.Author;
import parley.forum.Rule;
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
      case Fenced e -> new TextState(next.to(), changed, changes);
      case Stepped e -> new TextState(next.to(), changed, noted(next, e));
      case TakenOut e ->
          new TextState(
              next.to(),
              changed,
              with(changes, change(next, new Noted(e.author(), e.rule(), e.commit(), true))));
    };
  }

  private List<Change> noted(Committed next, Stepped e) {
    if (e.continues() && !changes.isEmpty()) {
      Change longer = changes.getLast().extended(next.to(), next.at());
      return with(changes.subList(0, changes.size() - 1), longer);
    }
    return with(changes, change(next, new Noted(e.author(), e.rule(), e.commit(), null)));
  }

  /** Whose a change is. */
  private record Noted(Author author, Rule rule, String commit, @Nullable Boolean takenOut) {}

  private static Change change(Committed next, Noted by) {
    return new Change(
        next.from(),
        next.to(),
        next.at(),
        next.at(),
        by.author(),
        by.rule(),
        by.commit(),
        next.entry().under(),
        by.takenOut());
  }

  private static List<Change> with(List<Change> before, Change last) {
    List<Change> noted = new ArrayList<>(before);
    noted.add(last);
    return List.copyOf(
        noted.size() > CHANGES_MAX
            ? noted.subList(noted.size() - CHANGES_MAX, noted.size())
            : noted);
  }
}
