package parley.store;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import parley.store.archive.KeyFerry;

/**
 * The connection to MongoDB, real or embedded: writes are acknowledged by majority and journal,
 * reads come from the primary, and the driver retries nothing on its own, because only the journal
 * knows what a lost answer means.
 */
public final class Database implements AutoCloseable {
  private static final String KEYS_SUFFIX = "_keys";
  private final MongoClient client;
  private final MongoDatabase content;
  private final Keys keys;
  private final KeyFerry ferry;
  private final MongoCollection<Document> purges;
  private volatile @Nullable Files files;

  private Database(MongoClient client, String name, KeyService service) {
    this.client = client;
    this.content = client.getDatabase(name);
    MongoDatabase beside = client.getDatabase(name + KEYS_SUFFIX);
    this.keys = new Keys(service, beside.getCollection("keys"));
    this.ferry = new KeyFerry(beside.getCollection("keys"), service);
    this.purges = beside.getCollection("purges");
  }

  /**
   * Opens the database.
   *
   * @param uri {@code mongodb://…}; its database name is used, or "parley"
   * @param answerSecondsMax how long one operation may wait for its answer
   * @throws com.mongodb.MongoException if no server answers in that time
   * @throws Keys.Unfit if what is in it was not sealed under this key
   */
  public static Database open(String uri, int answerSecondsMax, KeyService service) {
    CompletableFuture<Void> _ = Seal.warm(); // while the rest begins
    Database database = connected(uri, answerSecondsMax, service);
    boolean fits = false;
    try {
      database.keys.check(database.isEmpty("journal"));
      fits = true;
      return database;
    } finally {
      if (!fits) {
        database.close();
      }
    }
  }

  /**
   * True if no process has kept anything there yet, so that a key may be made for it.
   *
   * @throws com.mongodb.MongoException if no server answers in that time
   */
  public static boolean isNew(String uri, int answerSecondsMax) {
    try (Database database = connected(uri, answerSecondsMax, new NoKey())) {
      return database.keys.isEmpty() && database.isEmpty("journal");
    }
  }

  /** Opens it without a key, to look at what is sealed as it stands. */
  public static Database sealed(String uri, int answerSecondsMax) {
    return connected(uri, answerSecondsMax, new NoKey());
  }

  private boolean isEmpty(String collection) {
    return collection(collection).find().first() == null;
  }

  private static Database connected(String uri, int answerSecondsMax, KeyService service) {
    ConnectionString connection = new ConnectionString(uri);
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(connection)
            .retryWrites(false)
            .retryReads(false)
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .readConcern(ReadConcern.MAJORITY)
            .readPreference(ReadPreference.primary())
            .applyToClusterSettings(
                c -> c.serverSelectionTimeout(answerSecondsMax, TimeUnit.SECONDS))
            .applyToSocketSettings(s ->
                s.connectTimeout(answerSecondsMax, TimeUnit.SECONDS)
                    .readTimeout(answerSecondsMax, TimeUnit.SECONDS))
            .build();
    String name = connection.getDatabase() == null ? "parley" : connection.getDatabase();
    return new Database(MongoClients.create(settings), name, service);
  }

  /** The keys of this installation. */
  public Keys keys() {
    return keys;
  }

  /** Takes the keys of a forum out of this installation, wrapped, or into it. */
  public KeyFerry ferry() {
    return ferry;
  }

  /** What was purged, kept beside the keys and so apart from the dump of the content. */
  public MongoCollection<Document> purges() {
    return purges;
  }

  /**
   * The files of an embedded database.
   *
   * @param compact rewrites them without what is gone
   * @param purges a file apart from them, beside the master key, that names what was purged: both
   *     databases lie in one folder, and an older copy of it would not know
   */
  public record Files(Runnable compact, Path purges) {}

  /** From now on, this database is embedded in these files. */
  public void embeddedIn(Files where) {
    files = where;
  }

  /** Its files, if they are ours; a server of its own looks after them by itself. */
  public @Nullable Files files() {
    return files;
  }

  /** A collection of small encrypted documents. */
  public Documents documents(String collection) {
    return new Documents(collection(collection), keys.subkey("documents/" + collection));
  }

  /** True if the server answers now. */
  public boolean answers() {
    try {
      content.runCommand(new Document("ping", 1));
      return true;
    } catch (com.mongodb.MongoException e) {
      return false;
    }
  }

  /**
   * The time by the clock of the primary, now.
   *
   * @throws com.mongodb.MongoException if no server answers
   */
  public Instant time() {
    return content.runCommand(new Document("hello", 1)).getDate("localTime").toInstant();
  }

  /** True for what is thrown when no server answers, or not in time. */
  public static boolean isAway(Throwable thrown) {
    return thrown instanceof com.mongodb.MongoException;
  }

  public MongoCollection<Document> collection(String name) {
    return content.getCollection(name);
  }

  static boolean isDuplicate(MongoWriteException e) {
    return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
  }

  @Override
  public void close() {
    client.close();
  }

  /** For a look that opens nothing. */
  private static final class NoKey implements KeyService {
    @Override
    public byte[] wrap(String name, byte[] plain) {
      throw new IllegalStateException("there is no key yet");
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
      throw new IllegalStateException("there is no key yet");
    }

    @Override
    public byte[] wrapItself(String name) {
      throw new IllegalStateException("there is no key yet");
    }
  }
}
