package parley.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.embedded.disk.Store;

/** What is particular to the embedded database: its directory, its port, what it refuses. */
class EmbeddedMongoTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path directory;

  @Test
  void whatWasWrittenIsThereAfterARestart() throws IOException {
    for (int start = 0; start < 3; start++) {
      try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
          MongoClient client = MongoClients.create(mongo.connectionString())) {
        MongoCollection<Document> things = client.getDatabase("parley").getCollection("things");
        assertThat(things.countDocuments()).isEqualTo(start);
        things.createIndex(new Document("n", 1));
        things.insertOne(new Document("_id", "t" + start).append("n", start));
        assertThat(things.find(new Document("n", start)).first()).isNotNull();
        assertThat(things.listIndexes()).hasSize(2);
      }
    }
  }

  @Test
  void twoProcessesNeverShareADirectory() throws IOException {
    try (EmbeddedMongo _ = EmbeddedMongo.open(directory, ANY_PORT)) {
      assertThatThrownBy(() -> EmbeddedMongo.open(directory, ANY_PORT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Another process uses the embedded database");
      assertThatThrownBy(() -> ServerProcess.start(directory, 1 << 20))
          .hasMessageContaining("Another process uses the embedded database");
    }
    EmbeddedMongo.open(directory, ANY_PORT).close();
  }

  @Test
  void aTakenPortIsSaidAndTheDirectoryIsFreeAgain() throws IOException {
    Path other = directory.resolve("other");
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory.resolve("one"), ANY_PORT)) {
      int port = URI.create(mongo.connectionString()).getPort();
      InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      assertThatThrownBy(() -> EmbeddedMongo.open(other, taken))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Cannot listen");
    }
    EmbeddedMongo.open(other, ANY_PORT).close();
  }

  @Test
  void itServesLoopbackOnly() {
    assertThatThrownBy(() -> EmbeddedMongo.open(directory, new InetSocketAddress(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loopback");
  }

  @Test
  void itRunsAloneAndStopsInOrder() throws IOException {
    try (ServerProcess server = ServerProcess.start(directory, 1 << 20);
        MongoClient client = MongoClients.create(server.connectionString())) {
      client.getDatabase("parley").getCollection("things").insertOne(new Document("_id", 1));
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      assertThat(client.getDatabase("parley").getCollection("things").countDocuments())
          .isEqualTo(1);
    }
  }

  /** Each would be ignored or done wrongly by the library beneath. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{createIndexes: 't', indexes: [{key: {at: 1}, name: 'i', expireAfterSeconds: 1}]}",
        "{createIndexes: 't', indexes: [{key: {a: 1}, name: 'i', partialFilterExpression: {b: 1}}]}",
        "{createIndexes: 't', indexes: [{key: {a: 1}, name: 'i', sparse: true}]}",
        "{createIndexes: 't', indexes: [{key: {a: 1}, name: 'i', collation: {locale: 'ru'}}]}",
        "{createIndexes: 't', indexes: [{key: {a: 'text'}, name: 'i'}]}",
        "{createIndexes: 't', indexes: [{key: {list: 1}, name: 'i'}]}",
        "{create: 'c', validator: {a: 1}}",
        "{create: 'c', capped: true, size: 1000}",
        "{create: 'c', viewOn: 't', pipeline: []}",
        "{find: 't', filter: {}, collation: {locale: 'ru'}}",
        "{find: 't', filter: {}, tailable: true}",
        "{find: 't', filter: {$text: {$search: 'a'}}}",
        "{find: 't', filter: {$where: 'true'}}",
        "{find: 't', filter: {}, readConcern: {level: 'snapshot'}}",
        "{insert: 't', documents: [{_id: 2}], writeConcern: {w: 0}}",
        "{insert: 't', documents: [{_id: 2}], writeConcern: {w: 3}}",
        "{insert: 't', documents: [{_id: 2}], lsid: {id: 1}}",
        "{insert: 't', documents: [{_id: 2}], txnNumber: 1, startTransaction: true, autocommit: false}",
        "{insert: 't', documents: [{_id: 2}], bypassDocumentValidation: true}",
        "{insert: 't'}",
        "{insert: 't', documents: 'x'}",
        "{insert: 'system.users', documents: [{_id: 2}]}",
        "{update: 't', updates: [{q: {}, u: [{$set: {a: 1}}]}]}",
        "{update: 't', updates: [{q: {}, u: {$set: {a: 9}}, collation: {locale: 'ru'}}]}",
        "{update: 't', updates: [{q: {}, u: {$set: {'list.$[x]': 9}}, arrayFilters: [{x: 1}]}]}",
        "{findAndModify: 't', query: {}, update: [{$set: {a: 9}}]}",
        "{delete: 't', deletes: [{q: {}, limit: 0, hint: 'a_1'}]}",
        "{aggregate: 't', pipeline: [{$out: 'o'}], cursor: {}}",
        "{aggregate: 't', pipeline: [{$merge: 'o'}], cursor: {}}",
        "{aggregate: 't', pipeline: [{$changeStream: {}}], cursor: {}}",
        "{startSession: 1}",
        "{commitTransaction: 1}",
        "{renameCollection: 'parley.t', to: 'parley.u'}",
        "{mapReduce: 't', map: 'x', reduce: 'y', out: 'z'}",
        "{getMore: {$numberLong: '99'}, collection: 't'}",
      })
  void whatItCannotDoRightItRefuses(String command) throws IOException {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoDatabase database = client.getDatabase("parley");
      Document only = new Document("_id", 1).append("a", 1).append("list", List.of(1, 2));
      database.getCollection("t").insertOne(only);
      assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
          .isInstanceOf(MongoCommandException.class);
      assertThat(database.getCollection("t").find()).containsExactly(only);
      assertThat(database.listCollectionNames()).containsExactly("t");
      assertThat(database.getCollection("t").listIndexes()).hasSize(1);
    }
  }

  @Test
  void transactionsAreRefused() throws IOException {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("parley").getCollection("t");
      assertThatThrownBy(
              () -> {
                try (ClientSession session = client.startSession()) {
                  session.startTransaction();
                  things.insertOne(session, new Document("_id", 1));
                  session.commitTransaction();
                }
              })
          .isInstanceOf(MongoException.class);
      assertThat(things.countDocuments()).isZero();
    }
  }

  @Test
  void aFullDiskRefusesWritesAndStillReads() throws IOException {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      client.getDatabase("parley").getCollection("t").insertOne(new Document("_id", 1));
    }
    Store.Limits full = new Store.Limits(1 << 20, Long.MAX_VALUE / 2);
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT, full);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("parley").getCollection("t");
      assertThatThrownBy(() -> things.insertOne(new Document("_id", 2)))
          .isInstanceOf(MongoException.class)
          .hasMessageContaining("disk is full");
      assertThat(things.find()).containsExactly(new Document("_id", 1));
    }
  }

  /** The process may not make a file longer than 7 MB, so the log cannot take a larger turn. */
  @Test
  void anErrorOfTheDiskIsAnErrorToTheClientAndNothingIsServedAfterIt() throws IOException {
    List<String> limited = List.of("bash", "-c", "ulimit -f 7168; exec \"$@\"", "limited");
    try (ServerProcess server = ServerProcess.start(limited, directory, 4 << 20);
        MongoClient client = MongoClients.create(server.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("parley").getCollection("t");
      things.insertOne(new Document("_id", 1));
      Document large = new Document("_id", 2).append("data", new Binary(new byte[8 << 20]));
      assertThatThrownBy(() -> things.insertOne(large))
          .hasMessageContaining("the database stopped");
      assertThatThrownBy(() -> things.insertOne(new Document("_id", 3)))
          .hasMessageContaining("the database stopped");
      assertThatThrownBy(() -> things.find().first()).hasMessageContaining("the database stopped");
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      assertThat(client.getDatabase("parley").getCollection("t").find())
          .containsExactly(new Document("_id", 1));
    }
  }

  @Test
  void compactingLeavesNothingRemovedInAnyFile() throws IOException {
    String secret = "what was said off the record";
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoDatabase database = client.getDatabase("parley");
      MongoCollection<Document> things = database.getCollection("t");
      things.createIndex(new Document("a", 1));
      List<Document> many = new ArrayList<>();
      for (int i = 0; i < 5000; i++) {
        many.add(new Document("_id", i).append("a", i).append("text", i == 2500 ? secret : "open"));
      }
      things.insertMany(many);
      things.updateOne(new Document("_id", 2500), new Document("$unset", new Document("text", "")));
      assertThat(filesWith(secret)).isNotEmpty();
      database.runCommand(new Document("compact", "t"));
      assertThat(filesWith(secret)).isEmpty();
      assertThat(things.countDocuments()).isEqualTo(5000);
      assertThat(things.find(new Document("a", 77)).first()).containsEntry("_id", 77);
      things.insertOne(new Document("_id", 6000));
      mongo.compact();
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      assertThat(client.getDatabase("parley").getCollection("t").countDocuments()).isEqualTo(5001);
    }
  }

  private List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
