package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;

/** A database whose key is not there, or is another, is not opened, and no new key is made. */
class KeyFileTest {
  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private Path file;

  @BeforeEach
  void first() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    file = directory.resolve("keys").resolve("master.key");
  }

  @AfterEach
  void stop() throws IOException {
    mongo.close();
  }

  @Test
  void a_new_database_gets_a_key_and_the_next_start_finds_it() throws Exception {
    opened().close();
    assertThat(file).exists();
    opened().close();
  }

  @Test
  void a_missing_key_is_not_replaced() throws Exception {
    opened().close();
    Files.move(file, directory.resolve("backup"));
    assertThatThrownBy(this::opened)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("put it back from its backup");
    assertThat(file).doesNotExist();
    Files.move(directory.resolve("backup"), file);
    opened().close();
  }

  @Test
  void a_wrong_key_is_refused() throws Exception {
    opened().close();
    Files.delete(file);
    MasterKey.open(file, true);
    assertThatThrownBy(this::opened)
        .isInstanceOf(Keys.Unfit.class)
        .hasMessageContaining("does not hold the key of this database");
  }

  @Test
  void a_journal_without_its_keys_is_refused() throws Exception {
    try (Database database = opened()) {
      database.keys().ensure("forum", KeyNames.content("forum", null));
      Line line = new Line(null, new byte[] {1}, null, null, null);
      Batch batch = new Batch("forum", 1, "batch", Instant.EPOCH, List.of(line));
      assertThat(Journal.forums(database).append(batch)).isEqualTo(Journal.Outcome.WRITTEN);
      database.keys().destroy(KeyNames.content("forum", null));
      database.keys().destroy("tried");
    }
    assertThatThrownBy(this::opened)
        .isInstanceOf(Keys.Unfit.class)
        .hasMessageContaining("restore it from its backup");
    Files.delete(file);
    assertThatThrownBy(this::opened).hasMessageContaining("put it back from its backup");
  }

  @Test
  void what_is_no_key_is_refused() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "z".repeat(64));
    assertThatThrownBy(this::opened).hasMessageContaining("64 hex digits");
  }

  /** As a start of the product opens it. */
  private Database opened() throws IOException {
    String uri = mongo.connectionString();
    return Database.open(uri, 5, MasterKey.open(file, Database.isNew(uri, 5)));
  }
}
