package parley.browser.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy on loopback that passes TCP on as a far and bad line would. */
final class ShapedLine implements AutoCloseable {
  private final ServerSocket door;
  private final int server;
  private volatile Weather weather;
  private final boolean socketsBlocked;
  private final Narrow up;
  private final Narrow down;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean cut;

  /** Leads to this port of this machine; a filter on the way may let no WebSocket through. */
  ShapedLine(int server, Weather weather, boolean socketsBlocked) throws IOException {
    this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.server = server;
    this.weather = weather;
    this.socketsBlocked = socketsBlocked;
    this.up = new Narrow(weather.bytesPerSecond());
    this.down = new Narrow(weather.bytesPerSecond());
    Thread.ofVirtual().start(this::receive);
  }

  /** From now on connections break, singly by chance and all together again and again. */
  void breaks(Weather breaking) {
    weather = breaking;
    int every = breaking.cutEveryMillis();
    var _ = clock.scheduleAtFixedRate(this::cut, every, every, TimeUnit.MILLISECONDS);
  }

  int port() {
    return door.getLocalPort();
  }

  Weather weather() {
    return weather;
  }

  Narrow up() {
    return up;
  }

  Narrow down() {
    return down;
  }

  int cuts() {
    return cuts.get();
  }

  boolean refuses(String head) {
    return socketsBlocked && head.contains("upgrade: websocket");
  }

  void ended(Connection connection) {
    open.remove(connection);
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        near.setTcpNoDelay(true);
        if (cut) {
          near.setSoLinger(true, 0);
          near.close();
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
        far.setTcpNoDelay(true);
        Connection made = new Connection(near, far, this, connections.incrementAndGet());
        open.add(made);
        made.start();
      } catch (IOException closing) {
        cut = door.isClosed();
      }
    }
  }

  private void cut() {
    cuts.incrementAndGet();
    cut = true;
    open.forEach(Connection::breaks);
    var _ = clock.schedule(() -> cut = false, weather.cutMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    door.close();
    open.forEach(Connection::breaks);
  }
}
