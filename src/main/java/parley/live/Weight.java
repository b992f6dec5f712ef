package parley.live;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import parley.store.Line;

/**
 * About how much memory a forum takes: what was written, and a kilobyte an entry for what is made
 * of it. Measured were 1.6 KB for a contribution of 560 characters, which weighs 2 KB here.
 */
final class Weight {
  private static final int ENTRY_BYTES = 1_024;
  private final AtomicLong bytes = new AtomicLong();

  void add(Line line) {
    bytes.addAndGet(ENTRY_BYTES + length(line.structure()) + length(line.content()));
  }

  void addAll(List<Line> lines) {
    lines.forEach(this::add);
  }

  long bytes() {
    return bytes.get();
  }

  private static long length(byte @org.jspecify.annotations.Nullable [] part) {
    return part == null ? 0 : part.length;
  }
}
