package parley.store.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/** What a forum's journal or lists say takes nothing away from another forum. */
final class ElsewhereTest {
  private static final String HERE = "here";
  private static final String OTHER = "other";
  private static final String ROOM = "room";
  private static final String TEXT = "draft";
  private static final String LATER = "later";
  private static final String FILE = "annex";

  @TempDir Path folder;
  private EmbeddedMongo mongo;
  private Database database;
  private Burning burning;
  private Erasure erasure;

  @BeforeEach
  void start() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(folder.resolve("db"), any);
    MasterKey key = MasterKey.open(folder.resolve("master.key"), true);
    database = Database.open(mongo.connectionString(), 5, key);
    Journal journal = Journal.forums(database);
    burning = new Burning(database, journal, new Snapshots(database));
    erasure = new Erasure(database, journal, new Snapshots(database));
    database.keys().ensure(HERE, KeyNames.content(HERE, null));
    database.keys().ensure(OTHER, KeyNames.content(OTHER, ROOM));
    database.keys().ensure(OTHER, KeyNames.author(ROOM));
    says(TEXT);
    database.collection("files").insertOne(new Document("_id", FILE + ".0").append("by", ROOM));
  }

  @AfterEach
  void stop() throws Exception {
    database.close();
    mongo.close();
  }

  private void says(String text) {
    Line line = new Line(ROOM, new byte[] {1}, new byte[] {2}, null, null);
    Journal.texts(database).append(new Batch(text, 0, text, Instant.EPOCH, List.of(line)));
  }

  private void isWhole(int texts) {
    assertThat(database.keys().names(OTHER))
        .isEqualTo(Set.of(KeyNames.content(OTHER, ROOM), KeyNames.author(ROOM)));
    assertThat(database.collection("files").countDocuments()).isEqualTo(1);
    List<Document> kept =
        database.collection("textJournal").find().into(new java.util.ArrayList<>());
    assertThat(kept)
        .hasSize(texts)
        .allMatch(batch -> batch.getList("entries", Document.class).getFirst().containsKey("c"));
  }

  @Test
  void aForumBurnsNoRoomOfAnother() {
    assertThatThrownBy(() -> burning.burn(HERE, ROOM, List.of()))
        .isInstanceOf(IllegalStateException.class);
    isWhole(1);
    assertThat(database.purges().countDocuments()).isZero();
    burning.burn(OTHER, ROOM, List.of());
    assertThatThrownBy(() -> burning.burn(HERE, ROOM, List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.purges().find().first()).containsEntry("of", OTHER);
    assertThat(database.keys().names(OTHER)).isEmpty();
  }

  @Test
  void aForumPurgesNothingOfAnother() {
    Position at = new Position(1, 0);
    List<String> subjects = List.of(TEXT, FILE);
    erasure.erase(HERE, List.of(new Erasure.Purge(at, Instant.EPOCH, line -> false, subjects)));
    isWhole(1);
    erasure.erase(OTHER, List.of(new Erasure.Purge(at, Instant.EPOCH, line -> false, subjects)));
    assertThat(database.collection("files").countDocuments()).isZero();
  }

  /** An archive can bring such lists, with ids under which nothing stood yet when it came. */
  @Test
  void whatIsListedBeforeItIsThereStaysToo() {
    List<String> texts = List.of(LATER, FILE);
    database
        .purges()
        .insertMany(
            List.of(
                new Document("_id", "burned.x")
                    .append("burned", "x")
                    .append("of", HERE)
                    .append("keys", List.of(KeyNames.author(ROOM), KeyNames.content(OTHER, ROOM)))
                    .append("texts", texts)
                    .append("held", List.of()),
                new Document("_id", HERE + ".1-0-0")
                    .append("forum", HERE)
                    .append("places", List.of())
                    .append("texts", texts)));
    says(LATER);
    burning.again();
    erasure.again();
    isWhole(2);
  }
}
