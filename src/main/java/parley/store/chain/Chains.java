package parley.store.chain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The heads of the journals that are at work here, so that a batch is linked without a look. */
public final class Chains {
  private final Map<String, Heads> known = new ConcurrentHashMap<>();
  private final Map<String, Heads> perhaps = new ConcurrentHashMap<>();

  /** A log is read on from here; null where that is not known. */
  public void begin(String log, @Nullable Heads heads) {
    forget(log);
    if (heads != null) {
      known.put(log, heads);
    }
  }

  public void forget(String log) {
    known.remove(log);
    perhaps.remove(log);
  }

  /**
   * The heads that batch {@code n} follows.
   *
   * @param look reads them from the journal, where they are not known
   */
  public Heads before(String log, long n, Supplier<Heads> look) {
    for (Map<String, Heads> heads : java.util.List.of(known, perhaps)) {
      Heads at = heads.get(log);
      if (at != null && at.n() == n - 1) {
        return at;
      }
    }
    return n == 1 ? Heads.START : look.get();
  }

  /** A batch that is in the journal: just written after these, or read. */
  public void passed(String log, Document batch, @Nullable Heads before) {
    Heads at = before == null ? known.get(log) : before;
    if (at != null && at.n() == batch.getLong("n") - 1) {
      known.put(log, at.after(batch));
    }
  }

  /** A batch of which nobody knows yet whether it is in the journal. */
  public void perhaps(String log, Document batch, Heads before) {
    perhaps.put(log, before.after(batch));
  }
}
