package parley.browser.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One connection over a bad line: two directions, each with what is under way in it. */
final class Connection {
  private static final int PACKET_BYTES = 1_400;

  /** As much as a sender's window holds; then it waits. */
  private static final int UNDER_WAY_MAX = 48;

  private final Socket near;
  private final Socket far;
  private final ShapedLine line;
  private final Random chance;

  Connection(Socket near, Socket far, ShapedLine line, long seed) {
    this.near = near;
    this.far = far;
    this.line = line;
    this.chance = new Random(seed);
  }

  void start() {
    // To connect takes a round trip before anything can be said.
    long spoken = System.nanoTime() + millis(line.weather().roundTripMillis());
    way(near, far, line.up(), spoken);
    way(far, near, line.down(), spoken);
  }

  private void way(Socket from, Socket to, Narrow narrow, long notBefore) {
    DelayQueue<Packet> underWay = new DelayQueue<>();
    Semaphore window = new Semaphore(UNDER_WAY_MAX);
    Thread.ofVirtual()
        .start(() -> guarded(() -> send(from, narrow, notBefore, new Way(underWay, window))));
    Thread.ofVirtual().start(() -> guarded(() -> deliver(to, new Way(underWay, window))));
  }

  private void send(Socket from, Narrow narrow, long notBefore, Way way)
      throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    byte[] buffer = new byte[PACKET_BYTES];
    long last = notBefore;
    boolean first = from.equals(near);
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      byte[] bytes = java.util.Arrays.copyOf(buffer, n);
      if (first && line.refuses(new String(bytes, ISO_8859_1).toLowerCase(Locale.ROOT))) {
        breaks();
        return;
      }
      first = false;
      way.window().acquire();
      // Never two at one instant: a queue does not keep the order of equals.
      last = Math.max(last + 1, arrival(narrow.leavesAt(n)));
      way.underWay().add(new Packet(bytes, last));
    }
    way.underWay().add(new Packet(new byte[0], last + 1));
  }

  private long arrival(long leaves) {
    Weather weather = line.weather();
    int drawn;
    synchronized (chance) {
      drawn = chance.nextInt(1_000);
    }
    if (drawn >= 1_000 - weather.resetInThousand()) {
      breaks();
    }
    int again = drawn < weather.lostInThousand() ? weather.roundTripMillis() : 0;
    return leaves + millis(weather.delayMillis() + again);
  }

  private void deliver(Socket to, Way way) throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    while (true) {
      Packet packet = way.underWay().take();
      if (packet.bytes().length == 0) {
        to.shutdownOutput();
        return;
      }
      out.write(packet.bytes());
      out.flush();
      way.window().release();
    }
  }

  /** Both ends learn it as a reset. */
  void breaks() {
    for (Socket socket : new Socket[] {near, far}) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException gone) {
        line.ended(this);
      }
    }
    line.ended(this);
  }

  private void guarded(Passing passing) {
    try {
      passing.run();
    } catch (IOException gone) {
      breaks();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static long millis(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private record Way(DelayQueue<Packet> underWay, Semaphore window) {}

  private interface Passing {
    void run() throws IOException, InterruptedException;
  }
}
