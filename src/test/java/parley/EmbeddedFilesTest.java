package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.MasterKey;

/** Whichever key of a database it is started with, it finds the same list of what was purged. */
class EmbeddedFilesTest {
  @TempDir Path directory;

  @Test
  void aKeyThatARotationLeftHasTheListOfTheOneItWas() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Path file = directory.resolve("master.key");
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory.resolve("db"), any);
        Database database =
            Database.open(mongo.connectionString(), 5, MasterKey.open(file, true))) {
      Path list = listed(database, mongo, file);
      assertThat(list).isEqualTo(directory.resolve("master.key.purges"));
      Path kept = MasterKey.keep(file);
      assertThat(kept).isNotEqualTo(file);
      assertThat(listed(database, mongo, kept)).isEqualTo(list);
      assertThat(listed(database, mongo, MasterKey.keep(kept))).isEqualTo(list);
      Path other = directory.resolve("my.older.key");
      assertThat(listed(database, mongo, other)).hasFileName("my.older.key.purges");
    }
  }

  private static Path listed(Database database, EmbeddedMongo mongo, Path keyFile) {
    Database.Files files = EmbeddedFiles.of(database, mongo, keyFile.toString()).files();
    assertThat(files).isNotNull();
    return files.purges();
  }
}
