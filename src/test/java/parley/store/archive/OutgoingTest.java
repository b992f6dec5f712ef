package parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.KeyNames;
import parley.store.MasterKey;
import parley.store.archive.Arrival.Sitting;
import parley.web.Ids;

/** However much a forum holds it is sealed, and nothing is left of a file that was not. */
class OutgoingTest {
  private static final String FORUM = Ids.random();
  private static final String ROOM = Ids.random();
  private static final int PIECE_BYTES = 1 << 20;
  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private Database database;

  @BeforeEach
  void begin() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    MasterKey key = MasterKey.open(directory.resolve("key"), true);
    database = Database.open(mongo.connectionString(), 5, key);
    database.keys().ensure(FORUM, KeyNames.content(FORUM, ROOM));
    database.collection("files").createIndex(new Document("by", 1));
  }

  @AfterEach
  void end() throws IOException {
    database.close();
    mongo.close();
  }

  @Test
  void annexesOfMoreThanADatabaseSortsAreRead() {
    int pieces = 100;
    for (int n = 0; n < pieces; n++) {
      Document piece = new Document("_id", "f." + n).append("by", ROOM);
      database.collection("files").insertOne(piece.append("data", new Binary(plain())));
    }
    AtomicInteger read = new AtomicInteger();
    new Holdings(database, FORUM).files().each(piece -> read.incrementAndGet());
    assertThat(read).hasValue(pieces);
  }

  private static byte[] plain() {
    return new byte[PIECE_BYTES];
  }

  @Test
  void ofWhatCouldNotBeSealedNoFileIsLeft() throws IOException {
    Path files = Files.createDirectory(directory.resolve("files"));
    Lock lock = Lock.fresh("seven brown boats on a river".toCharArray());
    var beside = new Outgoing.Beside(FORUM, Instant.EPOCH, List.of(), List.of());
    database
        .ferry()
        .wrapped()
        .updateMany(new Document("forum", FORUM), new Document("$unset", key()));
    assertThatThrownBy(() -> Outgoing.write(database, beside, lock, files.resolve("forum")))
        .isInstanceOf(NullPointerException.class);
    try (Stream<Path> left = Files.list(files)) {
      assertThat(left).isEmpty();
    }
  }

  private static Document key() {
    return new Document("key", "");
  }

  @Test
  void anAddressOfTwoIsNobodys() {
    List<Sitting> told =
        Arrival.told(
            List.of(
                new Sitting("anna", "Post@mfa.example"),
                new Sitting("boris", "post@mfa.example "),
                new Sitting("cleo", "cleo@mfa.example"),
                new Sitting("dan", null)));
    assertThat(told.stream().map(Sitting::email))
        .containsExactly(null, null, "cleo@mfa.example", null);
    assertThat(told.stream().map(Sitting::account)).containsExactly("anna", "boris", "cleo", "dan");
  }
}
