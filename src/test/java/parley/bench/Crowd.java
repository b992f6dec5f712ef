package parley.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Many sockets of one process, and what it costs that process to send them all a frame. */
final class Crowd implements AutoCloseable {
  private static final int UNDER_WAY = 4;
  final Measured process;
  private final Load load;
  private final String thread;
  private final AtomicLong heard = new AtomicLong();
  private volatile int bytes;
  private int characters = 60;
  private int sockets;

  Crowd(Measured process, Load load) throws IOException {
    this.process = process;
    this.load = load;
    this.thread = load.thread();
  }

  /** Opens more sockets. */
  void grow(int to) {
    for (; sockets < to; sockets++) {
      load.listens(
          "",
          frame -> {
            if (frame.contains("\"text\"")) {
              bytes = frame.length();
              heard.incrementAndGet();
            }
          });
    }
  }

  void leave() {
    load.closeSockets();
    sockets = 0;
  }

  /** Sends one and waits until all have it: its length. */
  int frame() throws IOException {
    heard.set(0);
    load.contributes(thread, 0, Load.words(characters));
    await(sockets);
    return bytes;
  }

  /** Makes its frames as long as another crowd's. */
  void matches(int length) throws IOException {
    characters += length - frame();
  }

  /** As many as its readers take: so many are under way at once. */
  Warm.Work saturated() {
    return end -> {
      heard.set(0);
      long sent = 0;
      for (; System.nanoTime() < end; sent++) {
        load.contributes(thread, (int) sent, Load.words(characters));
        await((sent + 1 - UNDER_WAY) * sockets);
      }
      await(sent * sockets);
      return sent * sockets;
    };
  }

  /** So many a second. */
  Warm.Work paced(int perSecond) {
    return end -> {
      heard.set(0);
      long sent = 0;
      for (long next = System.nanoTime(); next < end; sent++) {
        next += TimeUnit.SECONDS.toNanos(1) / perSecond;
        LockSupport.parkNanos(next - System.nanoTime());
        load.contributes(thread, (int) sent, Load.words(characters));
      }
      await(sent * sockets);
      return sent * sockets;
    };
  }

  private void await(long deliveries) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (heard.get() < deliveries) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("heard " + heard.get() + " of " + deliveries);
      }
      LockSupport.parkNanos(200_000);
    }
  }

  @Override
  public void close() throws IOException {
    load.close();
    process.close();
  }
}
