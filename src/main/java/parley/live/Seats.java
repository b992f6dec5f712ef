package parley.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.live.sharing.Sharing;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Keys;

/**
 * Which forums an account may have a seat in, so that they need not all be opened to find out. An
 * index only: it is written before a seat takes effect, may name too many, and gives no right.
 */
final class Seats {
  private final Documents documents;
  private final Keys keys;
  private final boolean shared;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  /** What a document holds. */
  record Entry(String forum) {}

  /**
   * @param shared whether other nodes seat people too: then what is not known is looked up again
   */
  Seats(Documents documents, Keys keys, boolean shared) {
    this.shared = shared;
    this.documents = documents;
    this.keys = keys;
  }

  static Seats of(Database database, Sharing sharing) {
    return new Seats(database.documents("seats"), database.keys(), sharing.shared());
  }

  boolean has(String account, String forum) {
    return of(account).contains(forum) || (shared && anew(account).contains(forum));
  }

  List<String> forums(String account) {
    return (shared ? anew(account) : of(account)).stream().sorted().toList();
  }

  void add(String account, String forum) {
    Set<String> forums = of(account);
    if (!forums.contains(forum)) {
      String id = keys.mac("seat", account + "|" + forum);
      documents.put(id, keys.mac("seats", account), new Entry(forum));
      forums.add(forum); // only what is written is known: else a retry would not write it
    }
  }

  private Set<String> anew(String account) {
    known.remove(account);
    return of(account);
  }

  private Set<String> of(String account) {
    return known.computeIfAbsent(
        account,
        id -> {
          Set<String> forums = ConcurrentHashMap.newKeySet();
          documents
              .findBy(keys.mac("seats", id), Entry.class)
              .forEach(stored -> forums.add(stored.value().forum()));
          return forums;
        });
  }
}
