package parley.identity;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import parley.embedded.mongo.EmbeddedMongo;
import parley.identity.issuer.Browser;
import parley.identity.issuer.TestIssuer;
import parley.store.Database;
import parley.store.MasterKey;

/**
 * An issuer, a database, a clock for all of them, and any number of servers that share them: what
 * these tests are played in.
 */
final class Town implements AutoCloseable {
  private static final EmbeddedMongo MONGO = mongo();
  private static final Path KEY = key();
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration WAIT_MAX = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  final TestIssuer issuer = TestIssuer.start();
  final TestClock clock = new TestClock();
  final Vertx vertx = VERTX;
  private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
  private final String uri = MONGO.connectionString().replace("/?", "/" + name + "?");
  private final List<Server> servers = new ArrayList<>();

  Town() {
    issuer.follow(clock);
  }

  /** A server that has started. */
  Server server() {
    return server(config -> config);
  }

  Server server(UnaryOperator<IdentityConfig> change) {
    Server server = new Server(this, change);
    servers.add(server);
    return server;
  }

  /** Waits for what happens elsewhere, and no longer than it must. */
  static void until(BooleanSupplier holds) {
    long ends = System.nanoTime() + WAIT_MAX.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > ends) {
        throw new AssertionError("Not within " + WAIT_MAX);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  /** A connection of its own, as each node has one. */
  Database database() {
    try {
      return Database.open(uri, 5, MasterKey.open(KEY, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A browser that has just signed in. */
  Browser signedIn(Server server, String login) {
    Browser browser = issuer.browser(server.url);
    browser.signIn(login);
    return browser;
  }

  /** The same, with other times. */
  static IdentityConfig lasting(IdentityConfig c, IdentityConfig.Lifetimes lifetimes) {
    return new IdentityConfig(
        c.issuer(),
        c.clientId(),
        c.clientSecret(),
        c.origin(),
        c.audience(),
        c.programs(),
        c.operators(),
        c.clustered(),
        lifetimes);
  }

  /** The same, as one of several nodes. */
  static IdentityConfig clustered(IdentityConfig c) {
    return new IdentityConfig(
        c.issuer(),
        c.clientId(),
        c.clientSecret(),
        c.origin(),
        c.audience(),
        c.programs(),
        c.operators(),
        true,
        c.lifetimes());
  }

  /** All that the database holds, as whoever steals it reads it. */
  String dump() {
    StringBuilder dump = new StringBuilder();
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase all = client.getDatabase(name);
      for (String collection : all.listCollectionNames()) {
        for (Document document : all.getCollection(collection).find()) {
          String data =
              document.get("data") instanceof Binary bytes
                  ? new String(bytes.getData(), StandardCharsets.ISO_8859_1)
                  : "";
          dump.append(collection).append(document.toJson()).append(data).append('\n');
        }
      }
    }
    return dump.toString();
  }

  @Override
  public void close() {
    servers.forEach(Server::close);
    issuer.close();
  }

  private static EmbeddedMongo mongo() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return EmbeddedMongo.open(Files.createTempDirectory("parley-identity"), free);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path key() {
    try {
      return Files.createTempDirectory("parley-identity").resolve("key");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
