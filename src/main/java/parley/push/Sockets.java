package parley.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import parley.web.Authenticator;
import parley.web.Routes;
import parley.web.Table;

/** All receivers of this node: the sockets, and the long polls that wait. */
public final class Sockets implements Routes {
  private static final int LOOK_MILLIS = 5_000;
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Source source;
  private final Predicate<String> alive;
  private final Limits limits;
  private final Meters meters;
  private final Executor threads = task -> Thread.ofVirtual().name("push").start(task);
  private final ConcurrentHashMap<String, Set<Line>> lines = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean draining;

  /**
   * @param alive whether a session, by its opaque name, still stands; asked again when a receiver
   *     has been added, as the session may have ended while it was
   */
  public Sockets(Source source, Predicate<String> alive, MeterRegistry registry, Limits limits) {
    this.source = source;
    this.alive = alive;
    this.limits = limits;
    this.meters = new Meters(registry);
    Gauge.builder("parley.push.sockets", open, AtomicInteger::get).register(registry);
  }

  @Override
  public void routes(Table table) {
    table.socket("/api/live", this::accept);
    table.post("/api/live/poll", LongPoll.Wish.class, new LongPoll(this)::poll);
  }

  /** Begins to look after silent sockets. */
  public void start(Vertx vertx) {
    start(vertx, LOOK_MILLIS);
  }

  void start(Vertx vertx, int lookMillis) {
    vertx.setPeriodic(lookMillis, timer -> threads.execute(this::look));
  }

  /** Sends a frame to all receivers of an account. From any thread. */
  public void tell(String account, String frame) {
    for (Line line : of(account)) {
      line.context().runOnContext(now -> line.send(frame));
    }
  }

  /** A session has ended: its receivers end. */
  public void signOut(String session) {
    each(line -> line.session().equals(session), End.SIGNED_OUT);
  }

  /** All sessions of an account have ended. */
  public void signOutAccount(String account) {
    of(account).forEach(line -> line.end(End.SIGNED_OUT));
  }

  /** Ends all, who are to come back later, and waits until they have gone, or so long. */
  public boolean drain(long millis) {
    draining = true;
    each(line -> true, End.RESTARTING);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (open.get() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(this, WAIT_NANOS);
    }
    return open.get() == 0;
  }

  /** The sessions, by their opaque names, that somebody listens with now. */
  public Set<String> sessions() {
    Set<String> sessions = new HashSet<>();
    lines.values().forEach(some -> some.forEach(line -> sessions.add(line.session())));
    return sessions;
  }

  public int size() {
    return open.get();
  }

  Source source() {
    return source;
  }

  Limits limits() {
    return limits;
  }

  Meters meters() {
    return meters;
  }

  Executor threads() {
    return threads;
  }

  /** Adds it, unless its account has too many. */
  void joined(Line line) {
    lines.compute(
        line.account().id(),
        (account, some) -> {
          Set<Line> more = some == null ? new HashSet<>(2) : some;
          if (more.size() < limits.perAccount()) {
            more.add(line);
            open.incrementAndGet();
          } else {
            line.end(End.TOO_MANY);
          }
          return more;
        });
  }

  /** Once it has joined: what happened just before would not have reached it. May wait. */
  void check(Line line) {
    if (open.get() > limits.sockets()) {
      line.end(End.FULL);
    } else if (draining) {
      line.end(End.RESTARTING);
    } else if (!alive.test(line.session())) {
      line.end(End.SIGNED_OUT);
    }
  }

  void left(Line line) {
    lines.computeIfPresent(
        line.account().id(),
        (account, some) -> {
          if (some.remove(line)) {
            open.decrementAndGet();
          }
          return some.isEmpty() ? null : some;
        });
  }

  private void accept(Context loop, Authenticator.Caller caller, ServerWebSocket socket) {
    LiveSocket live = new LiveSocket(this, loop, caller, socket);
    live.listen();
    joined(live); // Before it can leave, which happens on this event loop too.
    threads.execute(() -> check(live));
  }

  private void look() {
    long now = System.nanoTime();
    for (String account : lines.keySet()) {
      lines.computeIfPresent(
          account,
          (a, some) -> {
            some.forEach(line -> line.look(now)); // It only posts to event loops.
            return some;
          });
    }
  }

  private void each(Predicate<Line> which, End end) {
    for (String account : lines.keySet()) {
      for (Line line : of(account)) {
        if (which.test(line)) {
          line.end(end);
        }
      }
    }
  }

  /** A copy, as the set itself is changed under the map's lock only. */
  private Set<Line> of(String account) {
    Set<Line> copy = new HashSet<>();
    lines.computeIfPresent(
        account,
        (a, some) -> {
          copy.addAll(some);
          return some;
        });
    return copy;
  }
}
