package parley.store;

import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Texts as they stood at some of their versions, sealed under the keys of their rooms: so that one
 * is opened, and an older version read, without replaying all that was ever written.
 */
public final class Checkpoints {
  private final MongoCollection<Document> collection;
  private final Keys keys;

  public Checkpoints(Database database) {
    this.collection = database.collection("textCheckpoints");
    this.keys = database.keys();
  }

  /** A text at a version, encoded by whoever reads it again. */
  public record Checkpoint(String text, String room, long version, byte[] data) {}

  /** The last checkpoint at this version or before, or null. */
  public @Nullable Checkpoint upTo(String room, String text, long version) {
    Document range =
        new Document("$gte", Journal.key(text, 0)).append("$lte", Journal.key(text, version));
    Document found =
        collection.find(new Document("_id", range)).sort(descending("_id")).limit(1).first();
    if (found == null) {
      return null;
    }
    long at = found.getLong("version");
    byte[] sealed = found.get("data", Binary.class).getData();
    return new Checkpoint(text, room, at, Seal.open(key(room), associated(room, text, at), sealed));
  }

  /** Keeps one; what stood there is replaced by the same. */
  public void put(Checkpoint kept) {
    String associated = associated(kept.room(), kept.text(), kept.version());
    String id = Journal.key(kept.text(), kept.version());
    Document document =
        new Document("_id", id)
            .append("version", kept.version())
            .append("data", new Binary(Seal.seal(key(kept.room()), associated, kept.data())));
    collection.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true));
  }

  /** Forgets those behind a version. */
  public void remove(String text, long version) {
    Document range =
        new Document("$gt", Journal.key(text, version)).append("$lte", Journal.key(text, -1L));
    collection.deleteMany(new Document("_id", range));
  }

  private byte[] key(String room) {
    String name = KeyNames.content(room, room);
    byte[] key = keys.find(name);
    if (key == null) {
      throw new Keys.KeyGone(name);
    }
    return key;
  }

  private static String associated(String room, String text, long version) {
    return "text|" + room + "|" + text + "|" + version;
  }
}
