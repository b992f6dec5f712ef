package parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.MasterKey;

/** What the store may do with the files of the embedded database. */
final class EmbeddedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFiles.class);

  /** The exit code after which a new start helps. */
  private static final int FAILED = 3;

  private static final int STOPPING_SECONDS_MAX = 20;

  private EmbeddedFiles() {}

  /**
   * Lets a database rewrite the files it is embedded in, and lists what was purged beside the key.
   * Ends the process where the disk fails them.
   *
   * @param mongo null where the database is a server of its own
   */
  static Database of(Database database, @Nullable EmbeddedMongo mongo, String keyFile) {
    if (mongo != null) {
      Path purges = MasterKey.purges(Path.of(keyFile));
      mongo.whenFailed(EmbeddedFiles::end);
      database.embeddedIn(new Database.Files(() -> compact(mongo), purges));
    }
    return database;
  }

  /**
   * What is in memory may not be on the disk, so only a new start, which reads the disk, may serve.
   * Should the way out hang, it is cut short.
   */
  private static void end() {
    Thread.ofPlatform().daemon().name("cut-short").start(EmbeddedFiles::cutShort);
    LOG.error("the disk failed the embedded database: stopping, a new start may serve");
    System.err.println("The disk failed the embedded database: Parley stops. Start it again.");
    System.exit(FAILED);
  }

  private static void cutShort() {
    LockSupport.parkNanos(Duration.ofSeconds(STOPPING_SECONDS_MAX).toNanos());
    Runtime.getRuntime().halt(FAILED);
  }

  private static void compact(EmbeddedMongo mongo) {
    try {
      mongo.compact();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
