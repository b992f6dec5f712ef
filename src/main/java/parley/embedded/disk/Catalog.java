package parley.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The data file: which collections there are, with which indexes, and where their documents are.
 * The file always shows one checkpoint; what came after it is in memory and in the log.
 */
public final class Catalog {
  private static final String MARK = "\0mark";
  private static final int CACHE_MB = 32;

  /** Small, because a checkpoint writes each page whole in which anything changed. */
  private static final int PAGE_KEYS = 16;

  private static final int COPY_BYTES = 16 << 20;

  private final RedoLog log;
  private final SequencedMap<String, Table> tables = new TreeMap<>();
  private MVStore file;
  private MVMap<byte[], byte[]> descriptions;

  private Catalog(MVStore file, RedoLog log) {
    this.file = file;
    this.log = log;
    this.descriptions = open(file, "catalog");
  }

  /** Opens a data file, or makes it. */
  static Catalog open(Path path, RedoLog log) {
    MVStore file = file(path);
    Catalog catalog = new Catalog(file, log);
    for (var cursor = catalog.descriptions.cursor(null); cursor.hasNext(); ) {
      String namespace = new String(cursor.next(), StandardCharsets.UTF_8);
      if (!namespace.equals(MARK)) {
        catalog.load(namespace, Bytes.decode(cursor.getValue()));
      }
    }
    return catalog;
  }

  private static MVStore file(Path path) {
    MVStore.Builder builder = new MVStore.Builder().fileName(OrderedWrites.of(path));
    builder.autoCommitDisabled().autoCommitBufferSize(0).cacheSize(CACHE_MB);
    MVStore file = builder.keysPerPage(PAGE_KEYS).open();
    // Every checkpoint is synced before the next may reuse space, and that spares it.
    file.setRetentionTime(0);
    file.setVersionsToKeep(1);
    return file;
  }

  private static MVMap<byte[], byte[]> open(MVStore file, String map) {
    return file.openMap(
        map, new MVMap.Builder<byte[], byte[]>().keyType(Bytes.TYPE).valueType(Bytes.TYPE));
  }

  MVStore file() {
    return file;
  }

  public @Nullable Table table(String namespace) {
    return tables.get(namespace);
  }

  /** The namespaces in order. */
  public List<String> namespaces() {
    return List.copyOf(tables.keySet());
  }

  /** The description of a collection: {indexes: [{v, key, name, unique}]}, without _id's. */
  public Document description(String namespace) {
    byte[] bson = descriptions.get(namespace.getBytes(StandardCharsets.UTF_8));
    return bson == null ? new Document("indexes", new ArrayList<Document>()) : Bytes.decode(bson);
  }

  /** Makes the collection and its indexes what the description says, or changes nothing. */
  public void define(String namespace, Document description) {
    Table table = tables.get(namespace);
    List<OrderedIndex> made = new ArrayList<>();
    if (table != null) {
      try {
        make(table, description, made);
      } catch (RuntimeException e) {
        made.forEach(index -> file.removeMap(index.entries()));
        throw e;
      }
      retain(table, description);
      table.indexes().addAll(made);
    } else {
      load(namespace, description);
    }
    byte[] bson = Bytes.encode(description);
    descriptions.put(namespace.getBytes(StandardCharsets.UTF_8), bson);
    log.define(namespace, bson);
  }

  public void drop(String namespace) {
    Table table = tables.remove(namespace);
    if (table == null) {
      return;
    }
    table.drop();
    table.indexes().forEach(index -> file.removeMap(index.entries()));
    descriptions.remove(namespace.getBytes(StandardCharsets.UTF_8));
    log.drop(namespace);
  }

  /** Does again what the log says was done. */
  void redo(RedoLog.Kind kind, String namespace, byte[] data) {
    switch (kind) {
      case PUT -> known(namespace).redoPut(data);
      case REMOVE -> known(namespace).redoRemove(data);
      case DEFINE -> define(namespace, Bytes.decode(data));
      case DROP -> drop(namespace);
    }
  }

  private Table known(String namespace) {
    Table table = tables.get(namespace);
    if (table == null) {
      throw new IllegalStateException("the log writes to a collection that it never defined");
    }
    return table;
  }

  /** The number of the log segment that begins where this file's content ends; 0 if new. */
  long mark() {
    byte[] mark = descriptions.get(MARK.getBytes(StandardCharsets.UTF_8));
    return mark == null ? 0 : Fields.number(Bytes.decode(mark), "segment").longValue();
  }

  /** Writes everything to the file, to be continued by this log segment. */
  void commit(long segment) {
    byte[] mark = Bytes.encode(new Document("segment", segment));
    descriptions.put(MARK.getBytes(StandardCharsets.UTF_8), mark);
    file.commit();
  }

  /** A copy without anything that was removed; {@link #moveTo} puts it in place. */
  MVStore copy(Path path) {
    MVStore copy = file(path);
    for (String name : file.getMapNames()) {
      MVMap<byte[], byte[]> target = open(copy, name);
      for (var cursor = open(file, name).cursor(null); cursor.hasNext(); ) {
        target.put(cursor.next(), cursor.getValue());
        if (copy.getUnsavedMemory() > COPY_BYTES) {
          copy.commit();
        }
      }
    }
    return copy;
  }

  void moveTo(MVStore copy) {
    MVStore old = file;
    file = copy;
    descriptions = open(copy, "catalog");
    for (Map.Entry<String, Table> entry : tables.entrySet()) {
      Table table = entry.getValue();
      table.moveTo(open(copy, documents(entry.getKey())));
      List<OrderedIndex> indexes = table.indexes();
      for (OrderedIndex index : indexes.subList(1, indexes.size())) {
        index.moveTo(open(copy, entries(entry.getKey(), index.name())));
      }
    }
    old.closeImmediately();
  }

  private void load(String namespace, Document description) {
    Table table = new Table(namespace, open(file, documents(namespace)), log);
    for (Document index : indexes(description)) {
      String map = entries(namespace, Fields.text(index, "name"));
      table.indexes().add(new OrderedIndex(index, open(file, map)));
    }
    tables.put(namespace, table);
  }

  private void make(Table table, Document description, List<OrderedIndex> made) {
    List<String> present = table.indexes().stream().map(OrderedIndex::name).toList();
    for (Document index : indexes(description)) {
      String name = Fields.text(index, "name");
      if (!present.contains(name)) {
        made.add(new OrderedIndex(index, open(file, entries(table.namespace(), name))));
        table.fill(made.getLast());
      }
    }
  }

  private void retain(Table table, Document description) {
    List<Object> names = indexes(description).stream().map(index -> index.get("name")).toList();
    List<OrderedIndex> gone =
        table.indexes().stream()
            .filter(index -> !index.isPrimary() && !names.contains(index.name()))
            .toList();
    gone.forEach(index -> file.removeMap(index.entries()));
    table.indexes().removeAll(gone);
  }

  /** The described indexes in a list that may be changed. */
  public static List<Document> indexes(Document description) {
    return new ArrayList<>(Fields.documents(description, "indexes"));
  }

  private static String documents(String namespace) {
    return "d:" + namespace;
  }

  private static String entries(String namespace, String index) {
    return "i:" + namespace + ":" + index;
  }
}
