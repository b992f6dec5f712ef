package parley.attention;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import parley.store.Documents;
import parley.store.Keys;

/**
 * What persons keep for themselves: one sealed document for each account and thing, the last write
 * wins. Known in memory; where other nodes write too, for two seconds at most.
 */
public final class Personal<T> {
  private static final int KNOWN_MAX = 50_000;
  private static final long OLD_NANOS = 2_000_000_000L;
  private final Store store;
  private final Documents documents;
  private final T nothing;
  private final Map<String, T> known = new ConcurrentHashMap<>();
  private volatile long clearedNanos = System.nanoTime();

  /**
   * Where it is kept.
   *
   * @param name of the collection, and of what makes its ids its own
   * @param shared whether other nodes write too
   */
  public record Store(Documents documents, Keys keys, String name, boolean shared) {}

  /**
   * @param nothing what stands where nobody has kept anything
   */
  public Personal(Store store, T nothing) {
    this.store = store;
    this.documents = store.documents();
    this.nothing = nothing;
  }

  public T of(String account, String thing) {
    boolean old = store.shared() && System.nanoTime() - clearedNanos > OLD_NANOS;
    if (old || known.size() > KNOWN_MAX) {
      clearedNanos = System.nanoTime();
      known.clear(); // it is only a copy of what is stored
    }
    return known.computeIfAbsent(id(account, thing), this::load);
  }

  /** Changes what is kept, and answers what is kept now. */
  public T change(String account, String thing, UnaryOperator<T> change) {
    String id = id(account, thing);
    return known.compute(
        id,
        (key, before) -> {
          T after = change.apply(before == null || store.shared() ? load(key) : before);
          documents.put(key, null, after); // first: only what is written is known
          return after;
        });
  }

  @SuppressWarnings("unchecked") // of the class of what stands for nothing: these are records
  private T load(String id) {
    Documents.Stored<T> stored = documents.find(id, (Class<T>) nothing.getClass());
    return stored == null ? nothing : stored.value();
  }

  private String id(String account, String thing) {
    return store.keys().mac(store.name(), account + "|" + thing);
  }
}
