package parley;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.about.AboutRoutes;
import parley.about.Languages;
import parley.embedded.demo.Demonstration;
import parley.embedded.demo.Furnishing;
import parley.embedded.keycloak.KeycloakOptions;
import parley.embedded.keycloak.KeycloakPhase;
import parley.embedded.keycloak.KeycloakProcess;
import parley.embedded.mail.Mailbox;
import parley.embedded.mail.MailboxRoutes;
import parley.embedded.mail.MailboxServer;
import parley.embedded.mongo.EmbeddedMongo;
import parley.fora.DataFolder;
import parley.fora.Fora;
import parley.identity.Accounts;
import parley.identity.Accounts.Announced;
import parley.identity.IdentityConfig;
import parley.identity.IdentityConfig.Lifetimes;
import parley.identity.IdentityConfig.StepUp;
import parley.identity.first.OrganiserLink;
import parley.identity.keycloak.Registry;
import parley.notice.MailServer;
import parley.store.Database;
import parley.store.MasterKey;

/** A node with whatever of its surroundings is embedded: database, Keycloak, demonstration. */
final class Installation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final String VERSION = "0.1";
  private static final Path CONFIG = Path.of("config");

  private final Config config;
  private final Console console;
  private final Path data;
  private final Started started = new Started();
  private @Nullable KeycloakProcess keycloak;
  private @Nullable Demonstration demonstration;
  private String address = "";

  private Installation(Config config, Console console) {
    this.config = config;
    this.console = console;
    this.data = Path.of(config.data());
  }

  /**
   * Starts everything; forums can be read when it returns, sign-in may follow.
   *
   * @throws IOException with a sentence for the operator
   * @throws DataFolder.Mistaken if the files of {@code config/fora} cannot be used
   */
  static Installation start(Config config, Console console)
      throws IOException, DataFolder.Mistaken, InterruptedException {
    Installation installation = new Installation(config, console);
    boolean running = false;
    try {
      installation.start();
      running = true;
      return installation;
    } finally {
      if (!running) {
        installation.close();
      }
    }
  }

  private void start() throws IOException, DataFolder.Mistaken, InterruptedException {
    console.say("Parley is starting.");
    Fora fora = Fora.read(CONFIG.resolve("fora"));
    Languages languages = Languages.of(CONFIG.resolve("messages"), config.testLanguage());
    address = origin();
    Database database = database(); // first: a second start on this folder ends here
    IdentityConfig identity = identity();
    MailServer mail = mail(database);
    More more =
        more(fora, database, new AboutRoutes(about(), languages, config.server().exitPage()));
    Parley parley =
        Parley.of(new Parley.Parts(config, database, identity, mail, more, InstantSource.system()));
    started.push(parley::close);
    parley.onOusted(Main::ousted);
    if (config.mode() == Config.Mode.DEMONSTRATION && keycloak != null) {
      demonstration = Demonstration.read(CONFIG, fora);
      furnish(parley, demonstration, identity.issuer());
    }
    parley.serve();
    LOG.info("serving port={} management={}", parley.port(), parley.managementPort());
    console.say("  Forums can be read at " + address);
    if (config.mode() == Config.Mode.PRODUCTION && config.identity().operators().isEmpty()) {
      linkFirstOrganiser(parley.identity().organiserLink());
    }
  }

  /** Printed again at each start until somebody has used it. */
  private void linkFirstOrganiser(OrganiserLink link) {
    String secret = link.issue();
    if (secret != null) {
      console.print(address + OrganiserLink.PAGE + "#" + secret);
    }
  }

  /** What is offered besides the node's own; the mailbox in the demonstration only. */
  More more(Fora fora, Database database, AboutRoutes about) {
    return config.mode() == Config.Mode.DEMONSTRATION
        ? demonstration(fora, database, about)
        : More.of(fora, database, List.of(about));
  }

  static More demonstration(Fora fora, Database database, AboutRoutes about) {
    return More.of(fora, database, List.of(about, new MailboxRoutes(Mailbox.in(database))));
  }

  private @Nullable MailServer mail(Database database) {
    Config.Mail m = config.mail();
    if (m.host().isEmpty()) {
      return null;
    }
    if (!m.host().equals(Config.EMBEDDED)) {
      return new MailServer(m.host(), m.port(), m.sender(), m.login(), m.password());
    }
    MailboxServer server = MailboxServer.start(Mailbox.in(database));
    started.push(server::close);
    return new MailServer("127.0.0.1", server.port(), m.sender(), "", "");
  }

  private String origin() {
    String origin = config.server().origin();
    return origin.isEmpty() ? "http://localhost:" + config.server().port() : origin;
  }

  private IdentityConfig identity() throws IOException {
    Config.Identity i = config.identity();
    String issuer = i.issuer();
    @Nullable String secret = i.clientSecret().isEmpty() ? null : i.clientSecret();
    String accounts = i.accountsClientSecret();
    if (issuer.equals(Config.EMBEDDED)) {
      KeycloakOptions options =
          KeycloakOptions.demonstration(
              data.resolve("keycloak"),
              CONFIG.resolve("realm"),
              i.keycloakPort(),
              URI.create(address));
      KeycloakProcess process = KeycloakProcess.start(options, this::tell);
      started.push(process::close);
      keycloak = process;
      issuer = process.issuer().toString();
      secret = process.webSecret();
      accounts = process.serverSecret();
    }
    Lifetimes lifetimes =
        new Lifetimes(
            i.checkSecondsMax(),
            i.issuerAwaySecondsMax(),
            i.idleMinutesMax(),
            i.sessionHoursMax(),
            new StepUp(i.stepUpMinutesMax(), i.stepUpAcr()));
    return new IdentityConfig(
        issuer,
        i.clientId(),
        secret,
        address,
        i.audience(),
        i.programs(),
        Directory.openers(config, keycloak == null ? null : CONFIG),
        config.cluster().shared(),
        lifetimes,
        accounts.isEmpty() ? null : Registry.of(issuer, i.accountsClientId(), accounts));
  }

  private void tell(KeycloakPhase phase) {
    switch (phase) {
      case BUILDING ->
          console.preparing("preparing Keycloak, once on this machine", phase.usualSeconds());
      case FIRST_START -> console.preparing("first start of Keycloak", phase.usualSeconds());
      case STARTING -> console.preparing("starting Keycloak", phase.usualSeconds());
      case READY -> LOG.info("sign-in is ready");
    }
  }

  private Database database() throws IOException {
    String uri = config.database().uri();
    EmbeddedMongo mongo = null;
    if (uri.equals(Config.EMBEDDED)) {
      console.preparing("opening the embedded database", 1);
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      mongo = EmbeddedMongo.open(data.resolve("database"), any);
      started.push(mongo::close);
      uri = mongo.connectionString();
    }
    int seconds = config.database().answerSecondsMax();
    MasterKey key = MasterKey.open(Path.of(config.keys().file()), Database.isNew(uri, seconds));
    Database database = Database.open(uri, seconds, key);
    started.push(database::close);
    return EmbeddedFiles.of(database, mongo, config.keys().file());
  }

  private void furnish(Parley parley, Demonstration furnished, String issuer)
      throws InterruptedException {
    Accounts accounts = parley.identity().accounts();
    Furnishing.Accounts seed =
        p -> accounts.seed(issuer, new Announced(p.subject(), p.name(), p.email(), p.language()));
    Instant now = InstantSource.system().instant();
    new Furnishing(furnished, parley.furnishing(seed)).furnish(now, console::furnishing);
  }

  private AboutRoutes.Server about() {
    boolean demo = config.mode() == Config.Mode.DEMONSTRATION;
    return new AboutRoutes.Server(VERSION, demo, config.operator().said());
  }

  /** Waits for sign-in to be possible and says so; with an issuer elsewhere it does not wait. */
  void awaitSignIn() {
    if (keycloak == null || demonstration == null) {
      console.say("Parley is ready:  " + address);
      return;
    }
    try {
      keycloak.ready().join();
      console.welcome(address, demonstration.people().people(), demonstration);
    } catch (CompletionException failed) {
      LOG.error("sign-in is not possible", failed);
      console.say("Nobody can sign in: Keycloak did not start.");
      console.say("Keycloak's own words are in " + keycloak.log());
    }
  }

  /** Stops everything, last started first. */
  @Override
  public void close() {
    started.close();
    console.say("Parley has stopped.");
  }
}
