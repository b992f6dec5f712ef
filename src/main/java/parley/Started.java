package parley;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that run, to be stopped: last started first. */
final class Started implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Started.class);
  private final Deque<Stop> parts = new ArrayDeque<>();

  /** How a part is stopped. */
  @FunctionalInterface
  interface Stop {
    void stop() throws IOException;
  }

  void push(Stop part) {
    parts.push(part);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().stop();
      } catch (IOException | RuntimeException e) {
        LOG.error("a part did not stop in order", e);
      }
    }
  }
}
