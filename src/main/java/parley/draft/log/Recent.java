package parley.draft.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest entries of a text, for those whose version is a little older. Guarded by its owner.
 */
public final class Recent {
  private static final int STEPS_MAX = 400;
  private final Deque<Committed> entries = new ArrayDeque<>();
  private long steps;

  /** Adds the next. */
  public void add(Committed entry) {
    if (entry.entry() instanceof TextEntry.TakenOut) {
      entries.clear(); // they hold what was taken out
      steps = 0;
    }
    entries.addLast(entry);
    steps += entry.entry().moves();
    while (steps > STEPS_MAX && entries.size() > 1) {
      steps -= entries.removeFirst().entry().moves();
    }
  }

  /**
   * The entries after a version, oldest first; null where that goes further back than this, or
   * ahead of the text.
   *
   * @param now the version of the text
   */
  public @Nullable List<Committed> since(long version, long now) {
    if (version == now) {
      return List.of();
    }
    if (version > now || entries.isEmpty() || entries.getFirst().from() > version) {
      return null;
    }
    List<Committed> since = new ArrayList<>();
    for (Committed entry : entries) {
      if (entry.from() >= version) {
        since.add(entry);
      }
    }
    return since;
  }
}
