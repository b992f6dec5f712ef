package parley.upkeep;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import parley.embedded.mongo.EmbeddedMongo;

/** The database of a World as it lies there, while no node serves it. */
record Raw(EmbeddedMongo mongo, MongoClient client) implements AutoCloseable {
  static Raw in(Path directory) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    EmbeddedMongo mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    return new Raw(mongo, MongoClients.create(mongo.connectionString()));
  }

  MongoCollection<Document> journal() {
    return client.getDatabase("parley").getCollection("journal");
  }

  /** Changes one batch of a forum's journal. */
  void change(long n, Consumer<Document> change) {
    Document batch = journal().find(new Document("n", n)).first();
    change.accept(java.util.Objects.requireNonNull(batch));
    journal().replaceOne(new Document("_id", batch.get("_id")), batch);
  }

  /** Changes what is sealed of a forum's second batch, and forgets its snapshot. */
  void breaks(String forum) {
    Document batch = journal().find(new Document("forum", forum).append("n", 2)).first();
    java.util.Objects.requireNonNull(batch)
        .getList("entries", Document.class)
        .getFirst()
        .put("s", new org.bson.types.Binary(new byte[60]));
    journal().replaceOne(new Document("_id", batch.get("_id")), batch);
    client.getDatabase("parley").getCollection("snapshots").deleteOne(new Document("_id", forum));
  }

  /** How many documents lie in each collection that holds what belongs to forums. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    MongoDatabase content = client.getDatabase("parley");
    for (String name :
        List.of(
            "journal",
            "textJournal",
            "textCheckpoints",
            "files",
            "snapshots",
            "snapshotChunks",
            "seats",
            "deadlines",
            "arrivals")) {
      counts.put(name, content.getCollection(name).countDocuments());
    }
    MongoDatabase keys = client.getDatabase("parley_keys");
    counts.put("keys", keys.getCollection("keys").countDocuments());
    counts.put("purges", keys.getCollection("purges").countDocuments());
    return counts;
  }

  @Override
  public void close() throws IOException {
    client.close();
    mongo.close();
  }
}
