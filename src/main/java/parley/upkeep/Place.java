package parley.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.MasterKey;
import parley.store.owner.Ownership;

/**
 * Where a database and its key lie, by the settings of the server.
 *
 * @param uri its address; null where it is embedded in the folder
 * @param pace how long a server that is not heard of counts as there
 */
public record Place(@Nullable String uri, Path folder, Path keyFile, Ownership.Pace pace) {
  private static final int ANSWER_SECONDS_MAX = 60;

  /**
   * Opens it for this process alone; gives it back to the next server when it is closed.
   *
   * @throws IOException with a sentence, if another process has the folder or the key is not there
   * @throws Ownership.Taken if a server uses it
   * @throws parley.store.Keys.Unfit if the key does not open it
   */
  Opened open() throws IOException {
    return open(false);
  }

  /**
   * The same, also where nothing was kept yet: then the key is made.
   *
   * @throws IOException as {@link #open()}
   */
  Opened openOrBegin() throws IOException {
    return open(true);
  }

  private Opened open(boolean begin) throws IOException {
    EmbeddedMongo mongo = null;
    String address = uri;
    if (address == null) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      mongo = EmbeddedMongo.open(folder, any);
      address = mongo.connectionString();
    }
    boolean open = false;
    try {
      boolean fresh = begin && Database.isNew(address, ANSWER_SECONDS_MAX);
      MasterKey key = MasterKey.open(keyFile, fresh);
      Opened opened = opened(mongo, Database.open(address, ANSWER_SECONDS_MAX, key));
      open = true;
      return opened;
    } finally {
      if (!open && mongo != null) {
        mongo.close();
      }
    }
  }

  private Opened opened(@Nullable EmbeddedMongo mongo, Database database) {
    boolean owned = false;
    try {
      Ownership ownership = Ownership.take(database, pace, Place::ousted);
      owned = true;
      if (mongo != null) { // whatever is purged on the way goes from its files too
        Path purges = MasterKey.purges(keyFile);
        database.embeddedIn(new Database.Files(() -> compact(mongo), purges));
      }
      return new Opened(mongo, database, ownership);
    } finally {
      if (!owned) {
        database.close();
      }
    }
  }

  private static void compact(EmbeddedMongo mongo) {
    try {
      mongo.compact();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What we would still write could meet what somebody else writes; all of it can be done again.
   */
  private static void ousted() {
    System.err.println("Another Parley uses this database now: this command stops.");
    Runtime.getRuntime().halt(2);
  }

  /** A database that no server uses now. */
  record Opened(@Nullable EmbeddedMongo mongo, Database database, Ownership ownership)
      implements AutoCloseable {
    /** Leaves in no file what is not there any more; a server of its own sees to that by itself. */
    void compact() throws IOException {
      if (mongo != null) {
        mongo.compact();
      }
    }

    @Override
    public void close() {
      ownership.close();
      database.close();
      if (mongo != null) {
        try {
          mongo.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
