package parley;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaRoutes;
import parley.agenda.Agendas;
import parley.agenda.SessionRoutes;
import parley.discussion.DiscussionRoutes;
import parley.discussion.Discussions;
import parley.discussion.Marks;
import parley.discussion.ReadingRoutes;
import parley.discussion.Unread;
import parley.draft.TextRoutes;
import parley.draft.TextSource;
import parley.draft.Texts;
import parley.embedded.demo.Furnishing;
import parley.forum.Attribution;
import parley.forum.Feature;
import parley.identity.Identity;
import parley.identity.IdentityConfig;
import parley.invitation.EntranceRoutes;
import parley.invitation.InvitationRoutes;
import parley.invitation.Invitations;
import parley.invitation.Issuing;
import parley.live.Forums;
import parley.membership.GroupRoutes;
import parley.membership.MembershipRoutes;
import parley.membership.Memberships;
import parley.notice.MailServer;
import parley.notice.Outbox;
import parley.notice.Wording;
import parley.oversight.Approvals;
import parley.oversight.OversightRoutes;
import parley.paper.PaperRoutes;
import parley.paper.Papers;
import parley.push.Limits;
import parley.push.Sockets;
import parley.room.ChangingRoutes;
import parley.room.HeadRoutes;
import parley.room.RoomRoutes;
import parley.room.Rooms;
import parley.search.Search;
import parley.search.SearchRoutes;
import parley.server.Descriptions;
import parley.server.Management;
import parley.server.WebServer;
import parley.store.Database;
import parley.store.owner.Ownership;
import parley.web.Routes;
import parley.web.Table;

/**
 * One node: all parts put together by hand, one line a part. What it needs from outside (database,
 * issuer) is there already when it is made.
 */
public final class Parley implements AutoCloseable {
  private static final int DRAIN_MILLIS_MAX = 8_000;

  private final Vertx vertx;
  private final Database database;
  private final Ownership ownership;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Attribution attribution;
  private final Discussions discussions;
  private final Agendas agendas;
  private final Invitations invitations = new Invitations();
  private final Outbox outbox;
  private final Issuing issuing;
  private final Approvals approvals = new Approvals();
  private final Marks marks;
  private final List<Feature<?>> features;
  private final Forums forums;
  private final Texts texts;
  private final Search search;
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

  /** Routes that are not a feature's, made when the forums are there. */
  @FunctionalInterface
  public interface More {
    List<Routes> routes(Forums forums);
  }

  private Parley(Parts parts) {
    config = parts.config();
    database = parts.database();
    ownership = Ownership.take(database, config.database().pace(), this::oust);
    vertx = Vertx.vertx(WebServer.options(config.server().eventLoops()));
    attribution = new Attribution(database.keys()::tag);
    discussions = new Discussions(attribution);
    agendas = new Agendas(attribution, discussions);
    Papers papers = new Papers(attribution);
    marks = new Marks(database.documents("marks"), database.keys());
    Forums.Parts standing =
        new Forums.Parts(database, attribution, config.discussion().limits(), parts.clock());
    features = // a feature is one line here
        List.of(
            new Memberships(), new Rooms(), approvals, discussions, invitations, agendas, papers);
    forums = Forums.of(standing, features);
    texts = Texts.of(database, forums, List.of(agendas, papers), parts.clock());
    search = new Search(forums, discussions, config.search().indexMegabytesMax());
    identity = new Identity(parts.identity(), vertx, database);
    outbox =
        new Outbox(database, Wording.of(Path.of("config", "mail")), parts.mail(), parts.clock());
    issuing = new Issuing(database, outbox, parts.identity().origin(), parts.clock());
    issuing.begin(forums, invitations);
    sockets =
        new Sockets(
            new TextSource(forums.source(), forums, texts), identity::stands, meters, Limits.USUAL);
    forums.tellAccounts(sockets::tell);
    identity.onEnd(ended -> sockets.signOut(ended.session()));
    identity.watch(sockets::sessions);
    routes(parts, papers).forEach(routes -> routes.routes(table));
    parts.more().routes(forums).forEach(routes -> routes.routes(table));
    server =
        new WebServer(
            vertx,
            config.server().settings(parts.identity().origin()),
            table,
            new WebServer.Surroundings(identity, meters, Database::isAway));
    management = new Management(meters, () -> ready);
  }

  private List<Routes> routes(Parts parts, Papers papers) {
    Unread unread = new Unread(discussions, marks);
    return List.of(
        identity,
        sockets,
        new Descriptions(config.server().contact(), parts.clock().instant()),
        new RoomRoutes(forums, unread, approvals::awaiting, config.discussion().editMinutes()),
        new ChangingRoutes(forums),
        new HeadRoutes(forums, database, parts.clock()),
        new MembershipRoutes(forums, new Directory(identity.accounts())),
        new GroupRoutes(forums),
        new OversightRoutes(forums, approvals),
        new InvitationRoutes(forums, invitations, issuing, identity.accounts()::byEmail),
        new EntranceRoutes(forums, invitations, issuing, identity.newcomers()),
        new DiscussionRoutes(forums, discussions),
        new ReadingRoutes(forums, discussions, marks, unread),
        new TextRoutes(forums, texts),
        new SearchRoutes(forums, search),
        new SessionRoutes(forums, agendas, parts.clock()),
        new AgendaRoutes(forums, agendas, parts.clock()),
        new PaperRoutes(forums, papers, texts));
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
    sockets.start(vertx);
    management.start(vertx, config.server().managementPort());
    server.start();
    new Tidying(search, texts, forums, issuing).start(vertx, config.forums());
    outbox.start();
    ready = true;
  }

  /** What the demonstration is furnished with, before serving: the node's own parts. */
  public Furnishing.Installation furnishing(Furnishing.Accounts accounts) {
    return new Furnishing.Installation(database, features, attribution, marks, issuing, accounts);
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
    server.stop();
    identity.close();
    management.stop();
    ownership.close();
    vertx.close().await();
  }
}
