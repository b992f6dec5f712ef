package parley.embedded.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.embedded.disk.Fields;
import parley.embedded.disk.Store;

/**
 * Every command there is, with every option it takes. The list is closed: what is not on it would
 * be ignored by the library and silently not done, so it is refused by name.
 */
final class Commands {
  private static final int DATABASES_MAX = 100;
  private static final int WIRE_VERSION = 13;
  private static final String VERSION = "5.0.0";
  private static final Set<String> COMMON =
      Set.of("$db", "$readPreference", "readConcern", "writeConcern", "comment", "maxTimeMS");
  private static final Set<String> READ_CONCERNS =
      Set.of("local", "available", "majority", "linearizable");
  private static final Map<String, Set<String>> STATEMENT_OPTIONS =
      Map.of("updates", Set.of("q", "u", "multi", "upsert"), "deletes", Set.of("q", "limit"));

  /** What a command does with its database's name and itself. */
  private interface Action {
    Document run(String database, Document command) throws IOException;
  }

  private record Command(Action action, Set<String> options, boolean writes) {}

  private final Store store;
  private final Map<String, Command> commands = new HashMap<>();
  private final Map<String, Database> databases = new HashMap<>();

  Commands(Store store) {
    this.store = store;
    knowSchema(new Schema(store.catalog()));
    knowWrites();
    knowReads(new Cursors());
  }

  private void knowSchema(Schema schema) {
    read("ping", "", (db, command) -> new Document());
    read("buildInfo", "", (db, command) -> new Document("version", VERSION));
    read("endSessions", "", (db, command) -> new Document());
    read("listDatabases", "nameOnly filter", (db, command) -> schema.listDatabases(command));
    read(
        "listCollections", "cursor filter nameOnly authorizedCollections", schema::listCollections);
    read("listIndexes", "cursor", schema::listIndexes);
    write("create", "", schema::create);
    write("createIndexes", "indexes commitQuorum", schema::createIndexes);
    write("dropIndexes", "index", schema::dropIndexes);
    write("drop", "", schema::drop);
    write("dropDatabase", "", (db, command) -> schema.dropDatabase(db));
    write("compact", "force freeSpaceTargetMB", this::compact);
  }

  private void knowWrites() {
    write("insert", "documents ordered", (db, command) -> new Writes(in(db)).insert(command));
    write("update", "updates ordered", (db, command) -> new Writes(in(db)).update(command));
    write("delete", "deletes ordered", (db, command) -> new Writes(in(db)).delete(command));
    write(
        "findAndModify",
        "query sort remove update new fields upsert",
        (db, command) -> new Writes(in(db)).findAndModify(command));
  }

  private void knowReads(Cursors cursors) {
    read(
        "find",
        "filter projection sort skip limit batchSize singleBatch allowDiskUse",
        (db, command) -> cursors.find(in(db), command));
    read(
        "aggregate",
        "pipeline cursor allowDiskUse",
        (db, command) -> cursors.aggregate(in(db), command));
    read("getMore", "collection batchSize", (db, command) -> cursors.more(command));
    read("killCursors", "cursors", (db, command) -> cursors.kill(command));
    read("count", "query skip limit", (db, command) -> in(db).count(command));
    read("distinct", "key query", (db, command) -> in(db).distinct(command));
  }

  private void read(String name, String options, Action action) {
    commands.put(name, new Command(action, Set.of(options.split(" ")), false));
  }

  private void write(String name, String options, Action action) {
    commands.put(name, new Command(action, Set.of(options.split(" ")), true));
  }

  /**
   * Runs a command and returns its reply, which may go out when the turn is synced.
   *
   * @throws MongoServerError if it is refused
   */
  Document run(String database, Document command) throws IOException {
    String name = command.keySet().iterator().next();
    if (name.equalsIgnoreCase("hello") || name.equalsIgnoreCase("isMaster")) {
      return hello();
    }
    Command known = commands.get(name);
    if (known == null) {
      throw new NoSuchCommandException(name);
    }
    if (store.broken() != null) {
      throw new MongoServerError(96, "OperationFailed", "the database stopped: " + store.broken());
    }
    check(name, command, known.options());
    if (known.writes() && store.isFull()) {
      throw new MongoServerError(14031, "OutOfDiskSpace", "the disk is full, nothing is written");
    }
    Document reply = known.action().run(database, command);
    return reply.append("ok", 1.0);
  }

  static MongoServerError unsupported(String what) {
    return new MongoServerError(
        ErrorCode.InvalidOptions, "the embedded database does not support " + what);
  }

  private static void check(String name, Document command, Set<String> options) {
    for (String option : command.keySet()) {
      if (!option.equals(name) && !options.contains(option) && !COMMON.contains(option)) {
        throw unsupported(name + " with " + option);
      }
    }
    checkConcerns(command);
    STATEMENT_OPTIONS.forEach((field, allowed) -> {
      if (options.contains(field)) {
        Fields.documents(command, field).forEach(each -> checkStatement(name, each, allowed));
      }
    });
    if (command.get("update") instanceof List) {
      throw unsupported("updates by pipeline");
    }
  }

  private static void checkConcerns(Document command) {
    if (command.get("writeConcern") instanceof Document concern
        && concern.getOrDefault("w", 1) instanceof Number w
        && w.intValue() != 1) {
      throw unsupported("write concern w: " + w + " (every write is acknowledged when synced)");
    }
    if (command.get("readConcern") instanceof Document concern) {
      boolean known = READ_CONCERNS.contains(concern.getOrDefault("level", "local"));
      if (!known || concern.containsKey("afterClusterTime")) {
        throw unsupported("read concern " + concern.get("level"));
      }
    }
  }

  private static void checkStatement(String name, Document statement, Set<String> allowed) {
    for (String option : statement.keySet()) {
      if (!allowed.contains(option)) {
        throw unsupported(name + " with " + option);
      }
    }
    if (statement.get("u") instanceof List) {
      throw unsupported("updates by pipeline");
    }
  }

  private Database in(String database) {
    if (databases.size() > DATABASES_MAX) {
      databases.clear(); // only what is easily made again
    }
    return databases.computeIfAbsent(
        database, name -> new Database(name, store.catalog(), this::in));
  }

  /** As in MongoDB a command on a collection; here it compacts the whole data file. */
  private Document compact(String database, Document command) throws IOException {
    store.compact();
    return new Document();
  }

  private static Document hello() {
    return new Document("ismaster", true)
        .append("isWritablePrimary", true)
        .append("helloOk", true)
        .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE)
        .append("maxMessageSizeBytes", MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES)
        .append("maxWriteBatchSize", MongoWireProtocolHandler.MAX_WRITE_BATCH_SIZE)
        .append("localTime", Instant.now())
        .append("minWireVersion", 0)
        .append("maxWireVersion", WIRE_VERSION)
        .append("ok", 1.0);
  }
}
