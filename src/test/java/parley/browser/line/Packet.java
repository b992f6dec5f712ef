package parley.browser.line;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** What is under way; nothing in it means that the sender is done. */
record Packet(byte[] bytes, long arrivesAtNanos) implements Delayed {
  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(arrivesAtNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    // By the instant itself: two looks at the clock could exchange what follows closely.
    return Long.compare(arrivesAtNanos, ((Packet) other).arrivesAtNanos);
  }
}
