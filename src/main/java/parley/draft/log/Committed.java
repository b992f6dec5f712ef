package parley.draft.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.Step;

/**
 * An entry of a text's journal as it took effect.
 *
 * @param from the version before it
 * @param tag by which a retry is known; null for a fence
 * @param steps as they stand in the journal, rebased; none for a fence
 */
public record Committed(
    long from, Instant at, TextEntry entry, byte @Nullable [] tag, List<Step> steps) {
  /** The version after it. */
  public long to() {
    return from + entry.moves();
  }
}
