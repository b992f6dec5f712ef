package parley.identity;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.MongoException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.factor.Duties;
import parley.identity.first.OrganiserLink;
import parley.identity.keycloak.KeycloakAdmin;
import parley.identity.oidc.Attempts;
import parley.identity.oidc.BadToken;
import parley.identity.oidc.Issuer;
import parley.identity.oidc.Tokens.Access;
import parley.store.Database;
import parley.web.Authenticator;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;

/**
 * All of it, put together: says who calls, offers the routes of signing in, and tells when a
 * session ends. Does nothing by itself before {@link #start}.
 */
public final class Identity implements Authenticator, Routes, AutoCloseable {
  static final String COOKIE = "__Host-parley";

  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
  private static final Duration TEND_EVERY = Duration.ofSeconds(1);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final Duration READ_ON_EVERY = Duration.ofMillis(500);
  private static final String BEARER = "Bearer ";

  /** The account whose page sends a request, as /api/me names it; pages of ours say it always. */
  private static final String PAGE_OF = "parley-account";

  private final Base base;
  private final OrganiserLink link;
  private final Accounts accounts;
  private final AccountsJournal journal;
  private final Sessions sessions;
  private final SignIn signIn;
  private final BackchannelLogout logout;
  private final SessionStore store;
  private final Newcomers newcomers;
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("identity").factory());
  private volatile Supplier<Set<String>> open = Set::of;
  private volatile Consumer<String> everything = account -> {};

  public Identity(IdentityConfig config, Vertx vertx, Database database) {
    this(config, vertx, database, InstantSource.system());
  }

  Identity(IdentityConfig config, Vertx vertx, Database database, InstantSource clock) {
    KeycloakAdmin keycloak = KeycloakAdmin.of(config.registry(), clock);
    this.base =
        new Base(config, database, new Issuer(vertx, config.client(), clock), keycloak, clock);
    this.link = new OrganiserLink(database, clock);
    this.accounts = new Accounts(base, link);
    this.journal = new AccountsJournal(database, config.clustered(), this::heard);
    this.store = new SessionStore(database);
    SessionChecks checks = new SessionChecks(base, store, accounts);
    this.sessions = new Sessions(base, store, checks, journal);
    Attempts attempts = new Attempts(database.keys().secret("sign-in", "attempts"), clock);
    this.signIn = new SignIn(base, accounts, sessions, new SignIn.Flow(attempts, store));
    this.newcomers = new Newcomers(base, accounts, sessions);
    this.logout = new BackchannelLogout(base, accounts, sessions, store);
    accounts.onChange(account -> journal.append(new AccountsJournal.Entry(account, null, null)));
  }

  /** What every part of it stands on; without Keycloak no accounts are made. */
  record Base(
      IdentityConfig config,
      Database database,
      Issuer issuer,
      @Nullable KeycloakAdmin keycloak,
      InstantSource clock) {}

  public Accounts accounts() {
    return accounts;
  }

  public OrganiserLink organiserLink() {
    return link;
  }

  public Newcomers newcomers() {
    return newcomers;
  }

  /** Who closes what is open for a session that ended; called on a thread that may wait. */
  public void onEnd(Consumer<Ended> close) {
    sessions.onEnd(close);
  }

  /** Who signs in with a second factor only. */
  public void duties(Duties accountsWithDuties) {
    signIn.duties(accountsWithDuties);
  }

  /** Before the routes are asked for: who ends what else an account left open, with everything. */
  public void onEverythingEnded(Consumer<String> end) {
    everything = end;
  }

  /** Which sessions have an open socket now: those are looked after though nothing is asked. */
  public void watch(Supplier<Set<String>> sessionsWithSockets) {
    open = sessionsWithSockets;
  }

  /** Whether a session, by its opaque name, still stands as far as this node has heard. */
  public boolean stands(String session) {
    return session.startsWith(LiveSession.PROGRAM)
        ? !LiveSession.over(session, base.clock().instant())
        : sessions.knows(session);
  }

  /** Begins looking after sessions; returns before the issuer is there. */
  public void start() {
    journal.start();
    every(TEND_EVERY, this::tend);
    every(SWEEP_EVERY, this::sweep); // nobody else would remove old sessions and used tokens
    if (base.config().clustered()) {
      every(READ_ON_EVERY, journal::readOn);
    }
  }

  @Override
  public void close() {
    timers.shutdownNow();
    base.issuer().close();
    if (base.keycloak() != null) {
      base.keycloak().close();
    }
    try {
      if (!timers.awaitTermination(5, SECONDS)) {
        LOG.warn("identity outcome=not-stopped-in-time");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public @Nullable Caller caller(Call call) {
    Caller caller = known(call);
    String page = call.header(PAGE_OF);
    // Somebody else signed in, in another tab: what stands in this one must not go out as theirs.
    return caller != null && page != null && !page.equals(caller.account().id()) ? null : caller;
  }

  @Override
  public void routes(Table table) {
    signIn.routes(table);
    logout.routes(table);
    link.routes(table);
    new Me(base, accounts).routes(table);
    new OwnSessions(sessions, signIn, base.database().keys(), everything).routes(table);
  }

  void tend() {
    if (!base.issuer().known()) {
      base.issuer().answers();
    }
    Set<String> watched = open.get();
    sessions.tend(watched);
    watched.stream()
        .filter(session -> LiveSession.over(session, base.clock().instant()))
        .forEach(session -> sessions.heard(new Ended(session, "", Ended.Reason.EXPIRED)));
  }

  private @Nullable Caller known(Call call) {
    String authorization = call.header("authorization");
    if (authorization == null) {
      return person(call.cookie(COOKIE));
    }
    return authorization.startsWith(BEARER)
        ? program(authorization.substring(BEARER.length()).strip())
        : null;
  }

  void sweep() {
    store.sweep(base.clock().instant(), base.config().lifetimes().idle());
  }

  private @Nullable Caller person(@Nullable String cookie) {
    LiveSession session = cookie == null ? null : sessions.find(cookie);
    return session == null
        ? null
        : caller(session.session().account(), session.id, proved(session.session().proof()));
  }

  private @Nullable Caller program(String token) {
    try {
      Access access = base.issuer().tokens().accessToken(token);
      String name = base.database().keys().mac("program", token);
      String session = LiveSession.PROGRAM + access.ends().getEpochSecond() + "." + name;
      return caller(accounts.seen(access.person()), session, proved(null)); // nobody sits there
    } catch (BadToken refused) {
      LOG.info("program outcome=refused reason={}", refused.getMessage());
      return null;
    }
  }

  private @Nullable Caller caller(String account, String session, boolean proved) {
    Accounts.Profile profile = accounts.profile(account);
    boolean bearer = session.startsWith(LiveSession.PROGRAM);
    return profile == null
        ? null
        : new Caller(accounts.account(account, profile, bearer), session, proved);
  }

  private boolean proved(Session.@Nullable Proof proof) {
    return base.config().lifetimes().stepUp().satisfied(proof, base.clock().instant());
  }

  private void heard(AccountsJournal.Entry entry) {
    if (entry.session() == null || entry.reason() == null) {
      accounts.forget(entry.account());
    } else {
      sessions.heard(new Ended(entry.session(), entry.account(), entry.reason()));
    }
  }

  private void every(Duration time, Runnable turn) {
    var _ = timers.scheduleWithFixedDelay(() -> survived(turn), 0, time.toMillis(), MILLISECONDS);
  }

  /** A turn that fails is followed by the next one all the same: sessions must be looked after. */
  private static void survived(Runnable turn) {
    try {
      turn.run();
    } catch (MongoException away) {
      LOG.warn("identity outcome=database-away");
    } catch (RuntimeException defect) {
      LOG.error("identity outcome=defect", defect);
    }
  }
}
