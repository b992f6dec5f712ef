package parley.store.purge;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import parley.store.Position;
import parley.store.Snapshots;
import parley.world.Folders;

/**
 * Whatever stops a purge, and whichever copy is brought back: what was to go is gone in the end.
 */
final class ErasureTest {
  private static final String FORUM = "forum";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private Database database;
  private Journal journal;
  private Snapshots snapshots;
  private Erasure erasure;
  private boolean crashing;
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
    database.embeddedIn(new Database.Files(this::compact, purges()));
    database.keys().ensure(FORUM, KeyNames.content(FORUM, null));
    journal = Journal.forums(database);
    snapshots = new Snapshots(database);
    erasure = new Erasure(database, journal, snapshots);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    database.close();
    mongo.close();
  }

  private void restart() throws Exception {
    stop();
    start();
  }

  private Path purges() {
    return folder.resolve("master.key.purges");
  }

  private void compact() {
    if (crashing) {
      throw new Crash();
    }
    compacted++;
  }

  private void says(int n, String... contents) {
    List<Line> lines = new ArrayList<>();
    for (String content : contents) {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      lines.add(new Line(null, new byte[] {1}, bytes, null, null));
    }
    journal.append(new Batch(FORUM, n, "batch" + n, NOON, lines));
  }

  /** Purges all that begins with a word, by an event in batch {@code n}. */
  private void purge(int n, String word) {
    erasure.erase(FORUM, List.of(event(n, word)));
  }

  private static Erasure.Purge event(int n, String word) {
    var at = new Position(n, 0);
    return new Erasure.Purge(at, NOON, line -> text(line).startsWith(word), List.of());
  }

  private static String text(Line line) {
    byte[] content = line.content();
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }

  private List<String> contents() {
    List<String> all = new ArrayList<>();
    journal.from(
        FORUM, 1, batch -> batch.lines().stream().map(ErasureTest::text).forEach(all::add));
    all.removeIf(String::isEmpty);
    return all;
  }

  private void crashesIn(Runnable purge) {
    crashing = true;
    assertThatThrownBy(purge::run).isInstanceOf(Crash.class);
    crashing = false;
  }

  private void bringsBack(Path copy) throws Exception {
    stop();
    Folders.remove(folder.resolve("db"));
    Folders.copy(copy, folder.resolve("db"));
    start();
  }

  private Path copied() throws Exception {
    stop();
    Path copy = folder.resolve("copy");
    Folders.copy(folder.resolve("db"), copy);
    start();
    return copy;
  }

  @Test
  void aPurgeThatWasBegunTwiceKeepsItsPlacesForAnOlderCopy() throws Exception {
    says(1, "canary one", "rivers");
    says(2, "canary two");
    Path copy = copied();
    crashesIn(() -> purge(3, "canary"));
    restart();
    purge(3, "canary"); // as whoever opens the forum does
    bringsBack(copy);
    erasure.again();
    assertThat(contents()).containsExactly("rivers");
  }

  @Test
  void theSameCopyCanBeBroughtBackTwice() throws Exception {
    says(1, "canary", "rivers");
    Path copy = copied();
    purge(2, "canary");
    for (int time = 0; time < 2; time++) {
      bringsBack(copy);
      erasure.again();
      assertThat(contents()).as("time " + time).containsExactly("rivers");
      purge(2, "canary");
    }
  }

  @Test
  void aLaterPurgeInTheSamePlaceForgetsNothing() throws Exception {
    says(1, "canary", "rivers", "serin");
    Path copy = copied();
    purge(2, "canary");
    bringsBack(copy);
    erasure.again();
    purge(2, "serin"); // the forum went on from the copy
    bringsBack(copy);
    erasure.again();
    assertThat(contents()).containsExactly("rivers");
  }

  @Test
  void whatACrashLeftInSnapshotsAndFilesGoesAtTheNextStart() throws Exception {
    says(1, "canary", "rivers");
    snapshots.catchUp(FORUM, journal);
    Document manifest = Objects.requireNonNull(collection("snapshots").find().first());
    crashesIn(() -> purge(2, "canary"));
    collection("snapshots").replaceOne(eq("_id", FORUM), manifest); // stopped a moment earlier
    restart();
    int before = compacted;
    erasure.again();
    assertThat(snapshots.manifest(FORUM)).isNull();
    assertThat(compacted).isEqualTo(before + 1);
    erasure.again();
    assertThat(compacted).as("it is done").isEqualTo(before + 1);
  }

  @Test
  void twoThatChangeABatchAtOnceBothDo() {
    says(1, "canary", "rivers", "serin");
    List<String> looked = new ArrayList<>();
    boolean changed =
        journal.change(
            FORUM,
            1,
            kept -> {
              if (looked.isEmpty()) {
                looked.add("by the first");
                purge(2, "serin"); // another node, between reading and writing
              }
              return kept.getList("entries", Document.class).getFirst().remove("c") != null;
            });
    assertThat(changed).isTrue();
    assertThat(contents()).containsExactly("rivers");
    purge(3, "rivers");
    assertThat(contents()).isEmpty();
  }

  @Test
  void allPurgesOfABatchAreOneWay() {
    says(1, "canary", "rivers", "serin");
    erasure.erase(FORUM, List.of(event(2, "canary"), event(3, "serin")));
    assertThat(contents()).containsExactly("rivers");
    assertThat(compacted).isEqualTo(1);
    assertThat(erasure.left(FORUM, List.of(event(2, "canary"), event(4, "rivers")))).hasSize(1);
  }

  @Test
  void aLineThatACrashCutOffStopsNothing() throws Exception {
    says(1, "canary", "rivers");
    says(2, "serin");
    Path copy = copied();
    purge(3, "canary");
    Files.writeString(purges(), "{\"_id\": \"forum.9-0\", \"pla", StandardOpenOption.APPEND);
    erasure.again();
    purge(4, "serin");
    bringsBack(copy);
    erasure.again();
    assertThat(contents()).containsExactly("rivers");
  }

  private MongoCollection<Document> collection(String name) {
    return client.getDatabase("parley").getCollection(name);
  }
}
