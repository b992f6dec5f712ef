package parley.live.sharing;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * While a number of a journal is taken and nobody can read yet by what, because a majority of the
 * database lags: trying again at once would only keep everybody busy. The pauses grow, and are not
 * for ever, as whoever reads may wait for the one that tries.
 */
public final class Standstill {
  private static final long FIRST_NANOS = Duration.ofMillis(2).toNanos();
  private static final long PAUSE_NANOS_MAX = Duration.ofMillis(250).toNanos();
  private static final long ALL_NANOS_MAX = Duration.ofSeconds(1).toNanos();
  private long reached;
  private long pause = FIRST_NANOS;
  private long paused;

  /**
   * None yet.
   *
   * @param reached how far the journal was read
   */
  public Standstill(long reached) {
    this.reached = reached;
  }

  /**
   * Returns when it is time to try again: at once if more of the journal could be read.
   *
   * @throws MongoException if it lasts too long
   */
  public void pass(long now) {
    if (now > reached) {
      reached = now;
      pause = FIRST_NANOS;
      paused = 0;
    } else if (paused >= ALL_NANOS_MAX) {
      throw new MongoException("what took the number cannot be read yet");
    } else {
      LockSupport.parkNanos(pause);
      paused += pause;
      pause = Math.min(2 * pause, PAUSE_NANOS_MAX);
    }
  }
}
