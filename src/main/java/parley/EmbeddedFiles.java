package parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.MasterKey;

/** What the store may do with the files of the embedded database. */
final class EmbeddedFiles {
  private EmbeddedFiles() {}

  /**
   * Lets a database rewrite the files it is embedded in, and lists what was purged beside the key.
   *
   * @param mongo null where the database is a server of its own
   */
  static Database of(Database database, @Nullable EmbeddedMongo mongo, String keyFile) {
    if (mongo != null) {
      Path purges = MasterKey.purges(Path.of(keyFile));
      database.embeddedIn(new Database.Files(() -> compact(mongo), purges));
    }
    return database;
  }

  private static void compact(EmbeddedMongo mongo) {
    try {
      mongo.compact();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
