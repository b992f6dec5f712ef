package parley.faults.run;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The same person in another browser, at the other node, who sends once more what was acknowledged
 * last: it is not made again, and the answer is the same. Not all, as a node lets whoever repeats
 * something wait until every node knows of it.
 */
final class Repeating implements Runnable {
  private final Sending sending;
  private final AtomicInteger answered = new AtomicInteger();
  private volatile @Nullable String latest;
  private volatile boolean over;

  Repeating(Sending sending) {
    this.sending = sending;
  }

  /** Takes note of what was acknowledged. */
  void heard(String command) {
    latest = command;
  }

  void stop() {
    over = true;
  }

  /** How often it was answered. */
  int answered() {
    return answered.get();
  }

  @Override
  public void run() {
    while (!over) {
      String command = latest;
      if (command != null && isAnswered(command)) {
        answered.incrementAndGet();
      }
      Being.pause();
    }
  }

  private boolean isAnswered(String command) {
    try {
      return sending.once(command);
    } catch (UncheckedIOException away) {
      return false; // it is for this node to answer
    }
  }
}
