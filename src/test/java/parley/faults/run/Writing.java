package parley.faults.run;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import parley.web.Ids;

/** Somebody who contributes all the time, and again under the same id until it is acknowledged. */
final class Writing implements Runnable {
  private static final int REFUSALS_MAX = 2_000;
  private final Sending sending;
  private final Repeating repeating;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile boolean over;
  private volatile boolean homeward;
  private volatile long acknowledgedNanos = System.nanoTime();

  Writing(Sending sending, Repeating repeating) {
    this.sending = sending;
    this.repeating = repeating;
  }

  void stop() {
    over = true;
  }

  /** Has the next contribution begin at the node where they began. */
  void goesHome() {
    homeward = true;
  }

  /** When something was last acknowledged. */
  long acknowledgedNanos() {
    return acknowledgedNanos;
  }

  /** How much was. */
  int acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void run() {
    while (!over) {
      once();
      Being.pause();
    }
  }

  /** One more contribution; answers its command, which was acknowledged. */
  String once() {
    if (homeward) {
      homeward = false;
      sending.being().goesHome();
    }
    String command = Ids.random();
    write(command);
    acknowledgedNanos = System.nanoTime();
    acknowledged.incrementAndGet();
    repeating.heard(command);
    return command;
  }

  private void write(String command) {
    for (int tries = 0; tries < REFUSALS_MAX; tries++) {
      if (tried(command)) {
        return;
      }
      Being.pause();
      if (tries % 4 == 3) {
        sending.being().moves();
      }
    }
    throw new IllegalStateException("never acknowledged: " + command);
  }

  private boolean tried(String command) {
    try {
      return sending.once(command);
    } catch (UncheckedIOException broken) {
      sending.being().moves();
      return false;
    }
  }
}
