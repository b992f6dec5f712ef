package parley.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import parley.web.Problem;

/** How much is under way, and the refusal of more. */
final class Gate {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Settings.Limits limits;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong bodiesBytes = new AtomicLong();
  private final ConcurrentHashMap<String, Integer> accounts = new ConcurrentHashMap<>();
  private volatile boolean shut;

  Gate(Settings.Limits limits) {
    this.limits = limits;
  }

  /** From here on nothing new is let in. */
  void shut() {
    shut = true;
  }

  boolean isShut() {
    return shut;
  }

  /** One request more; false when it is not let in. */
  boolean enter() {
    if (running.incrementAndGet() > limits.running()) {
      running.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    running.decrementAndGet();
  }

  int running() {
    return running.get();
  }

  /**
   * One request more of this account.
   *
   * @throws Problem too-many-requests
   */
  void enter(String account) {
    int now = accounts.merge(account, 1, Integer::sum);
    if (now > limits.runningPerAccount()) {
      leave(account);
      throw new Problem(Problem.Code.TOO_MANY_REQUESTS);
    }
  }

  void leave(String account) {
    accounts.computeIfPresent(account, (a, now) -> now == 1 ? null : now - 1);
  }

  /** Room for so many bytes of a body; false when all bodies together are too large. */
  boolean reserve(int bytes) {
    if (bodiesBytes.addAndGet(bytes) > limits.bodiesBytes()) {
      bodiesBytes.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void release(int bytes) {
    bodiesBytes.addAndGet(-bytes);
  }

  /** Waits until nothing runs, or so long; whether nothing runs. */
  boolean awaitEmpty(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (running.get() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
    return running.get() == 0;
  }
}
