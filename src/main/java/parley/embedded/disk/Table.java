package parley.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection in the order of their ids, and its indexes. A change first works
 * out every key and refuses what must be refused, and only then touches a map, so it happens to all
 * of them or to none.
 */
public final class Table {
  private final String namespace;
  private final RedoLog log;
  private final List<OrderedIndex> indexes = new ArrayList<>();
  private MVMap<byte[], byte[]> documents;
  private boolean dropped;

  Table(String namespace, MVMap<byte[], byte[]> documents, RedoLog log) {
    this.namespace = namespace;
    this.documents = documents;
    this.log = log;
    this.indexes.add(OrderedIndex.primary(documents));
  }

  String namespace() {
    return namespace;
  }

  /** The index on {@code _id} first, then the others as they were made. */
  List<OrderedIndex> indexes() {
    return indexes;
  }

  public int size() {
    return documents.size();
  }

  boolean isDropped() {
    return dropped;
  }

  void drop() {
    dropped = true;
  }

  void moveTo(MVMap<byte[], byte[]> copy) {
    documents = copy;
    indexes.getFirst().moveTo(copy);
  }

  byte @Nullable [] get(byte[] id) {
    return documents.get(id);
  }

  /** Adds a document whose id must be new and writes it to the log. */
  public byte[] insert(Document document) {
    byte[] id = Keys.of(document.get("_id"));
    if (documents.containsKey(id)) {
      throw new DuplicateKeyError(namespace, OrderedIndex.PRIMARY + " dup key: {_id}");
    }
    byte[] bson = Bytes.encode(document);
    change(id, null, document, bson);
    log.put(namespace, bson);
    return id;
  }

  /** Puts another version of a document in the place of one and writes it to the log. */
  public void replace(byte[] id, Document before, Document after) {
    byte[] bson = Bytes.encode(after);
    change(id, before, after, bson);
    log.put(namespace, bson);
  }

  public void remove(byte[] id) {
    byte[] bson = documents.get(id);
    if (bson != null) {
      change(id, Bytes.decode(bson), null, null);
      log.remove(namespace, id);
    }
  }

  /** Does again what the log says was done. */
  void redoPut(byte[] bson) {
    Document document = Bytes.decode(bson);
    byte[] id = Keys.of(document.get("_id"));
    byte[] old = documents.get(id);
    change(id, old == null ? null : Bytes.decode(old), document, bson);
  }

  void redoRemove(byte[] id) {
    byte[] old = documents.get(id);
    if (old != null) {
      change(id, Bytes.decode(old), null, null);
    }
  }

  /** Fills a new index from what is there; the caller forgets it if this is refused. */
  void fill(OrderedIndex index) {
    for (var cursor = documents.cursor(null); cursor.hasNext(); ) {
      byte[] id = cursor.next();
      byte[] key = index.key(Bytes.decode(cursor.getValue()));
      index.admit(namespace, key);
      index.put(key, id);
    }
  }

  private void change(
      byte[] id, @Nullable Document before, @Nullable Document after, byte @Nullable [] bson) {
    List<OrderedIndex> others = indexes.subList(1, indexes.size());
    List<byte @Nullable []> old = keys(others, before);
    List<byte @Nullable []> now = keys(others, after);
    for (int i = 0; i < others.size(); i++) {
      byte[] key = now.get(i);
      if (key != null && !Arrays.equals(old.get(i), key)) {
        others.get(i).admit(namespace, key);
      }
    }
    log.touching(true);
    for (int i = 0; i < others.size(); i++) {
      byte[] was = old.get(i);
      byte[] is = now.get(i);
      if (!Arrays.equals(was, is)) {
        if (was != null) {
          others.get(i).remove(was, id);
        }
        if (is != null) {
          others.get(i).put(is, id);
        }
      }
    }
    if (bson == null) {
      documents.remove(id);
    } else {
      documents.put(id, bson);
    }
    log.touching(false);
  }

  private static List<byte @Nullable []> keys(
      List<OrderedIndex> indexes, @Nullable Document document) {
    List<byte @Nullable []> keys = new ArrayList<>();
    for (OrderedIndex index : indexes) {
      keys.add(document == null ? null : index.key(document));
    }
    return keys;
  }
}
