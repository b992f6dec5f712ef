package parley.server.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import parley.web.Problem;

/** How much is under way, and the refusal of more: the least important first. */
public final class Gate {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Places places;
  private final AtomicInteger working = new AtomicInteger();

  /** Long polls only wait: they take no place of what works. */
  private final AtomicInteger listening = new AtomicInteger();

  private final AtomicLong bodiesBytes = new AtomicLong();
  private final ConcurrentHashMap<String, Integer> accounts = new ConcurrentHashMap<>();
  private final Map<Rank, Counter> refused = new EnumMap<>(Rank.class);
  private volatile boolean shut;

  /**
   * How many may be there at once.
   *
   * @param running requests
   * @param perAccount requests of one account, long polls among them
   * @param bodiesBytes of all requests being read
   */
  public record Places(int running, int perAccount, long bodiesBytes) {}

  public Gate(Places places, MeterRegistry meters) {
    this.places = places;
    for (Rank rank : Rank.values()) {
      refused.put(
          rank, Counter.builder("parley.refused").tag("rank", rank.label()).register(meters));
    }
    Gauge.builder("parley.requests.running", this, Gate::running).register(meters);
  }

  /** From here on nothing new is let in. */
  public void shut() {
    shut = true;
  }

  public boolean isShut() {
    return shut;
  }

  /** One request more; false when it is not let in. */
  public boolean enter(Rank rank) {
    int places = rank.places(this.places.running);
    AtomicInteger mine = mine(rank);
    boolean others = rank == Rank.LISTENING && working.get() >= places;
    if (others || mine.incrementAndGet() > places) {
      if (!others) {
        mine.decrementAndGet();
      }
      return false;
    }
    return true;
  }

  public void leave(Rank rank) {
    mine(rank).decrementAndGet();
  }

  private AtomicInteger mine(Rank rank) {
    return rank == Rank.LISTENING ? listening : working;
  }

  /** Something was refused because too much is under way, here or behind. */
  public void refused(Rank rank) {
    Counter counter = refused.get(rank);
    if (counter != null) {
      counter.increment();
    }
  }

  private int running() {
    return working.get() + listening.get();
  }

  /**
   * One request more that takes a place of this account, or of this program of it.
   *
   * @throws Problem too-many-requests
   */
  public void enter(String account) {
    int now = accounts.merge(account, 1, Integer::sum);
    if (now > places.perAccount) {
      leave(account);
      throw new Problem(Problem.Code.TOO_MANY_REQUESTS);
    }
  }

  public void leave(String account) {
    accounts.computeIfPresent(account, (a, now) -> now == 1 ? null : now - 1);
  }

  /** The room that bodies of this rank find while they are read. */
  public Bodies bodies(Rank rank) {
    int percent = rank == Rank.PROTECTING ? 100 : Rank.WRITING.percent;
    return new Bodies(bodiesBytes, places.bodiesBytes * percent / 100);
  }

  /** All bodies that are being read, and how many bytes they may have for one more to come in. */
  public record Bodies(AtomicLong all, long most) {
    /** Room for so many bytes of a body; false when all bodies together are too large. */
    public boolean reserve(int bytes) {
      if (all.addAndGet(bytes) > most) {
        all.addAndGet(-bytes);
        return false;
      }
      return true;
    }

    public void release(int bytes) {
      all.addAndGet(-bytes);
    }
  }

  /** Waits until nothing runs, or so long; whether nothing runs. */
  public boolean awaitEmpty(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (running() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
    return running() == 0;
  }
}
