package parley.nodes;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.Config;
import parley.More;
import parley.Parley;
import parley.embedded.mongo.EmbeddedMongo;
import parley.fora.Fora;
import parley.forum.Rule;
import parley.identity.IdentityConfig;
import parley.identity.issuer.TestIssuer;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.world.FreePort;
import parley.world.Node;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** Two nodes, "a" and "b", that share a database running beside them, and one issuer. */
final class Nodes implements AutoCloseable {
  private final TestIssuer issuer = TestIssuer.start();
  private final Path directory;
  private final @Nullable String origin;
  private EmbeddedMongo mongo;
  private final Set<String> closed = new HashSet<>();
  final One a;
  final One b;

  /** A node and where it is. */
  record One(String base, Node node) {
    int port() {
      return node.parley().port();
    }

    /** The same person with the same session at this node. */
    Person meets(Person person) {
      return new Person(base, person.login(), person.cookie(), person.place(), null, null);
    }
  }

  Nodes(Path directory) throws Exception {
    this(directory, null);
  }

  /** Behind a proxy that is reached at this address, or without one. */
  Nodes(Path directory, @Nullable String origin) throws Exception {
    this.directory = directory;
    this.origin = origin;
    this.mongo = mongo(0);
    MasterKey.open(directory.resolve("master.key"), true);
    this.a = start();
    this.b = start();
  }

  private EmbeddedMongo mongo(int port) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return EmbeddedMongo.open(directory.resolve("db"), address);
  }

  One start() throws Exception {
    return start(FreePort.find());
  }

  One start(int port) throws Exception {
    String base = "http://127.0.0.1:" + port;
    String uri = mongo.connectionString();
    Map<String, String> settings =
        Map.of(
            "PARLEY_DATABASE_URI",
            uri,
            "PARLEY_CLUSTER_SHARED",
            "true",
            "PARLEY_SERVER_PORT",
            String.valueOf(port),
            "PARLEY_SERVER_MANAGEMENT_PORT",
            "0",
            "PARLEY_SERVER_TRUSTED_PROXIES",
            origin == null ? "" : "127.0.0.1",
            "PARLEY_SERVER_PAGES",
            "");
    Config config = Config.read(Path.of("config/parley.json"), null, settings);
    Database database = database();
    Parley parley =
        Parley.of(
            new Parley.Parts(
                config,
                database,
                identity(origin == null ? base : origin),
                null,
                More.of(Fora.read(Path.of("config", "fora")), database, List.of()),
                InstantSource.system()));
    parley.serve();
    closed.remove(base);
    return new One(base, new Node(mongo, database, parley));
  }

  Database database() throws Exception {
    MasterKey key = MasterKey.open(directory.resolve("master.key"), false);
    return Database.open(mongo.connectionString(), 2, key);
  }

  private IdentityConfig identity(String base) {
    IdentityConfig alone = issuer.config(base);
    return new IdentityConfig(
        alone.issuer(),
        alone.clientId(),
        alone.clientSecret(),
        alone.origin(),
        alone.audience(),
        alone.programs(),
        alone.operators(),
        true,
        alone.lifetimes());
  }

  /** Signs somebody in at node a, or through the proxy. */
  Person visitor(String login) {
    Place nowhere = new Place(Ids.random(), Ids.random());
    String base = origin == null ? a.base() : origin;
    return new Person(base, login, issuer.signIn(base, login), nowhere, null, null);
  }

  /** Opens a forum at node a. */
  Person organiser() {
    Person olga = visitor("olga");
    Place place = new Place(Ids.random(), Ids.random());
    String email = issuer.person("olga").email();
    String account = String.valueOf(a.node().parley().identity().accounts().byEmail(email));
    a.node().open(place, account, Rule.Preset.CHATHAM_HOUSE.rule());
    return olga.in(place);
  }

  /** Signs somebody in and has the organiser seat them, where the organiser is. */
  Person seated(Person organiser, String login, String party) {
    return seated(organiser, login, party, "participant");
  }

  Person seated(Person organiser, String login, String party, String role) {
    Person person = visitor(login).in(organiser.place());
    var body =
        organiser
            .change()
            .put("email", issuer.person(login).email())
            .put("capacity", "personal")
            .put("horizon", "all")
            .put("party", party);
    body.putArray("roles").add(role);
    body.putArray("groups");
    organiser.post(World.people(organiser.place()), body).ok();
    return person;
  }

  /** What is tried while the database does not answer; afterwards it does again. */
  void withoutDatabase(Runnable tried) throws Exception {
    int port = mongo.port();
    mongo.close();
    tried.run();
    mongo = mongo(port);
  }

  /** Ends one node in order. */
  void close(One one) {
    if (!closed.add(one.base())) {
      return;
    }
    one.node().parley().close();
    one.node().database().close();
  }

  @Override
  public void close() throws Exception {
    mongo.close();
    issuer.close();
  }
}
