package parley.draft.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Author;
import parley.forum.Rule;
import parley.store.Position;

/**
 * What one person wrote without a pause: as much as history shows of how a text came about, never
 * the keystrokes.
 *
 * @param from the version before it
 * @param to the version after it
 * @param commit the name of its first commit, with which the author was noted
 * @param takenOut true if it took words out of the history; null in checkpoints of old
 * @param under where the forum stood then; null where a checkpoint of old does not say
 */
public record Change(
    long from,
    long to,
    Instant at,
    Instant until,
    Author author,
    Rule rule,
    String commit,
    @Nullable Position under,
    @Nullable Boolean takenOut) {
  Change extended(long version, Instant now) {
    return new Change(from, version, at, now, author, rule, commit, under, takenOut);
  }
}
