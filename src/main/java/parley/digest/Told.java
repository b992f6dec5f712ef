package parley.digest;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.notice.Letter;

/**
 * What somebody was written.
 *
 * @param since from when on they are written to: nothing before it calls for a letter
 * @param last by cadence, the last letter that there is something new
 * @param reminded by what waits, until when it did
 * @param pending the letter that was decided on and is perhaps not in the outbox yet
 */
record Told(
    Instant since,
    Map<String, Last> last,
    Map<String, Instant> reminded,
    @Nullable Pending pending) {

  /** A letter: the slot it was due at, and up to when it told what was new. */
  record Last(Instant slot, Instant at) {}

  record Pending(Letter.Kind kind, String id) {}

  static Told begun(Instant now) {
    return new Told(now, Map.of(), Map.of(), null);
  }

  /** The slot of the last letter of this cadence. */
  Instant slot(Cadence cadence) {
    Last known = last.get(cadence.name());
    return known == null ? since : known.slot();
  }

  /**
   * What is newer than this was never told by a letter of this cadence. Before the first, that is
   * what came since they are written to: nobody gets a letter for what was there before them.
   */
  Instant at(Cadence cadence) {
    Last known = last.get(cadence.name());
    return known == null ? since : known.at();
  }

  /** A letter told what was new at its slot. */
  Told wrote(Cadence cadence, Instant slot) {
    Map<String, Last> changed = new HashMap<>(last);
    changed.put(cadence.name(), new Last(slot, slot));
    return new Told(since, Map.copyOf(changed), reminded, pending);
  }

  /** What was over at the slot is forgotten. */
  Told reminds(Map<String, Instant> of, Instant slot) {
    Map<String, Instant> changed = new HashMap<>(reminded);
    changed.values().removeIf(until -> until.isBefore(slot));
    changed.putAll(of);
    return new Told(since, last, Map.copyOf(changed), pending);
  }

  Told pending(@Nullable Pending letter) {
    return new Told(since, last, reminded, letter);
  }
}
