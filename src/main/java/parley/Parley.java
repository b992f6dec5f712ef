package parley;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Uploads;
import parley.digest.Digests;
import parley.document.Press;
import parley.draft.TextRoutes;
import parley.draft.TextSource;
import parley.draft.Texts;
import parley.embedded.demo.Furnishing;
import parley.forum.Attribution;
import parley.handout.Catalogues;
import parley.handout.HandoutRoutes;
import parley.identity.Identity;
import parley.identity.IdentityConfig;
import parley.invitation.EntranceRoutes;
import parley.invitation.InvitationRoutes;
import parley.invitation.Issuing;
import parley.live.Forums;
import parley.live.sharing.SharedClock;
import parley.membership.MembershipRoutes;
import parley.notice.MailServer;
import parley.notice.Outbox;
import parley.notice.Wording;
import parley.oversight.OversightRoutes;
import parley.push.Limits;
import parley.push.Sockets;
import parley.room.ChangingRoutes;
import parley.room.HeadRoutes;
import parley.room.RoomRoutes;
import parley.search.Search;
import parley.search.SearchRoutes;
import parley.server.Descriptions;
import parley.server.Management;
import parley.server.WebServer;
import parley.store.Database;
import parley.store.owner.Ownership;
import parley.web.Routes;
import parley.web.Table;

/** One node: all parts put together by hand; what it needs from outside is there already. */
public final class Parley implements AutoCloseable {
  private static final int DRAIN_MILLIS_MAX = 8_000;

  private final Vertx vertx;
  private final Database database;
  private final Ownership ownership;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SharedClock clock;
  private final Attribution attribution;
  private final Features features;
  private final Outbox outbox;
  private final Digests digests;
  private final Issuing issuing;
  private final Voices voices;
  private final Forums forums;
  private final Texts texts;
  private final Search search;
  private final Press press;
  private final Identity identity;
  private final Sockets sockets;
  private final WebServer server;
  private final Management management;
  private final Config config;
  private final Table table = new Table();
  private volatile boolean ready;
  private volatile Runnable end = () -> {};

  /**
   * What a node is made from.
   *
   * @param identity with the issuer that is really there
   * @param mail where letters are handed in; without it they wait
   * @param more routes besides the features', for instance the web of fora
   */
  public record Parts(
      Config config,
      Database database,
      IdentityConfig identity,
      @Nullable MailServer mail,
      More more,
      InstantSource clock) {}

  private Parley(Parts parts) {
    config = parts.config();
    database = parts.database();
    ownership = owned();
    vertx = Vertx.vertx(WebServer.options(config.server().eventLoops()));
    clock = SharedClock.of(config.cluster().sharing(), parts.clock(), database::time);
    Gauge.builder("parley.clock.off.seconds", clock, SharedClock::offSeconds).register(meters);
    attribution = new Attribution(database.keys()::tag);
    features = Features.of(attribution);
    voices = Voices.of(database, features, attribution, config.cluster().shared());
    forums = features.forums(config, database, attribution, clock);
    texts = Texts.of(database, forums, features.homes(), clock);
    search = voices.search(forums, config.search().indexMegabytesMax(), meters);
    press = new Press(config.documents().limits(), Path.of(config.documents().fonts()));
    identity = new Identity(parts.identity(), vertx, database);
    outbox = new Outbox(database, Wording.of(Path.of("config", "mail")), parts.mail(), clock);
    String origin = parts.identity().origin();
    Digests.Parts mail = new Digests.Parts(database, forums, outbox, origin, clock);
    digests = voices.digests(mail, identity.accounts());
    issuing = new Issuing(database, outbox, origin, clock);
    issuing.begin(forums, features.invitations());
    sockets =
        new Sockets(
            new TextSource(forums.source(), forums, texts), identity::stands, meters, Limits.USUAL);
    forums.tellAccounts(sockets::tell);
    identity.onEverythingEnded(Features.ending(database));
    identity.onEnd(ended -> sockets.signOut(ended.session()));
    identity.watch(sockets::sessions);
    identity.duties(Directory.duties(database, forums, identity.accounts()));
    offered().forEach(routes -> routes.routes(table));
    parts.more().routes(forums, identity.accounts()).forEach(routes -> routes.routes(table));
    var callers = digests.noting(features.callers(identity, forums, database, clock));
    server =
        new WebServer(
            vertx,
            config.server().settings(origin),
            table,
            new WebServer.Surroundings(callers, meters, Database::isAway));
    management = new Management(meters, () -> ready);
  }

