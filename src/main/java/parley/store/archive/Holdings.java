package parley.store.archive;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Journal;

/** All that a database keeps of one forum, wherever it keeps it. */
record Holdings(Database database, String forum) {
  /** How documents of one kind are found. */
  record Part(MongoCollection<Document> in, Bson which) {
    /** Each, in order, as it is kept; of one log, whose order is that of an index. */
    void inOrder(Consumer<Document> one) {
      in.find(which).sort(ascending("_id")).batchSize(100).forEach(one);
    }

    /** Each, as it comes: a database that had to sort would have to hold all of them. */
    void each(Consumer<Document> one) {
      in.find(which).batchSize(100).forEach(one);
    }

    boolean any() {
      return in.find(which).first() != null;
    }

    void remove() {
      in.deleteMany(which);
    }
  }

  boolean isThere() {
    return batches().any() || database.ferry().any(forum);
  }

  Part batches() {
    return new Part(database.collection("journal"), log(forum));
  }

  Part files() {
    return new Part(database.collection("files"), in("by", rooms()));
  }

  /** The pieces of one file. */
  Part pieces(String file) {
    return new Part(
        database.collection("files"), and(gte("_id", file + "."), lt("_id", file + "/")));
  }

  /** What says of the forum that something of it was purged or burned. */
  Part purges() {
    return new Part(database.purges(), or(eq("forum", forum), eq("of", forum)));
  }

  /** What says of a text that words were taken out of it. */
  Part removals(String text) {
    return new Part(database.purges(), eq("text", text));
  }

  Part text(String text) {
    return new Part(database.collection("textJournal"), log(text));
  }

  Part checkpoints(String text) {
    return new Part(database.collection("textCheckpoints"), log(text));
  }

  Part snapshots() {
    return new Part(database.collection("snapshots"), eq("_id", forum));
  }

  Part chunks() {
    return new Part(database.collection("snapshotChunks"), eq("forum", forum));
  }

  /** Its rooms, those that were burned among them. */
  Set<String> rooms() {
    Set<String> rooms = new HashSet<>(database.ferry().rooms(forum));
    database.purges().find(eq("of", forum)).forEach(entry -> rooms.add(entry.get("burned", "")));
    return rooms;
  }

  /** The texts of its rooms; where a text is, its first entry says. */
  void texts(Consumer<String> each) {
    Set<String> rooms = rooms();
    MongoCollection<Document> all = database.collection("textJournal");
    @Nullable Document first = all.find().sort(ascending("_id")).first();
    while (first != null) { // an index look a text, however long it is
      String text = first.getString("text");
      if (isIn(rooms, first)) {
        each.accept(text);
      }
      first = all.find(gt("_id", Journal.key(text, -1L))).sort(ascending("_id")).first();
    }
  }

  static boolean isIn(Set<String> rooms, Document batch) {
    return batch.getList("entries", Document.class).stream()
        .anyMatch(entry -> rooms.contains(entry.get("r", "")));
  }

  private static Bson log(String id) {
    return and(gte("_id", Journal.key(id, 0)), lte("_id", Journal.key(id, -1L)));
  }
}
