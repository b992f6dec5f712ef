package parley.store.archive;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import parley.store.KeyService;

/**
 * Takes the keys of one forum from one master key to another; no other key, as those belong to the
 * installation.
 *
 * @param wrapped all keys of this installation
 * @param own its master key
 */
public record KeyFerry(MongoCollection<Document> wrapped, KeyService own) {
  /** A nonce, a tag, and something between. */
  private static final int WRAPPED_BYTES_MIN = 12 + 16 + 1;

  private static final Set<String> KINDS = Set.of("forum", "room", "author");

  /** Each of a forum's keys, under another master key. */
  void leaving(String forum, KeyService other, Consumer<Document> each) {
    for (Document key : wrapped.find(eq("forum", forum))) {
      String name = key.getString("_id");
      each.accept(new Document("_id", name).append("key", rewrapped(name, key, own, other)));
    }
  }

  /**
   * A key that came under another master key, as it is kept here.
   *
   * @throws Refused if it is not one of a forum's
   */
  Document arriving(String forum, Document key, KeyService other) throws Refused {
    String name = key.get("_id", "");
    String kind = name.substring(0, Math.max(0, name.indexOf(':')));
    if (!KINDS.contains(kind)
        || !(key.get("key") instanceof Binary wrapping && wrapping.length() >= WRAPPED_BYTES_MIN)
        || (kind.equals("forum") && !name.equals("forum:" + forum))) {
      throw Refused.changed();
    }
    return new Document("_id", name)
        .append("forum", forum)
        .append("key", rewrapped(name, key, other, own));
  }

  private static Binary rewrapped(String name, Document key, KeyService from, KeyService to) {
    return new Binary(to.wrap(name, from.unwrap(name, key.get("key", Binary.class).getData())));
  }

  /** Whether any of these is a key of this installation. */
  boolean knows(List<String> names) {
    return wrapped.find(in("_id", names)).first() != null;
  }

  /** Those of these that are keys of other forums: what a forum says destroys none of them. */
  public Set<String> elsewhere(String forum, Collection<String> names) {
    return wrapped
        .find(and(in("_id", names), ne("forum", forum)))
        .map(key -> key.getString("_id"))
        .into(new HashSet<>());
  }

  void add(List<Document> keys) {
    wrapped.insertMany(keys);
  }

  /** The rooms of a forum that have a key. */
  List<String> rooms(String forum) {
    List<String> rooms = new ArrayList<>();
    for (Document key : wrapped.find(eq("forum", forum)).projection(Projections.include("_id"))) {
      String name = key.getString("_id");
      if (name.startsWith("room:")) {
        rooms.add(name.substring("room:".length()));
      }
    }
    return rooms;
  }

  boolean any(String forum) {
    return wrapped.find(eq("forum", forum)).first() != null;
  }

  void remove(String forum) {
    wrapped.deleteMany(eq("forum", forum));
  }
}
