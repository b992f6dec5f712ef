package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Snapshots.Placed;

/** What a snapshot holds comes back as it was, whatever its size, and only in its own place. */
final class SnapshotsTest {
  private static final int BATCHES = 40;
  private static final int CONTENT_BYTES = 5_000; // so that a chunk has several pieces

  @TempDir Path folder;
  private EmbeddedMongo mongo;
  private Database database;
  private Snapshots snapshots;

  @BeforeEach
  void write() throws Exception {
    mongo =
        EmbeddedMongo.open(
            folder.resolve("db"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    MasterKey key = MasterKey.open(folder.resolve("master.key"), true);
    database = Database.open(mongo.connectionString(), 5, key);
    snapshots = new Snapshots(database);
    database.keys().ensure("forum", KeyNames.content("forum", null));
    database.keys().ensure("forum", KeyNames.content("forum", "room"));
    Journal journal = Journal.forums(database);
    for (int n = 1; n <= BATCHES; n++) {
      List<Line> lines = List.of(line(n, null), line(n, "room"));
      journal.append(new Batch("forum", n, "batch" + n, Instant.EPOCH, lines));
    }
    snapshots.catchUp("forum", journal);
  }

  @AfterEach
  void stop() throws Exception {
    database.close();
    mongo.close();
  }

  private static Line line(int n, @Nullable String room) {
    byte[] content = new byte[CONTENT_BYTES];
    Arrays.fill(content, (byte) n);
    return new Line(room, new byte[] {(byte) n}, content, null, null);
  }

  private List<Placed> read() {
    return snapshots
        .read("forum", Objects.requireNonNull(snapshots.manifest("forum")), placed -> placed)
        .stream()
        .sorted((a, b) -> a.n() == b.n() ? a.i() - b.i() : Long.compare(a.n(), b.n()))
        .toList();
  }

  private void everythingIsThere() {
    List<Placed> all = read();
    assertThat(all).hasSize(2 * BATCHES);
    for (int i = 0; i < all.size(); i++) {
      Placed placed = all.get(i);
      int n = i / 2 + 1;
      assertThat(placed.n()).isEqualTo(n);
      assertThat(placed.i()).isEqualTo(i % 2);
      assertThat(placed.line().room()).isEqualTo(i % 2 == 0 ? null : "room");
      assertThat(placed.line().content()).hasSize(CONTENT_BYTES).containsOnly(n);
    }
  }

  /** Does something at the moment at which another node opens the first line that it read. */
  private record Meanwhile(KeyService key, AtomicReference<Runnable> first) implements KeyService {
    @Override
    public byte[] wrap(String name, byte[] plain) {
      return key.wrap(name, plain);
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
      first.getAndSet(() -> {}).run();
      return key.unwrap(name, wrapped);
    }

    @Override
    public byte[] wrapItself(String name) {
      return key.wrapItself(name);
    }
  }

  @Test
  void one_that_was_begun_before_a_purge_does_not_stand_after_it() throws Exception {
    Journal journal = Journal.forums(database);
    journal.append(
        new Batch("forum", BATCHES + 1, "last", Instant.EPOCH, List.of(line(1, "room"))));
    AtomicReference<Runnable> first = new AtomicReference<>(() -> {});
    KeyService key = MasterKey.open(folder.resolve("master.key"), false);
    try (Database there = Database.open(mongo.connectionString(), 5, new Meanwhile(key, first))) {
      first.set(() -> purge(journal));
      new Snapshots(there).catchUp("forum", Journal.forums(there));
    }
    assertThat(snapshots.manifest("forum")).isNull();
    assertThat(database.collection("snapshotChunks").countDocuments()).isZero();
    snapshots.catchUp("forum", journal);
    Placed last = read().getLast();
    assertThat(last.n()).isEqualTo(BATCHES + 1);
    assertThat(last.line().content()).isNull();
  }

  @Test
  void what_a_node_left_that_died_beside_a_purge_goes_with_the_next() throws Exception {
    var kept = database.collection("snapshotChunks");
    Document late = Objects.requireNonNull(kept.find().first()).append("_id", "late");
    Journal journal = Journal.forums(database);
    snapshots.remove("forum");
    kept.insertOne(late); // it was on its way
    snapshots.catchUp("forum", journal);
    assertThat(kept.countDocuments(new Document("_id", "late"))).isZero();
    everythingIsThere();
    for (long mark : List.of(1L, 2L)) { // another node's, which is making one now, or after another
      kept.insertOne(late.append("_id", "now" + mark).append("mark", mark));
    }
    snapshots.catchUp("forum", journal);
    assertThat(kept.countDocuments(Filters.in("_id", "now1", "now2"))).isEqualTo(2);
  }

  private void purge(Journal journal) {
    boolean gone =
        journal.change(
            "forum",
            BATCHES + 1,
            kept -> kept.getList("entries", Document.class).getFirst().remove("c") != null);
    assertThat(gone).isTrue();
    snapshots.remove("forum");
  }

  @Test
  void what_was_written_comes_back() {
    everythingIsThere();
  }

  @Test
  void chunks_of_one_piece_written_before_are_read_still() {
    for (Document chunk : database.collection("snapshotChunks").find()) {
      String room = chunk.getString("room");
      String id = chunk.getString("_id");
      String forum = "snapshot|forum|" + (room == null ? "" : room) + "|" + id;
      byte[] key = Objects.requireNonNull(database.keys().find(KeyNames.content("forum", room)));
      byte[] plain = Snapshots.opened(chunk, key, forum);
      chunk.append("data", new Binary(Seal.seal(key, forum, plain))).remove("pieces");
      database.collection("snapshotChunks").replaceOne(new Document("_id", id), chunk);
    }
    everythingIsThere();
  }

  @Test
  void a_piece_opens_in_no_other_place_and_none_can_be_left_out() {
    Document chunk = Objects.requireNonNull(database.collection("snapshotChunks").find().first());
    List<Binary> pieces = chunk.getList("pieces", Binary.class);
    assertThat(pieces.size()).isGreaterThan(2);
    assertRefused(chunk.append("pieces", pieces.subList(0, pieces.size() - 1)));
    Collections.swap(pieces, 0, 1);
    assertRefused(chunk.append("pieces", pieces));
  }

  private void assertRefused(Document chunk) {
    Document id = new Document("_id", chunk.getString("_id"));
    database.collection("snapshotChunks").replaceOne(id, chunk);
    assertThatThrownBy(this::read).hasStackTraceContaining("do not open");
  }
}
