package parley.browser.line;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One direction of a line: what passes waits for what passed before it. */
final class Narrow {
  private final long nanosPerByte;
  private final AtomicLong bytes = new AtomicLong();
  private long freeAt = System.nanoTime();

  Narrow(int bytesPerSecond) {
    this.nanosPerByte = TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
  }

  /** When the last of so many bytes has left, if they are handed in now. */
  synchronized long leavesAt(int count) {
    bytes.addAndGet(count);
    freeAt = Math.max(freeAt, System.nanoTime()) + count * nanosPerByte;
    return freeAt;
  }

  long bytes() {
    return bytes.get();
  }
}
