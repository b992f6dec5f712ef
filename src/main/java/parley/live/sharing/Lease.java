package parley.live.sharing;

import com.mongodb.MongoException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.web.Problem;

/**
 * That what is in memory of one journal is not older than a few seconds, by this process's own
 * monotonic clock from the moment at which the last look began. Whoever changes what is in memory
 * holds its lock.
 */
public final class Lease {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final long WAIT_SECONDS_MAX = 2;

  private final Sharing sharing;
  private final Runnable look;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean ended;
  private volatile boolean looked;
  private volatile long lookedNanos;

  /**
   * Begins without having looked.
   *
   * @param look reads on in the journal; throws MongoException if the database is away
   */
  public Lease(Sharing sharing, Runnable look) {
    this.sharing = sharing;
    this.look = look;
  }

  /** Nobody else changes what is in memory until {@link #release}. */
  public void hold() {
    writing.lock();
  }

  public void release() {
    writing.unlock();
  }

  /**
   * Returns when what is in memory may be shown, looking if the last look is too long ago.
   *
   * @throws Problem unavailable if that cannot be had: nothing is shown that may be out of date
   */
  public void require() {
    if (stands() || writing.isHeldByCurrentThread()) {
      return;
    }
    boolean held = held(WAIT_SECONDS_MAX);
    try {
      if (held && !stands()) {
        lookNow();
      }
    } catch (MongoException away) {
      LOG.warn("lease outcome=database-away");
    } finally {
      if (held) {
        writing.unlock();
      }
    }
    if (!stands()) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
  }

  /** Looks, unless somebody is writing or looking already; true if it did. */
  public boolean renew() {
    return looked(0);
  }

  /** Looks, after whoever is writing or looking already; false if that takes too long. */
  public boolean renewInTurn() {
    return looked(WAIT_SECONDS_MAX);
  }

  private boolean looked(long secondsMax) {
    boolean held = sharing.shared() && held(secondsMax);
    try {
      if (held) {
        lookNow();
      }
      return held;
    } catch (MongoException away) {
      LOG.warn("lease outcome=database-away"); // shown until it runs out, and then no more
      return false;
    } finally {
      if (held) {
        writing.unlock();
      }
    }
  }

  private boolean held(long secondsMax) {
    try {
      return writing.tryLock(secondsMax, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Looks no more. What is under way is waited for, but not for ever: the database may be away. */
  public void end() {
    ended = true;
    if (held(WAIT_SECONDS_MAX)) {
      writing.unlock();
    }
  }

  private void lookNow() {
    if (ended) {
      return;
    }
    long began = System.nanoTime();
    look.run();
    lookedNanos = began;
    looked = true;
  }

  private boolean stands() {
    return !sharing.shared()
        || (looked && System.nanoTime() - lookedNanos < sharing.lease().toNanos());
  }
}
