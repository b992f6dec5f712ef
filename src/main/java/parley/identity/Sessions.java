package parley.identity;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.SessionChecks.Outcome;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.web.Problem;

/**
 * Who is signed in. A session is a random cookie in the browser and an encrypted document here; it
 * is believed for a minute after the issuer last said yes, then asked about. A request of a session
 * that is known reads memory only. Its end is told to every node and closes its sockets.
 */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int ANSWER_SECONDS_MAX = 4;
  private static final int PER_ACCOUNT_MAX = 64;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final Executor THREADS = Thread.ofVirtual().name("session")::start;

  private final SessionStore store;
  private final SessionChecks checks;
  private final AccountsJournal journal;
  private final IdentityConfig.Lifetimes lifetimes;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, LiveSession> live = new ConcurrentHashMap<>();
  private volatile Consumer<Ended> close = end -> {};

  Sessions(Identity.Base base, SessionStore store, SessionChecks checks, AccountsJournal journal) {
    this.store = store;
    this.checks = checks;
    this.journal = journal;
    this.lifetimes = base.config().lifetimes();
    this.clock = base.clock();
  }

  /** Who closes what is open for a session that ended. */
  void onEnd(Consumer<Ended> closes) {
    close = closes;
  }

  /**
   * Begins one, under a name that was never used before.
   *
   * @return the cookie's value, which is kept nowhere
   */
  String begin(Session session) {
    makeRoom(session.account());
    String cookie = Session.secret();
    String id = store.id(cookie);
    store.insert(id, session);
    live.put(id, new LiveSession(new Stored<>(id, Documents.FIRST, session)));
    LOG.info("session={} outcome=begun", id);
    return cookie;
  }

  /**
   * The session of this cookie, if it stands; asks the issuer when its last word is too old.
   *
   * @throws Problem unavailable when it cannot be known whether it stands
   */
  @Nullable LiveSession find(String cookie) {
    if (cookie.length() != Session.SECRET_CHARS) {
      return null;
    } else if (!journal.fresh()) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
    LiveSession found = live.computeIfAbsent(store.id(cookie), this::load);
    return found != null && stands(found) ? found : null;
  }

  /** Ends it everywhere; nothing happens if it has ended already. */
  void end(String id, Ended.Reason reason) {
    Stored<Session> stored = store.find(id);
    // Removed first: whoever loads it from here on finds nothing.
    if (stored != null && store.remove(id)) {
      LOG.info("session={} outcome=ended reason={}", id, reason);
      journal.append(new AccountsJournal.Entry(stored.value().account(), id, reason));
    }
  }

  /** Ends the session of this cookie; answers what it was, if it was one. */
  @Nullable Session endOf(String cookie, Ended.Reason reason) {
    Stored<Session> stored = store.find(store.id(cookie));
    end(store.id(cookie), reason);
    return stored == null ? null : stored.value();
  }

  /** The sessions of an account that stand. */
  List<Stored<Session>> standing(String account) {
    List<Stored<Session>> kept = new ArrayList<>();
    for (Stored<Session> one : store.ofAccount(account)) {
      if (one.value().standing(clock.instant(), used(one), lifetimes) == Session.Standing.OVER) {
        end(one.id(), Ended.Reason.EXPIRED);
      } else {
        kept.add(one);
      }
    }
    return kept;
  }

  /** When it was last used, as far as this node knows. */
  Instant used(Stored<Session> stored) {
    return LiveSession.used(live.get(stored.id()), stored.value());
  }

  /** Asks the issuer about it at once; without a yes in time it ends. Whether it still stands. */
  boolean endUnlessKnown(String id) {
    if (inTime(CompletableFuture.supplyAsync(() -> checks.checkAnew(id), THREADS))
        instanceof Outcome.Good good) {
      live.computeIfPresent(id, (same, one) -> one.renewed(good.session()));
      return true;
    }
    end(id, Ended.Reason.LOGGED_OUT);
    return false;
  }

  boolean knows(String id) {
    return live.containsKey(id);
  }

  void heard(Ended end) {
    live.remove(end.session());
    close.accept(end);
  }

  /**
   * Looks after all sessions in memory: asks in time, ends what is over, forgets what nobody uses.
   *
   * @param open the sessions that have an open socket
   */
  void tend(Set<String> open) {
    Instant now = clock.instant();
    for (LiveSession one : live.values()) {
      if (open.contains(one.id)) {
        one.use(now);
      }
      tend(one, open.contains(one.id), now);
    }
  }

  private void tend(LiveSession one, boolean watched, Instant now) {
    Session session = one.session();
    if (session.standing(now, one.used(), lifetimes) == Session.Standing.OVER) {
      end(one.id, Ended.Reason.EXPIRED);
      return;
    }
    boolean inUse = now.isBefore(one.used().plus(lifetimes.check()));
    if (inUse && !one.pauses(now) && !now.isBefore(one.dueSoon(lifetimes))) {
      CompletableFuture<?> _ = check(one); // settles by itself
    }
    if (watched && !session.outlasts(now, lifetimes.issuerAway())) {
      close.accept(new Ended(one.id, session.account(), Ended.Reason.UNCHECKED));
    } else if (!now.isBefore(one.used().plus(FORGOTTEN_AFTER))) {
      live.remove(one.id, one);
    }
  }

  private @Nullable LiveSession load(String id) {
    return LiveSession.of(store.find(id));
  }

  private boolean stands(LiveSession one) {
    Instant now = clock.instant();
    boolean stands =
        switch (one.session().standing(now, one.used(), lifetimes)) {
          case GOOD -> true;
          case DUE -> asked(one, now);
          case OVER -> {
            end(one.id, Ended.Reason.EXPIRED);
            yield false;
          }
        };
    if (stands) {
      one.use(now);
    }
    return stands;
  }

  private boolean asked(LiveSession one, Instant now) {
    Outcome outcome = one.pauses(now) ? new Outcome.Away() : inTime(check(one).copy());
    return switch (outcome) {
      case Outcome.Good _ -> true;
      case Outcome.Refused _, Outcome.Gone _ -> false;
      case Outcome.Away _ -> {
        one.issuerAway(now);
        if (!one.session().outlasts(now, lifetimes.issuerAway())) {
          throw new Problem(Problem.Code.UNAVAILABLE);
        }
        yield true;
      }
    };
  }

  private static Outcome inTime(CompletableFuture<Outcome> answer) {
    return answer
        .completeOnTimeout(new Outcome.Away(), ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
        .join();
  }

  private CompletableFuture<Outcome> check(LiveSession one) {
    return one.check(THREADS, () -> settled(one, checks.check(one.stored())));
  }

  private Outcome settled(LiveSession one, Outcome outcome) {
    switch (outcome) {
      case Outcome.Good good -> one.renewed(good.session());
      case Outcome.Away _ -> one.issuerAway(clock.instant());
      case Outcome.Refused _, Outcome.Gone _ -> {
        LOG.info("session={} outcome={}", one.id, outcome);
        // Here first: whatever becomes of the database, this node believes it no more.
        heard(new Ended(one.id, one.session().account(), Ended.Reason.REFUSED));
        endIfStored(one.id);
      }
    }
    return outcome;
  }

  private void endIfStored(String id) {
    try {
      end(id, Ended.Reason.REFUSED);
    } catch (MongoException away) {
      LOG.warn("session={} outcome=end-not-stored", id); // its next check is refused again
    }
  }

  /** The oldest go where there are too many. */
  private void makeRoom(String account) {
    List<Stored<Session>> kept = standing(account);
    kept.sort(Comparator.comparing(stored -> stored.value().checked()));
    for (int i = 0; i <= kept.size() - PER_ACCOUNT_MAX; i++) {
      end(kept.get(i).id(), Ended.Reason.EXPIRED);
    }
  }
}
