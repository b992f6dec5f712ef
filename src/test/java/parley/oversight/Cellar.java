package parley.oversight;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.MasterKey;
import parley.store.audit.Audit;
import parley.world.World;

/** What lies sealed in the database, and in the files that it is kept in. */
record Cellar(World world, Path files) {
  /** What is sealed of contents in which a word stands: opened with the keys, as a thief would. */
  List<byte[]> sealedWith(String word) {
    List<byte[]> found = new ArrayList<>();
    try (MongoClient client = MongoClients.create(world.database());
        Database database = opened()) {
      var raw = client.getDatabase("parley");
      Journal forums = Journal.forums(database);
      forums.logs().forEach(database.keys()::load);
      forums
          .logs()
          .forEach(log ->
              forums.from(log, 0, batch -> with(raw.getCollection("journal"), batch, word, found)));
      Journal texts = Journal.texts(database);
      texts
          .logs()
          .forEach(log ->
              texts.from(
                  log, 0, batch -> with(raw.getCollection("textJournal"), batch, word, found)));
    }
    return found;
  }

  /** How many texts are kept as they stood at some version. */
  long checkpoints() {
    return count(world, "textCheckpoints");
  }

  static long count(World world, String collection) {
    try (MongoClient client = MongoClients.create(world.database())) {
      return client.getDatabase("parley").getCollection(collection).countDocuments();
    }
  }

  private Database opened() {
    try {
      return Database.open(
          world.database(), 5, MasterKey.open(files.resolveSibling("master.key"), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void with(
      MongoCollection<Document> raw, Batch batch, String word, List<byte[]> found) {
    Document at = new Document("_id", Journal.key(batch.log(), batch.n()));
    Document kept = Objects.requireNonNull(raw.find(at).first());
    for (int i = 0; i < batch.lines().size(); i++) {
      byte[] content = batch.lines().get(i).content();
      if (content != null && new String(content, StandardCharsets.UTF_8).contains(word)) {
        Document entry = kept.getList("entries", Document.class).get(i);
        found.add(entry.get("c", Binary.class).getData());
      }
    }
  }

  /** How many of these a file holds. */
  long holdsAny(List<byte[]> sought) {
    List<String> files = hex();
    return sought.stream()
        .map(one -> HexFormat.of().formatHex(one, 0, Math.min(one.length, 64)))
        .filter(one -> files.stream().anyMatch(file -> file.contains(one)))
        .count();
  }

  private List<String> hex() {
    try (Stream<Path> walk = Files.walk(files)) {
      List<String> all = new ArrayList<>();
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        all.add(HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the chains still verify. */
  boolean fits() {
    try (Database database = Database.sealed(world.database(), 5)) {
      return Audit.of(database, Set.of()).fits();
    }
  }
}
