package parley.identity;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import parley.identity.issuer.Browser;
import parley.server.Settings;
import parley.server.WebServer;
import parley.store.Database;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Table;
import parley.world.FreePort;

/** One node: sign-in and sessions behind a real HTTP server, and no forums. */
final class Server implements AutoCloseable {
  final String url;
  final Identity identity;

  /** Ends of sessions, as they were told. */
  final List<Ended> ended = new CopyOnWriteArrayList<>();

  static final String NORA = "nora@far.example";

  /** Sessions that have an open socket, as a test likes. */
  final Set<String> sockets = ConcurrentHashMap.newKeySet();

  private final WebServer http;
  private final Database database;

  Server(Town town, UnaryOperator<IdentityConfig> change) {
    int port = FreePort.find();
    url = "http://localhost:" + port;
    database = town.database();
    IdentityConfig config = change.apply(town.issuer.config(url));
    identity = new Identity(config, town.vertx, database, town.clock);
    identity.onEnd(end -> {
      ended.add(end);
      sockets.remove(end.session());
    });
    identity.watch(() -> Set.copyOf(sockets));
    identity.start();
    Table table = new Table();
    identity.routes(table);
    table.open().post("/arrival", this::arrives);
    table.post("/deed", Server::deed);
    Settings settings =
        new Settings("127.0.0.1", port, 1, List.of(url), null, null, 0, Settings.Limits.USUAL);
    http =
        new WebServer(
            town.vertx,
            settings,
            table,
            new WebServer.Surroundings(identity, new SimpleMeterRegistry(), Database::isAway));
    http.start();
  }

  /** Something that cannot be undone. */
  private static Answer deed(Call call) {
    call.requireProof();
    return Answer.noContent();
  }

  /** Somebody comes for the first time, as through an invitation. */
  private Answer arrives(Call call) {
    Newcomers.Newcomer nora = new Newcomers.Newcomer("Nora", NORA, "en");
    return identity.newcomers().begin(call, nora, "a quiet river in May", Answer.noContent());
  }

  /** How the session of this browser is named where sockets are kept. */
  String sessionOf(Browser browser) {
    return database.keys().mac("session", browser.session().split("=", 2)[1]);
  }

  @Override
  public void close() {
    http.stop();
    identity.close();
    database.close();
  }
}
