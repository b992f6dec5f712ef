package parley.faults.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.embedded.mongo.EmbeddedMongo;
import parley.faults.line.FaultyLine;
import parley.faults.line.MongoLine;
import parley.identity.issuer.TestIssuer;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.world.FreePort;
import parley.world.Person.Place;

/**
 * A database and two nodes, each a process; each node has a line to the database, and one to those
 * who come to it.
 */
final class Site implements AutoCloseable {
  private static final int ANSWER_SECONDS = 2;
  private static final int HEAP_MEGABYTES = 384;
  final TestIssuer issuer = TestIssuer.start();
  final Place place = new Place(Ids.random(), Ids.random());
  final Path directory;
  private final int databasePort = FreePort.find();
  private final Child.What database;
  private Child mongo;
  final Spot a;
  final Spot b;

  /** Where a node runs. */
  final class Spot {
    final MongoLine back = new MongoLine(databasePort);
    private final int port;
    final FaultyLine front;
    final String base;
    Child node;

    Spot() throws IOException {
      port = FreePort.find();
      front = new FaultyLine(port);
      base = "http://127.0.0.1:" + front.port();
      node = start();
    }

    private Child start() throws IOException {
      List<String> arguments =
          List.of(
              uri(back.port()),
              directory.resolve("master.key").toString(),
              issuer.url(),
              base,
              String.valueOf(port),
              String.valueOf(ANSWER_SECONDS),
              place.forum(),
              place.room());
      String secret = Objects.requireNonNull(issuer.config(base).clientSecret());
      return Child.start(
          new Child.What(HEAP_MEGABYTES, SharingNode.class, arguments),
          Map.of(SharingNode.SECRET, secret),
          SharingNode.READY);
    }

    void again() throws IOException {
      node = start();
    }
  }

  Site(Path directory) throws IOException {
    this.directory = directory;
    MasterKey.open(directory.resolve("master.key"), true);
    List<String> where = List.of(directory.resolve("db").toString(), String.valueOf(databasePort));
    this.database = new Child.What(256, EmbeddedMongo.class, where);
    startDatabase();
    this.a = new Spot();
    this.b = new Spot();
  }

  private static String uri(int port) {
    return "mongodb://127.0.0.1:"
        + port
        + "/?directConnection=true&retryWrites=false&w=majority&journal=true";
  }

  void startDatabase() throws IOException {
    mongo = Child.start(database, Map.of(), "mongodb://");
  }

  void killDatabase() {
    mongo.kill();
  }

  List<Spot> both() {
    return new ArrayList<>(List.of(a, b));
  }

  /** The database, reached without any line between. */
  Database database() throws IOException {
    MasterKey key = MasterKey.open(directory.resolve("master.key"), false);
    return Database.open(uri(databasePort), ANSWER_SECONDS, key);
  }

  @Override
  public void close() {
    for (Spot spot : both()) {
      spot.node.kill();
      spot.front.close();
      spot.back.close();
    }
    mongo.kill();
    issuer.close();
  }
}
