package parley.server;

import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of one event loop, each with the time by which its next step must be done. Steps
 * count, not bytes: who sends a byte now and then gains nothing. Used on that event loop only.
 */
final class Connections {
  private final Map<HttpConnection, Deadline> deadlines = new IdentityHashMap<>();
  private final AtomicInteger open;
  private final int openMax;

  /**
   * @param open connections of all event loops
   */
  Connections(AtomicInteger open, int openMax) {
    this.open = open;
    this.openMax = openMax;
  }

  /** A new connection: closed at once when there are too many. */
  void opened(HttpConnection connection, int millis) {
    if (open.incrementAndGet() > openMax) {
      open.decrementAndGet();
      connection.close();
      return;
    }
    deadlines.put(connection, new Deadline(after(millis)));
    connection.closeHandler(closed -> left(connection));
  }

  /** The next step of this connection must be done within this time. */
  void expect(HttpConnection connection, int millis) {
    Deadline deadline = deadlines.get(connection);
    if (deadline != null) {
      deadline.nanos = after(millis);
    }
  }

  /** It is closed, or a socket from now on. */
  void left(HttpConnection connection) {
    if (deadlines.remove(connection) != null) {
      open.decrementAndGet();
    }
  }

  /** Closes those that are late. */
  void sweep() {
    long now = System.nanoTime();
    List<HttpConnection> late = new ArrayList<>();
    deadlines.forEach((connection, deadline) -> {
      if (now - deadline.nanos > 0) {
        late.add(connection);
      }
    });
    late.forEach(HttpConnection::close);
  }

  private static long after(int millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static final class Deadline {
    long nanos;

    Deadline(long nanos) {
      this.nanos = nanos;
    }
  }
}
