package parley.live.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This machine's clock while it is near the database's, which is that of all nodes; else the
 * database's, as it was seen last and by what has passed since on the monotonic clock. So a clock
 * that jumps is found wrong at once, and nobody pushes a forum's time, which never falls, ahead for
 * all.
 */
public final class SharedClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);
  private static final Duration OFF_MAX = Duration.ofSeconds(2);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(1); // else nobody knows of when
  private final InstantSource own;
  private final @Nullable Supplier<Instant> database;
  private volatile @Nullable Seen seen;
  private volatile boolean right = true;

  private SharedClock(InstantSource own, @Nullable Supplier<Instant> database) {
    this.own = own;
    this.database = database;
  }

  /** The database's time, and when that was. */
  private record Seen(Instant time, long nanos) {
    Instant now() {
      return time.plusNanos(System.nanoTime() - nanos);
    }
  }

  /** One node's own clock, compared with nothing. */
  public static SharedClock alone(InstantSource own) {
    return new SharedClock(own, null);
  }

  /**
   * A clock that has been compared with the database's if it is shared.
   *
   * @param database its time; throws MongoException if it is away
   */
  public static SharedClock of(Sharing sharing, InstantSource own, Supplier<Instant> database) {
    if (!sharing.shared()) {
      return alone(own);
    }
    SharedClock clock = new SharedClock(own, database);
    clock.look();
    return clock;
  }

  /**
   * Compares with the database's, if it is shared; whether they are near enough that what is due
   * may be done here.
   *
   * @throws com.mongodb.MongoException if the database is away
   */
  public boolean look() {
    if (database == null) {
      return true;
    }
    long begun = System.nanoTime();
    Instant theirs = database.get();
    long took = System.nanoTime() - begun;
    if (took <= ANSWER_MAX.toNanos()) {
      seen = new Seen(theirs, begun + took / 2);
    }
    note(seen != null && isNear(off()));
    return right;
  }

  private void note(boolean now) {
    if (now != right && now) {
      LOG.info("clock outcome=near: what is due is done here again");
    } else if (now != right) {
      LOG.warn("clock outcome=off seconds={}: what is due is left to other nodes", offSeconds());
    }
    right = now;
  }

  @Override
  public Instant instant() {
    Instant mine = own.instant();
    Duration off = off(mine);
    return isNear(off) ? mine : mine.minus(off);
  }

  /** By how much this machine's clock is ahead of the database's; 0 if that is not known. */
  public double offSeconds() {
    return (double) off().toMillis() / TimeUnit.SECONDS.toMillis(1);
  }

  private Duration off() {
    return off(own.instant());
  }

  private Duration off(Instant mine) {
    Seen last = seen;
    return last == null ? Duration.ZERO : Duration.between(last.now(), mine);
  }

  private static boolean isNear(Duration off) {
    return off.abs().compareTo(OFF_MAX) <= 0;
  }
}
