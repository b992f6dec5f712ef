package parley.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.store.Documents;
import parley.store.Keys;

/**
 * Which forums an account may have a seat in, so that they need not all be opened to find out. An
 * index only: it is written before a seat takes effect, may name too many, and gives no right.
 */
final class Seats {
  private final Documents documents;
  private final Keys keys;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  /** What a document holds. */
  record Entry(String forum) {}

  Seats(Documents documents, Keys keys) {
    this.documents = documents;
    this.keys = keys;
  }

  boolean has(String account, String forum) {
    return of(account).contains(forum);
  }

  List<String> forums(String account) {
    return of(account).stream().sorted().toList();
  }

  void add(String account, String forum) {
    Set<String> forums = of(account);
    if (!forums.contains(forum)) {
      String id = keys.mac("seat", account + "|" + forum);
      documents.put(id, keys.mac("seats", account), new Entry(forum));
      forums.add(forum); // only what is written is known: else a retry would not write it
    }
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
