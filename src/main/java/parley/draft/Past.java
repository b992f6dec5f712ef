package parley.draft;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.draft.log.Change;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.draft.log.TextEntry;
import parley.draft.log.TextState;
import parley.prose.model.Node;
import parley.store.Position;
import parley.web.Problem;

/**
 * How a text came to stand as it does.
 *
 * @param later the entries after a version
 */
record Past(Log log, Log.Place place, TextState state, LongFunction<List<Committed>> later) {
  /** How many versions are told, or brought over, at once. */
  static final int BEHIND_MAX = 20_000;

  /**
   * What was written since a version.
   *
   * @param reads which entries may be told
   * @throws Problem version-changed if that is more than is told at once, or may be told, or if the
   *     text never stood at that version
   */
  List<Committed> since(long version, Predicate<Committed> reads) {
    long behind = state.version() - version;
    List<Committed> since = behind < 0 || behind > BEHIND_MAX ? null : later.apply(version);
    if (since == null || !since.stream().allMatch(reads)) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    return since;
  }

  /**
   * The text at a version.
   *
   * @param reads which entries may be told: what one of them replaced may be read too
   * @throws Problem not-found if it was replaced by what may not be told
   */
  TextState at(long version, Predicate<Committed> reads) {
    List<Committed> since = later.apply(version);
    if (!since.isEmpty() && !reads.test(since.getFirst())) {
      throw Problem.notFound();
    }
    return log.read(place, version);
  }

  /** The version at which it stood before what was decided at a place in the forum's journal. */
  long versionBefore(Position place) {
    long version = 0;
    for (Change change : state.changes()) { // only the latest are noted there
      Position under = change.under();
      version = under != null && under.isBefore(place) ? change.from() : version;
    }
    for (Committed entry : later.apply(version)) {
      if (!entry.entry().under().isBefore(place)) {
        return version;
      }
      version = entry.to();
    }
    return version;
  }

  /** The version since which nothing was taken out of the history. */
  long lastTakenOut() {
    return state.changes().stream()
        .filter(change -> Boolean.TRUE.equals(change.takenOut()))
        .mapToLong(Change::to)
        .max()
        .orElse(0);
  }

  /** The document, if since a version nothing but fences came; else null. */
  @Nullable Node standing(long version) {
    if (version < 0 || version > state.version() || state.version() - version > BEHIND_MAX) {
      return null;
    }
    for (Committed since : later.apply(version)) {
      if (since.from() < version || !(since.entry() instanceof TextEntry.Fenced)) {
        return null;
      }
    }
    return state.doc();
  }
}
