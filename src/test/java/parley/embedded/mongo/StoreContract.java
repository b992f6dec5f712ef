package parley.embedded.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Parley's store asks of a MongoDB, spoken through the official driver over TCP: to the
 * embedded one, or to the one that the environment names in PARLEY_TEST_MONGODB.
 */
abstract class StoreContract {
  static final @Nullable String REAL = System.getenv("PARLEY_TEST_MONGODB");

  @TempDir static Path directory;
  private static @Nullable EmbeddedMongo embedded;
  static MongoClient client;
  MongoDatabase database;
  MongoCollection<Document> things;

  @BeforeAll
  static void start() throws IOException {
    if (REAL == null) {
      embedded =
          EmbeddedMongo.open(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
    client = MongoClients.create(embedded == null ? REAL : embedded.connectionString());
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  @BeforeEach
  void emptyDatabase(TestInfo test) {
    database =
        client.getDatabase("contract_" + Integer.toHexString(test.getDisplayName().hashCode()));
    database.drop();
    things = database.getCollection("things");
  }

  static List<Object> ids(Iterable<Document> documents) {
    List<Object> ids = new ArrayList<>();
    documents.forEach(document -> ids.add(document.get("_id")));
    return ids;
  }
}
