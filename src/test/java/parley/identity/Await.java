package parley.identity;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere, and no longer than it must. */
final class Await {
  private static final Duration MAX = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Await() {}

  static void until(BooleanSupplier holds) {
    long ends = System.nanoTime() + MAX.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > ends) {
        throw new AssertionError("Not within " + MAX);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}
