package parley.store.purge;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import parley.store.Database;
import parley.store.Journal;
import parley.store.KeyNames;

/**
 * Takes all that was ever written in a text out of its journal, and the text as it stood at some
 * versions; of a file, all its pieces. Ids are never given twice, so nothing else can come to stand
 * there. What lies in a room of another forum than the one that says so is left alone.
 */
public final class Wiping {
  private final Database database;
  private final Journal journal;
  private final MongoCollection<Document> batches;
  private final MongoCollection<Document> checkpoints;
  private final MongoCollection<Document> files;

  public Wiping(Database database) {
    this.database = database;
    this.journal = Journal.texts(database);
    this.batches = database.collection("textJournal");
    this.checkpoints = database.collection("textCheckpoints");
    this.files = database.collection("files");
  }

  /** Those of these ids under which a text was written, or a file. */
  List<String> written(List<String> ids) {
    return ids.stream()
        .filter(
            id -> batches.find(all(id)).first() != null || files.find(pieces(id)).first() != null)
        .toList();
  }

  /** The texts that were written in a room: where a text is, its first entry says. */
  List<String> writtenIn(String room) {
    List<String> found = new ArrayList<>();
    Document first = batches.find().sort(ascending("_id")).first();
    while (first != null) { // an index look a text, however long it is
      String text = first.getString("text");
      if (first.getList("entries", Document.class).stream()
          .anyMatch(entry -> room.equals(entry.getString("r")))) {
        found.add(text);
      }
      first = batches.find(gt("_id", Journal.key(text, -1L))).sort(ascending("_id")).first();
    }
    return found;
  }

  /** Whether it lies in a room of another forum: what this one says takes nothing out of it. */
  private boolean isElsewhere(String forum, String text) {
    Set<String> rooms = new HashSet<>();
    Document first = batches.find(all(text)).sort(ascending("_id")).first();
    if (first != null) {
      first
          .getList("entries", Document.class)
          .forEach(entry -> rooms.add(KeyNames.content(forum, entry.getString("r"))));
    }
    Document piece = files.find(pieces(text)).first();
    if (piece != null) {
      rooms.add(KeyNames.content(forum, piece.getString("by")));
    }
    return !database.ferry().elsewhere(forum, rooms).isEmpty();
  }

  /** Whether anything is there to be taken out. */
  boolean holds(String forum, String text) {
    if (isElsewhere(forum, text)) {
      return false;
    }
    AtomicBoolean holds = new AtomicBoolean(checkpoints.find(all(text)).first() != null);
    journal.sealed(
        text,
        0,
        batch -> {
          if (emptied(batch)) { // this copy of it only
            holds.set(true);
          }
        });
    return holds.get() || files.find(pieces(text)).first() != null;
  }

  /**
   * Takes out what is there; whether anything was. The journal first: who keeps a checkpoint looks
   * into it afterwards.
   */
  boolean wipe(String forum, String text) {
    if (isElsewhere(forum, text)) {
      return false;
    }
    List<Long> held = new ArrayList<>();
    journal.sealed(
        text,
        0,
        batch -> {
          if (emptied(batch)) { // this copy of it only
            held.add(batch.getLong("n"));
          }
        });
    boolean any = files.deleteMany(pieces(text)).getDeletedCount() > 0;
    for (long n : held) {
      any |= journal.change(text, n, Wiping::emptied);
    }
    any |= checkpoints.deleteMany(all(text)).getDeletedCount() > 0;
    return any;
  }

  private static boolean emptied(Document batch) {
    boolean held = false;
    for (Document entry : batch.getList("entries", Document.class)) {
      held |= entry.remove("c") != null;
    }
    return held;
  }

  /** The same, durably: when it returns, no file of an embedded database holds it. */
  public void wipeAll(String forum, List<String> texts) {
    boolean any = false;
    for (String text : texts) {
      any |= wipe(forum, text);
    }
    Database.Files files = database.files();
    if (any && files != null) {
      files.compact().run();
    }
  }

  private static Document pieces(String file) {
    return new Document("_id", new Document("$gte", file + ".").append("$lt", file + "/"));
  }

  private static Document all(String text) {
    Document range =
        new Document("$gte", Journal.key(text, 0)).append("$lte", Journal.key(text, -1L));
    return new Document("_id", range);
  }
}
