package parley;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.about.AboutRoutes;
import parley.about.Languages;
import parley.about.Operator;
import parley.embedded.mongo.EmbeddedMongo;
import parley.fora.Fora;
import parley.identity.IdentityConfig;
import parley.identity.issuer.Browser;
import parley.identity.issuer.TestIssuer;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Table;
import parley.world.FreePort;

/** A node with all routes that the product has; Olga runs it. */
final class Offering implements AutoCloseable {
  private final TestIssuer issuer = TestIssuer.start();
  private final EmbeddedMongo mongo;
  private final Database database;
  private final Parley parley;
  private final String base;

  Offering(Path directory) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    database =
        Database.open(
            mongo.connectionString(), 5, MasterKey.open(directory.resolve("master.key"), true));
    int port = FreePort.find();
    base = "http://127.0.0.1:" + port;
    Operator operator = new Operator("A", "B", "AT", "c@d.example", "E", "F", "G");
    AboutRoutes about =
        new AboutRoutes(
            new AboutRoutes.Server("1", true, operator),
            Languages.of(Path.of("config/messages"), true),
            "");
    parley =
        Parley.of(
            new Parley.Parts(
                config(port),
                database,
                operated(issuer.config(base)),
                null,
                Installation.demonstration(Fora.read(Path.of("config/fora")), database, about),
                InstantSource.system()));
    parley.serve();
  }

  List<Table.Route> routes() {
    return parley.routes();
  }

  /** Somebody's browser, before signing in. */
  Browser browser() {
    return issuer.browser(base);
  }

  private static Config config(int port) throws Config.Mistaken {
    return Config.read(
        Path.of("config/parley.json"),
        null,
        Map.of(
            "PARLEY_SERVER_PORT", String.valueOf(port),
            "PARLEY_SERVER_MANAGEMENT_PORT", "0",
            "PARLEY_SERVER_SECURITY_CONTACT", "mailto:a@b.example",
            "PARLEY_SERVER_PAGES", ""));
  }

  private IdentityConfig operated(IdentityConfig c) {
    return new IdentityConfig(
        c.issuer(),
        c.clientId(),
        c.clientSecret(),
        c.origin(),
        c.audience(),
        c.programs(),
        Set.of(issuer.person("olga").email()),
        c.clustered(),
        c.lifetimes());
  }

  @Override
  public void close() throws IOException {
    parley.close();
    database.close();
    mongo.close();
    issuer.close();
  }
}
