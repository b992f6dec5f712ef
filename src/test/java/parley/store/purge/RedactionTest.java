package parley.store.purge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Batch;
import parley.store.Checkpoints;
import parley.store.Database;
import parley.store.Journal;
import parley.store.KeyNames;
import parley.store.Line;
import parley.store.MasterKey;
import parley.store.Position;
import parley.store.purge.Redaction.Place;
import parley.store.purge.Redaction.Removed;
import parley.world.Folders;

/** Whatever stops it, and whichever copy is brought back: what was taken out is out in the end. */
final class RedactionTest {
  private static final String ROOM = "room";
  private static final Removed CANARY = new Removed("text", "command", 1);
  private static final Removed NEVER = new Removed("text", "never", 1);

  @TempDir Path folder;
  private EmbeddedMongo mongo;
  private Database database;
  private Journal journal;
  private Redaction redaction;
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
    database.embeddedIn(new Database.Files(this::compact, folder.resolve("master.key.purges")));
    database.keys().ensure(ROOM, KeyNames.content(ROOM, ROOM));
    journal = Journal.texts(database);
    redaction = new Redaction(database, journal, new Checkpoints(database), RedactionTest::blotted);
  }

  @AfterEach
  void stop() throws Exception {
    database.close();
    mongo.close();
  }

  private void compact() {
    if (crashing) {
      throw new Crash();
    }
    compacted++;
  }

  private static byte[] blotted(byte[] content, List<Integer> cuts) {
    byte[] without = content.clone();
    Arrays.fill(without, cuts.getFirst(), cuts.getLast(), (byte) '.');
    return without;
  }

  private void writes() {
    byte[] words = "canary and rivers".getBytes(UTF_8);
    Line line = new Line(ROOM, new byte[] {1}, words, null, null);
    journal.append(new Batch("text", 0, "batch", Instant.EPOCH, List.of(line)));
  }

  private void lists(Removed removed, int from, int to) {
    redaction.list(removed, 0, List.of(new Place(new Position(0, 0), List.of(from, to))));
  }

  private void again() {
    redaction.again(CANARY::equals);
  }

  private String words() {
    Batch batch = Objects.requireNonNull(journal.at("text", 0));
    return new String(Objects.requireNonNull(batch.lines().getFirst().content()), UTF_8);
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

  private void crashesAndStartsAgain(Runnable work) throws Exception {
    crashing = true;
    assertThatThrownBy(work::run).isInstanceOf(Crash.class);
    crashing = false;
    stop();
    start();
    compacted = 0;
  }

  @Test
  void whatACrashStoppedGoesOnAtTheNextStartAndOnlyOnce() throws Exception {
    writes();
    lists(CANARY, 0, 6);
    lists(NEVER, 11, 17);
    crashesAndStartsAgain(() -> redaction.finish(CANARY));
    again();
    assertThat(words()).isEqualTo("...... and rivers");
    assertThat(compacted).isEqualTo(1);
    again();
    redaction.finish(CANARY);
    assertThat(compacted).as("it is done").isEqualTo(1);
  }

  @Test
  void aCrashWhileAnOlderCopyIsCleanedLeavesNothingInItsFiles() throws Exception {
    writes();
    Path copy = copied();
    lists(CANARY, 0, 6);
    lists(NEVER, 11, 17);
    redaction.finish(CANARY);
    bringsBack(copy);
    crashesAndStartsAgain(() -> redaction.again(removed -> false));
    redaction.again(removed -> false); // its journal does not know of it
    assertThat(words()).isEqualTo("...... and rivers");
    assertThat(compacted).isEqualTo(1);
    bringsBack(copy);
    redaction.again(removed -> false);
    assertThat(words()).isEqualTo("...... and rivers");
  }
}
