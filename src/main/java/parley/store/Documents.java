package parley.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import parley.web.Json;

/**
 * One collection of small encrypted documents {_id, by, v, at, data}: {@code _id} and {@code by}
 * are opaque ids, {@code at} is the time of the last write, {@code data} is the sealed JSON of a
 * record. Single documents only, no transactions.
 */
public final class Documents {
  /** The version at which a document is inserted. */
  public static final int FIRST = 1;

  private final MongoCollection<Document> collection;
  private final byte[] key;

  Documents(MongoCollection<Document> collection, byte[] key) {
    this.collection = collection;
    this.key = key;
    collection.createIndex(new Document("by", 1));
    collection.createIndex(new Document("at", 1));
  }

  private Documents(Documents other, byte[] key) {
    this.collection = other.collection;
    this.key = key;
  }

  /** The same collection, for what is sealed under another key. */
  public Documents under(byte[] other) {
    return new Documents(this, other);
  }

  /** A document as it was read; {@code version} grows by one at each write. */
  public record Stored<T>(String id, int version, T value) {}

  /** The document of that id, or null. */
  public <T> @Nullable Stored<T> find(String id, Class<T> type) {
    Document document = collection.find(eq("_id", id)).first();
    return document == null ? null : open(document, type);
  }

  /** All documents that belong to {@code by}, in no order. */
  public <T> List<Stored<T>> findBy(String by, Class<T> type) {
    List<Stored<T>> found = new ArrayList<>();
    for (Document document : collection.find(eq("by", by))) {
      found.add(open(document, type));
    }
    return found;
  }

  /** The ids of all there are, in no order. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Document document : collection.find().projection(new Document("_id", 1))) {
      ids.add(document.getString("_id"));
    }
    return ids;
  }

  /** Writes a new document; false if the id is taken (then nothing is changed). */
  public boolean insert(String id, @Nullable String by, Object value) {
    try {
      collection.insertOne(seal(id, by, FIRST, value));
      return true;
    } catch (MongoWriteException e) {
      if (Database.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Compare and set: false if the document is gone or no longer at {@code version}. */
  public boolean replace(String id, int version, Object value) {
    // a plain filter, not $and: both kinds of server answer it from the index
    Document expected = new Document("_id", id).append("v", version);
    Document after = seal(id, null, version + 1, value);
    after.remove("_id"); // and "by" stays as it is
    return collection.updateOne(expected, new Document("$set", after)).getMatchedCount() == 1;
  }

  /** Writes whatever stands there: the last write wins. */
  public void put(String id, @Nullable String by, Object value) {
    collection.replaceOne(
        eq("_id", id), seal(id, by, FIRST, value), new ReplaceOptions().upsert(true));
  }

  /** Writes bytes as they are, instead of a record. */
  public void putBytes(String id, String by, byte[] bytes) {
    Document document = sealed(id, by, FIRST, bytes);
    collection.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
  }

  /** The bytes of that id, or null. */
  public byte @Nullable [] bytes(String id) {
    Document document = collection.find(eq("_id", id)).first();
    return document == null
        ? null
        : Seal.open(key, id, document.get("data", Binary.class).getData());
  }

  /** What is there, without what is in it. */
  public record Named(String id, Instant at) {}

  /** The names of all that belong to {@code by}, in no order. */
  public List<Named> named(String by) {
    List<Named> found = new ArrayList<>();
    for (Document document : collection.find(eq("by", by)).projection(new Document("at", 1))) {
      found.add(new Named(document.getString("_id"), document.getDate("at").toInstant()));
    }
    return found;
  }

  /** True if there was one. */
  public boolean remove(String id) {
    return collection.deleteOne(eq("_id", id)).getDeletedCount() == 1;
  }

  /** Removes all that were last written before this moment, by this node's clock; how many. */
  public long removeBefore(Instant moment) {
    return collection.deleteMany(lt("at", moment)).getDeletedCount();
  }

  private Document seal(String id, @Nullable String by, int version, Object value) {
    return sealed(id, by, version, Json.encode(value));
  }

  private Document sealed(String id, @Nullable String by, int version, byte[] plain) {
    Document document = new Document("_id", id);
    if (by != null) {
      document.append("by", by);
    }
    return document
        .append("v", version)
        .append("at", Instant.now())
        .append("data", new Binary(Seal.seal(key, id, plain)));
  }

  private <T> Stored<T> open(Document document, Class<T> type) {
    String id = document.getString("_id");
    byte[] plain = Seal.open(key, id, document.get("data", Binary.class).getData());
    return new Stored<>(id, document.getInteger("v"), Json.read(plain, type));
  }
}