  private Ownership owned() {
    return config.cluster().shared()
        ? Ownership.share(database, config.database().pace(), this::oust)
        : Ownership.take(database, config.database().pace(), this::oust);
  }

  private List<Routes> offered() {
    return List.of(
        identity,
        sockets,
        voices.routes(forums, texts, digests, sockets),
        new Descriptions(config.server().contact(), clock.instant()),
        new RoomRoutes(
            forums,
            voices.unread(),
            seat -> features.approvals().awaiting(seat, clock.instant()),
            config.discussion().editMinutes()),
        new ChangingRoutes(forums),
        new HeadRoutes(forums, database, clock),
        new MembershipRoutes(forums, new Directory(identity.accounts())),
        new OversightRoutes(forums, features.approvals(), features.purgings(), clock),
        new InvitationRoutes(forums, features.invitations(), issuing, identity.accounts()::byEmail),
        new EntranceRoutes(forums, features.invitations(), issuing, identity.newcomers()),
        new TextRoutes(forums, texts),
        new SearchRoutes(forums, search),
        features.routes(forums, texts, clock, database),
        new HandoutRoutes(
            features.sources(forums, texts),
            Catalogues.of(Path.of("config", "messages")),
            press,
            database));
  }

  /**
   * Puts a node together; nothing runs yet, but the database is its own from now on.
   *
   * @throws Ownership.Taken if another process serves it
   */
  public static Parley of(Parts parts) {
    return new Parley(parts);
  }

  /** Another process has the database: what this one shows may be old, so it shows nothing. */
  private void oust() {
    ready = false;
    server.refuse();
    sockets.drain(DRAIN_MILLIS_MAX / 4);
    end.run();
  }

  /** From now on, what is done when another process has taken the database over. */
  void onOusted(Runnable ended) {
    end = ended;
  }

  /** Begins to serve; returns when it does. */
  public void serve() {
    identity.start();
    management.start(vertx, config.server().managementPort());
    server.start();
    Uploads uploads = new Uploads(database);
    var parts = new Tidying.Parts(sockets, search, texts, forums, issuing, digests, uploads);
    vertx.deployVerticle(new Tidying(parts, config.forums())).await();
    outbox.start();
    ready = true;
  }

  /** What the demonstration is furnished with, before serving: the node's own parts. */
  public Furnishing.Installation furnishing(Furnishing.Accounts accounts) {
    Furnishing.Accounts known = person -> digests.longKnown(accounts.seed(person));
    return new Furnishing.Installation(
        database, features.all(), attribution, voices.marks(), issuing, known);
  }

  /** All that is offered over HTTP: what the description of the interface is held against. */
  List<Table.Route> routes() {
    return table.all();
  }

  public int port() {
    return server.port();
  }

  public int managementPort() {
    return management.port();
  }

  public Identity identity() {
    return identity;
  }

  public Digests digests() {
    return digests;
  }

  public Forums forums() {
    return forums;
  }

  /** Drains: not ready, nothing new, what runs is finished, sockets are told to come again. */
  @Override
  public void close() {
    ready = false;
    server.refuse();
    sockets.drain(DRAIN_MILLIS_MAX / 4);
    server.drain(DRAIN_MILLIS_MAX / 2);
    outbox.close();
    forums.close();
    texts.close();
    press.close();
    server.stop();
    identity.close();
    management.stop();
    ownership.close();
    vertx.close().await();
  }
}
