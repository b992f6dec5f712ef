package parley.attention;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.store.Documents;
import parley.store.Keys;

/**
 * How far somebody has read each thread of a room: one encrypted document per account and room, the
 * last write wins, never in a journal, shown to nobody else.
 */
public final class Marks {
  private final Personal<Read> kept;

  /** Thread → the last contribution read in it. */
  record Read(Map<String, String> threads) {}

  public Marks(Documents documents, Keys keys) {
    this(documents, keys, false);
  }

  /**
   * @param shared whether other nodes write marks too
   */
  public Marks(Documents documents, Keys keys, boolean shared) {
    kept = new Personal<>(new Personal.Store(documents, keys, "marks", shared), new Read(Map.of()));
  }

  public @Nullable String read(String account, String room, String thread) {
    return kept.of(account, room).threads().get(thread);
  }

  /**
   * Notes how far an account has read.
   *
   * @param threads thread → the last contribution read in it, or "" for nothing of it; others stay
   *     as they are
   */
  public void mark(String account, String room, Map<String, String> threads) {
    kept.change(account, room, before -> merged(before, threads));
  }

  private static Read merged(Read before, Map<String, String> threads) {
    Map<String, String> all = new HashMap<>(before.threads());
    threads.forEach((thread, read) -> {
      if (read.isEmpty()) {
        all.remove(thread);
      } else {
        all.put(thread, read);
      }
    });
    return new Read(Map.copyOf(all));
  }
}
