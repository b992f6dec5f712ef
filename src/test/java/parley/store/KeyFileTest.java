package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
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
      String content = KeyNames.content("forum", null);
      database.keys().destroyAll(List.of(content, "tried", "root", "era"));
    }
    assertThatThrownBy(this::opened)
        .isInstanceOf(Keys.Unfit.class)
        .hasMessageContaining("restore it from its backup");
    Files.delete(file);
    assertThatThrownBy(this::opened).hasMessageContaining("put it back from its backup");
  }

  @Test
  void what_was_derived_before_there_were_root_keys_stays_also_under_another_master_key()
      throws Exception {
    MasterKey key = MasterKey.open(file, true);
    byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
    try (MongoClient client = MongoClients.create(mongo.connectionString())) {
      Document tried = new Document("_id", "tried").append("forum", "");
      tried.append("key", new Binary(key.wrap("tried", Seal.randomKey())));
      client.getDatabase("parley_keys").getCollection("keys").insertOne(tried);
    }
    byte[] derived = Seal.derive(bytes, "parley/documents/accounts");
    try (Database database = opened()) {
      assertThat(database.keys().subkey("documents/accounts")).isEqualTo(derived);
      assertThat(database.keys().rewrap(MasterKey.comingAfter(file))).isEqualTo(3);
      MasterKey.settle(file);
    }
    try (Database database = opened()) {
      assertThat(database.keys().subkey("documents/accounts")).isEqualTo(derived);
    }
  }

  @Test
  void what_was_read_before_it_was_destroyed_is_not_remembered_after() throws Exception {
    MasterKey key = MasterKey.open(file, true);
    List<Runnable> meanwhile = new ArrayList<>();
    KeyService service =
        new KeyService() {
          @Override
          public byte[] wrap(String name, byte[] plain) {
            return key.wrap(name, plain);
          }

          @Override
          public byte[] unwrap(String name, byte[] wrapped) {
            if (name.equals(KeyNames.author("room"))) {
              meanwhile.forEach(Runnable::run);
            }
            return key.unwrap(name, wrapped);
          }

          @Override
          public byte[] wrapItself(String name) {
            return key.wrapItself(name);
          }
        };
    try (Database before = Database.open(mongo.connectionString(), 5, key);
        Database database = Database.open(mongo.connectionString(), 5, service)) {
      String name = KeyNames.author("room");
      before.keys().ensure("forum", name);
      meanwhile.add(() -> database.keys().destroyAll(List.of(name)));
      database.keys().load("forum");
      assertThatThrownBy(() -> database.keys().derive(name, "probe"))
          .isInstanceOf(Keys.KeyGone.class);
      assertThat(database.keys().find(name)).isNull();
    }
  }

  @Test
  void what_begins_anew_after_it_was_destroyed_is_known_again() throws Exception {
    try (Database database = opened()) {
      database.keys().ensure("forum", KeyNames.content("forum", null));
      byte[] cursors = database.keys().cursors("forum");
      database.keys().beginEra();
      assertThat(database.keys().cursors("forum")).isNotEqualTo(cursors);
    }
    try (Database database = opened()) {
      database.keys().load("");
      database.keys().load("forum");
      assertThat(database.keys().cursors("forum")).hasSize(32);
    }
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
