package parley.store.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.KeyNames;
import parley.store.Line;
import parley.store.MasterKey;
import parley.store.Snapshots;
import parley.world.Folders;

/** Whatever stops a burning, and whichever copy is brought back, of the room nothing is left. */
final class BurningTest {
  private static final String FORUM = "forum";
  private static final String ROOM = "room";
  private static final String OTHER = "plenary";

  @TempDir Path folder;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private Database database;
  private Journal journal;
  private Journal texts;
  private Burning burning;
  private Path purges;
  private int crashIn;
  private int compacted;

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void start() throws Exception {
    mongo =
        EmbeddedMongo.open(
            folder.resolve("db"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    MasterKey key = MasterKey.open(folder.resolve("master.key"), true);
    database = Database.open(mongo.connectionString(), 5, key);
    client = MongoClients.create(mongo.connectionString());
    listsIn(folder.resolve("master.key.purges"));
    journal = Journal.forums(database);
    texts = Journal.texts(database);
    burning = new Burning(database, journal, new Snapshots(database));
  }

  private void listsIn(Path file) {
    purges = file;
    database.embeddedIn(new Database.Files(this::compact, file));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    database.close();
    mongo.close();
  }

  private void compact() {
    compacted++;
    if (--crashIn == 0) {
      throw new Crash();
    }
  }

  private void says() {
    for (String room : List.of(ROOM, OTHER)) {
      database.keys().ensure(FORUM, KeyNames.content(FORUM, room));
      database.keys().ensure(FORUM, KeyNames.author(room));
    }
    says(journal, FORUM, 1, OTHER, ROOM);
    says(journal, FORUM, 2, OTHER);
    says(journal, FORUM, 3, ROOM);
    for (int n = 0; n < 2; n++) {
      says(texts, "draft", n, ROOM);
      says(texts, "paper", n, OTHER);
    }
  }

  private static void says(Journal where, String log, int n, String... rooms) {
    List<Line> lines = new ArrayList<>();
    for (String room : rooms) {
      lines.add(new Line(room, new byte[] {1}, new byte[] {2}, null, null));
    }
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    where.append(new Batch(log, n, log + n, noon, lines));
  }

  private void burn() {
    burning.burn(FORUM, ROOM, List.of());
  }

  /** The rooms of all sealed contents that are kept, in their order. */
  private List<String> kept() {
    List<String> rooms = new ArrayList<>();
    for (String log : List.of("journal", "textJournal")) {
      for (Document batch : content(log).find()) {
        for (Document entry : batch.getList("entries", Document.class)) {
          if (entry.containsKey("c")) {
            rooms.add(entry.getString("r"));
          }
        }
      }
    }
    return rooms;
  }

  private MongoCollection<Document> content(String collection) {
    return client.getDatabase("parley").getCollection(collection);
  }

  private MongoCollection<Document> listed() {
    return client.getDatabase("parley_keys").getCollection("purges");
  }

  private void isGone() {
    assertThat(kept()).containsOnly(OTHER).hasSize(4);
    assertThat(database.keys().names(FORUM))
        .containsExactlyInAnyOrder(KeyNames.content(FORUM, OTHER), KeyNames.author(OTHER));
    assertThat(listed().find().first()).containsEntry("done", true);
  }

  private Path copied() throws Exception {
    stop();
    Path copy = folder.resolve("copy");
    Folders.copy(folder.resolve("db"), copy);
    start();
    return copy;
  }

  private void bringsBack(Path copy) throws Exception {
    stop();
    Folders.remove(folder.resolve("db"));
    Folders.copy(copy, folder.resolve("db"));
    start();
  }

  /** What a restore of the content alone does; answers how to do it. */
  private Runnable olderContent() {
    List<Runnable> back = new ArrayList<>();
    for (String name : List.of("journal", "textJournal")) {
      List<Document> held = content(name).find().into(new ArrayList<>());
      back.add(() -> {
        content(name).drop();
        content(name).insertMany(held);
      });
    }
    return () -> back.forEach(Runnable::run);
  }

  @Test
  void contentThatComesBackWithoutItsKeysIsTakenOutAgain() {
    says();
    Runnable older = olderContent();
    burn();
    isGone();
    older.run();
    assertThat(kept()).contains(ROOM);
    burning.again();
    isGone();
    older.run(); // and once more
    burning.again();
    isGone();
  }

  @Test
  void aTextAloneThatComesBackIsTakenOutAgain() {
    says();
    List<Document> held = content("textJournal").find().into(new ArrayList<>());
    burn();
    content("textJournal").drop();
    content("textJournal").insertMany(held);
    burning.again();
    isGone();
  }

  @Test
  void whatStopsItWhenItBurnsAgainDoesNotLookDone() {
    says();
    Runnable older = olderContent();
    burn();
    older.run();
    crashIn = 1;
    int before = compacted;
    assertThatThrownBy(burning::again).isInstanceOf(Crash.class);
    burning.again();
    assertThat(compacted).as("the files were written anew").isEqualTo(before + 2);
    isGone();
    burning.again();
    assertThat(compacted).as("it is done").isEqualTo(before + 2);
  }

  @Test
  void aCrashBeforeTheFileKnewLosesNothingForAnOlderCopy() throws Exception {
    says();
    Path copy = copied();
    crashIn = 1;
    assertThatThrownBy(this::burn).isInstanceOf(Crash.class);
    Files.delete(purges); // listed in the database only
    stop();
    start();
    burning.again();
    isGone();
    bringsBack(copy);
    burning.again();
    isGone();
  }

  @Test
  void nothingIsListedInTheDatabaseThatTheFileDoesNotKnow() {
    says();
    listsIn(folder.resolve("missing").resolve("master.key.purges"));
    assertThatThrownBy(this::burn).isInstanceOf(UncheckedIOException.class);
    assertThat(listed().find().first()).isNull();
    assertThat(kept()).contains(ROOM);
  }

  @Test
  void whatWasListedWithoutItsBatchesIsLookedThroughWhole() {
    says();
    Runnable older = olderContent();
    burn();
    listed().updateMany(new Document(), new Document("$unset", new Document("held", "")));
    older.run();
    burning.again();
    isGone();
  }
}
