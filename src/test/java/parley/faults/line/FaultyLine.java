package parley.faults.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A TCP line that misbehaves: delay, jitter, rate, a hole in one direction, a reset, a cut within a
 * frame. What holds is changed while it runs and holds for all connections on it.
 */
public sealed class FaultyLine implements AutoCloseable permits MongoLine {
  private final ServerSocket door;
  private final int target;
  private final Supplier<Traffic> traffic;
  private final Map<Way, Weather> weather = new EnumMap<>(Way.class);
  private final Map<Way, AtomicInteger> cutAfter = new EnumMap<>(Way.class);
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;

  /** One of bytes, to a port on loopback. */
  public FaultyLine(int target) {
    this(target, () -> Traffic.BYTES);
  }

  FaultyLine(int target, Supplier<Traffic> traffic) {
    this.target = target;
    this.traffic = traffic;
    for (Way way : Way.values()) {
      weather.put(way, Weather.FAIR);
      cutAfter.put(way, new AtomicInteger(-1));
    }
    try {
      this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin();
  }

  public int port() {
    return door.getLocalPort();
  }

  private void begin() {
    Thread.ofVirtual().name("line-" + target).start(this::accept);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException closed) {
        assert door.isClosed() || !closed.toString().isEmpty();
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = refusing ? null : dialled();
    if (server == null) {
      reset(client);
    } else {
      Link link = new Link(this, client, server, traffic.get());
      links.add(link);
      link.start();
    }
  }

  private @Nullable Socket dialled() {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException nobodyThere) {
      return null;
    }
  }

  /** Closes so that the other end hears of a reset, not of an orderly end. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      assert !alreadyClosed.toString().isEmpty();
    }
  }

  public void weather(Way way, Weather now) {
    synchronized (weather) {
      weather.put(way, now);
    }
  }

  Weather weather(Way way) {
    synchronized (weather) {
      return weather.getOrDefault(way, Weather.FAIR);
    }
  }

  /** All is well again in both directions; what a hole held back comes out. */
  public void heal() {
    refusing = false;
    weather(Way.UP, Weather.FAIR);
    weather(Way.DOWN, Weather.FAIR);
  }

  /** Resets all connections. */
  public void cut() {
    links.forEach(Link::cut);
  }

  /** Resets all connections and lets nobody in until {@link #heal}. */
  public void close(boolean now) {
    refusing = now;
    cut();
  }

  /** Resets the connection on which so many more bytes have gone this way: within a frame. */
  public void cutAfter(Way way, int bytes) {
    AtomicInteger left = cutAfter.get(way);
    if (left != null) {
      left.set(bytes);
    }
  }

  /** How many of these bytes may still go; fewer than asked for: cut there. */
  int allowed(Way way, int bytes) {
    AtomicInteger left = cutAfter.get(way);
    if (left == null || left.get() < 0) {
      return bytes;
    }
    int before = left.getAndUpdate(now -> now < bytes ? -1 : now - bytes);
    return before < 0 ? bytes : Math.min(before, bytes);
  }

  void left(Link link) {
    links.remove(link);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
