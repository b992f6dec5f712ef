package parley.live.sharing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether other nodes write into this database too, and how one keeps up with them.
 *
 * @param shared false: one node alone, which knows everything that it wrote itself
 * @param look how often the journal of a forum in use is read on
 * @param lease how long after the beginning of such a look its state may be shown
 */
public record Sharing(boolean shared, Duration look, Duration lease) {
  /** One node; a second one refuses to start. */
  public static final Sharing ALONE = new Sharing(false, Duration.ZERO, Duration.ZERO);

  /** Several nodes. */
  public static final Sharing SEVERAL =
      new Sharing(true, Duration.ofMillis(500), Duration.ofSeconds(3));

  /** Looks and leases are timed by each node's own clock; so much they may differ. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  /**
   * Waits until no node can show a state from before now: each has looked since, or its lease has
   * run out. Who takes a right away is answered only then.
   */
  public void settle() {
    if (shared) {
      long end = System.nanoTime() + lease.plus(MARGIN).toNanos();
      for (long left = lease.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }
}
