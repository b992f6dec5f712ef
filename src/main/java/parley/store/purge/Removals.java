package parley.store.purge;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import parley.store.Database;

/**
 * What was taken out of texts, listed where purges are ({@link Listed}) and as those are: a text's
 * id, places, hashes, numbers, and no word.
 */
final class Removals {
  private static final String TEXT = "text";
  private static final String DONE = "done";
  private static final String AGAIN = "again";
  private final MongoCollection<Document> list;
  private final PurgeFile file;

  Removals(Database database) {
    this.list = database.purges();
    this.file = new PurgeFile(database);
  }

  /** Durable when it returns. */
  void put(Document entry) {
    keep(entry);
    file.append(entry);
  }

  private void keep(Document entry) {
    list.replaceOne(eq("_id", entry.getString("_id")), entry, new ReplaceOptions().upsert(true));
  }

  /** Whether it was once done, here or in what this is an older copy of. */
  static boolean isDone(Document entry) {
    return entry.containsKey(DONE);
  }

  /** Says, durably, that what was done once is there again and has to be done anew. */
  void again(Document entry) {
    keep(entry.append(AGAIN, true));
  }

  static boolean isAgain(Document entry) {
    return entry.containsKey(AGAIN);
  }

  /** Says that it is done everywhere. The file first: an older copy has nothing else to know by. */
  void done(Document entry) {
    entry.append(DONE, true).remove(AGAIN);
    file.append(entry);
    keep(entry);
  }

  @Nullable Document find(String id) {
    return list.find(eq("_id", id)).first();
  }

  /** All of them, wherever they are listed; one may be there twice, once done and once not. */
  List<Document> all() {
    Map<String, Document> done = new TreeMap<>();
    Map<String, Document> open = new TreeMap<>();
    file.read(TEXT).forEach(line -> add(line, done, open));
    Set<String> filed = new HashSet<>(done.keySet());
    for (Document entry : list.find(exists(TEXT))) {
      add(entry, done, open);
      if (isDone(entry) && !filed.contains(entry.getString("_id"))) {
        file.append(entry); // done before the file said so of any
      }
    }
    List<Document> all = new ArrayList<>(done.values());
    all.addAll(open.values());
    return all;
  }

  private static void add(Document entry, Map<String, Document> done, Map<String, Document> open) {
    String id = entry.getString("_id");
    if (isDone(entry)) {
      done.put(id, entry);
      open.remove(id);
    } else {
      open.put(id, entry);
    }
  }
}
