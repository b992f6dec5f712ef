package parley.discussion;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.store.Documents;
import parley.store.Keys;

/**
 * How far somebody has read each thread of a room: one encrypted document per account and room, the
 * last write wins, never in a journal, shown to nobody else.
 */
public final class Marks {
  private static final int KNOWN_MAX = 50_000;
  private final Documents documents;
  private final Keys keys;
  private final Map<String, Read> known = new ConcurrentHashMap<>();

  /** Thread → the last contribution read in it. */
  record Read(Map<String, String> threads) {}

  public Marks(Documents documents, Keys keys) {
    this.documents = documents;
    this.keys = keys;
  }

  @Nullable String read(String account, String room, String thread) {
    return of(account, room).threads().get(thread);
  }

  /**
   * Notes how far an account has read.
   *
   * @param threads thread → the last contribution read in it; others stay as they are
   */
  public void mark(String account, String room, Map<String, String> threads) {
    String id = id(account, room);
    Read merged =
        known.compute(
            id,
            (key, before) -> {
              Map<String, String> all =
                  new java.util.HashMap<>((before == null ? load(key) : before).threads());
              all.putAll(threads);
              return new Read(Map.copyOf(all));
            });
    documents.put(id, null, merged);
  }

  private Read of(String account, String room) {
    if (known.size() > KNOWN_MAX) {
      known.clear(); // it is only a copy of what is stored
    }
    return known.computeIfAbsent(id(account, room), this::load);
  }

  private Read load(String id) {
    Documents.Stored<Read> stored = documents.find(id, Read.class);
    return stored == null ? new Read(Map.of()) : stored.value();
  }

  private String id(String account, String room) {
    return keys.mac("marks", account + "|" + room);
  }
}
