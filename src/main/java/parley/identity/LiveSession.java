package parley.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.store.Documents.Stored;

/** A session in this node's memory: what was last read of it, when it was used, who is asking. */
final class LiveSession {
  /** How the session of a program is named, which has no document: it lasts as its token does. */
  static final String PROGRAM = "program-";

  private static final Duration PAUSE_AFTER_AWAY = Duration.ofSeconds(5);

  final String id;
  private volatile Stored<Session> stored;
  private volatile Instant used;
  private volatile Instant pauseEnds = Instant.MIN;
  private @Nullable CompletableFuture<SessionChecks.Outcome> check;

  LiveSession(Stored<Session> stored) {
    this.id = stored.id();
    this.stored = stored;
    this.used = stored.value().checked();
  }

  /** One that was looked up; null if there is none. */
  static @Nullable LiveSession of(@Nullable Stored<Session> found) {
    return found == null ? null : new LiveSession(found);
  }

  Session session() {
    return stored.value();
  }

  /** As it was last read or written here. */
  Stored<Session> stored() {
    return stored;
  }

  Instant used() {
    return used;
  }

  /** Of one that is perhaps not in this node's memory. */
  static Instant used(@Nullable LiveSession here, Session stored) {
    return here == null || here.used.isBefore(stored.checked()) ? stored.checked() : here.used;
  }

  /** A program's socket lasts as long as its token, whose end stands in the session's name. */
  static boolean over(String session, Instant now) {
    if (!session.startsWith(PROGRAM)) {
      return false;
    }
    String ends = session.substring(PROGRAM.length(), session.indexOf('.'));
    return !now.isBefore(Instant.ofEpochSecond(Long.parseLong(ends)));
  }

  void use(Instant now) {
    used = now;
  }

  LiveSession renewed(Stored<Session> now) {
    stored = now;
    return this;
  }

  /** When to ask before a request must wait for it; spread out, so that not all ask at once. */
  Instant dueSoon(IdentityConfig.Lifetimes lifetimes) {
    long percent = (long) SessionChecks.RECENT_PERCENT + Math.floorMod(id.hashCode(), 25);
    return session().checked().plusMillis(lifetimes.check().toMillis() * percent / 100);
  }

  /** The issuer did not answer: not every request is to find that out again. */
  void issuerAway(Instant now) {
    if (!pauses(now)) {
      pauseEnds = now.plus(PAUSE_AFTER_AWAY);
    }
  }

  boolean pauses(Instant now) {
    return now.isBefore(pauseEnds);
  }

  /** Joins the check that is under way, or begins one. */
  synchronized CompletableFuture<SessionChecks.Outcome> check(
      Executor threads, Supplier<SessionChecks.Outcome> begin) {
    CompletableFuture<SessionChecks.Outcome> current = check;
    if (current == null || current.isDone()) {
      current = CompletableFuture.supplyAsync(begin, threads);
      check = current;
    }
    return current;
  }
}
