package parley.upkeep;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import parley.store.KeyService;

/** The keys as they lie in a database, wrapped. */
record Wrapped(MongoClient client, MongoCollection<Document> keys) implements AutoCloseable {
  private static final byte[] PLAIN = new byte[32];

  static Wrapped in(String uri) {
    MongoClient client = MongoClients.create(uri);
    return new Wrapped(client, client.getDatabase("parley_keys").getCollection("keys"));
  }

  static String name(int i) {
    return String.format(Locale.ROOT, "room:%05d", i);
  }

  /** As if that many rooms had been opened. */
  void fill(int count, KeyService key) {
    List<Document> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Binary under = new Binary(key.wrap(name(i), PLAIN));
      made.add(new Document("_id", name(i)).append("forum", "forum").append("key", under));
      if (made.size() == 1_000 || i == count - 1) {
        keys.insertMany(made);
        made.clear();
      }
    }
  }

  byte[] bytes(String name) {
    Document one = Objects.requireNonNull(keys.find(new Document("_id", name)).first());
    return one.get("key", Binary.class).getData();
  }

  Map<String, byte[]> all() {
    Map<String, byte[]> all = new TreeMap<>();
    keys.find().forEach(one -> all.put(one.getString("_id"), bytesOf(one)));
    return all;
  }

  private static byte[] bytesOf(Document one) {
    return one.get("key", Binary.class).getData();
  }

  /** How many of them a master key opens. */
  long openedBy(KeyService key) {
    return all().entrySet().stream().filter(one -> opens(key, one)).count();
  }

  private static boolean opens(KeyService key, Map.Entry<String, byte[]> one) {
    try {
      key.unwrap(one.getKey(), one.getValue());
      return true;
    } catch (IllegalStateException other) {
      return false;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
