package parley.store.purge;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import parley.store.Database;

/**
 * What was purged: a document each in the database of keys, and where that lies in the same folder
 * as the content, a line each in a file beside the master key. Neither holds a word of what was
 * said: ids, places, hashes.
 */
final class Listed {
  private static final String DONE = "done";
  private static final String FORUM = "forum";
  private static final String TEXTS = "texts";
  private final MongoCollection<Document> list;
  private final PurgeFile file;

  Listed(Database database) {
    this.file = new PurgeFile(database);
    this.list = database.purges();
  }

  /**
   * What one purge takes out.
   *
   * @param places {@code n}, {@code i} and the hash of the content {@code h} of each
   * @param texts of which all goes
   */
  record Entry(String id, String forum, List<Document> places, List<String> texts) {
    static Document place(long n, int i, Binary hash) {
      return new Document("n", n).append("i", i).append("h", hash);
    }

    private static Entry of(Document kept) {
      List<Document> places = new ArrayList<>();
      for (Document place : kept.getList("places", Document.class, List.of())) {
        Number n = (Number) Objects.requireNonNull(place.get("n")); // from a file it may be an int
        places.add(place(n.longValue(), place.getInteger("i"), place.get("h", Binary.class)));
      }
      List<String> texts = kept.getList(TEXTS, String.class, List.of());
      return new Entry(kept.getString("_id"), kept.getString(FORUM), places, texts);
    }

    private Document line() {
      Document line = new Document("_id", id).append(FORUM, forum).append("places", places);
      return line.append(TEXTS, texts);
    }
  }

  /** Durable when it returns. Places are only ever added to those that are listed already. */
  void put(List<Entry> entries) {
    Set<Place> filed = new HashSet<>();
    filed().forEach(entry -> filed.addAll(Place.of(entry)));
    for (Entry entry : entries) {
      Document change =
          new Document("$set", new Document(FORUM, entry.forum()))
              .append(
                  "$addToSet",
                  new Document("places", new Document("$each", entry.places()))
                      .append(TEXTS, new Document("$each", entry.texts())));
      list.updateOne(eq("_id", entry.id()), change, new UpdateOptions().upsert(true));
      if (!filed.containsAll(Place.of(entry))) {
        file.append(entry.line());
      }
    }
  }

  private record Place(String forum, Document at) {
    static List<Place> of(Entry entry) {
      List<Place> all = new ArrayList<>();
      entry.places().forEach(at -> all.add(new Place(entry.forum(), at)));
      entry.texts().forEach(text -> all.add(new Place(entry.forum(), new Document(TEXTS, text))));
      return all;
    }
  }

  /** Says that they are done everywhere. */
  void markDone(List<Entry> entries) {
    Document done = new Document("$set", new Document(DONE, true));
    entries.forEach(entry -> list.updateOne(eq("_id", entry.id()), done));
  }

  /** The ids of all that are done everywhere. */
  Set<String> done() {
    return done(eq(DONE, true));
  }

  /** Those of these ids that are done everywhere. */
  Set<String> done(List<String> ids) {
    return done(and(in("_id", ids), eq(DONE, true)));
  }

  private Set<String> done(Bson which) {
    Set<String> done = new HashSet<>();
    list.find(which).forEach(entry -> done.add(entry.getString("_id")));
    return done;
  }

  /** All that is listed, wherever: several may have the same id, and each may know more. */
  List<Entry> all() {
    List<Entry> all = new ArrayList<>(filed());
    list.find(exists(FORUM)).forEach(kept -> all.add(Entry.of(kept)));
    return all;
  }

  private List<Entry> filed() {
    return file.read(FORUM).stream().map(Entry::of).toList(); // others are the Removals
  }
}
