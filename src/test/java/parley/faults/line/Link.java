package parley.faults.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One connection over a line: two sockets, and in each direction one who takes and one who puts.
 */
final class Link {
  private static final int PIECE = 1_024;
  private static final byte[] END = {};
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final FaultyLine line;
  private final Socket client;
  private final Socket server;
  private final Traffic traffic;
  private final Map<Way, BlockingQueue<Piece>> queues = new EnumMap<>(Way.class);
  private volatile boolean ended;

  /** Bytes and when they come out; none: the end. */
  private record Piece(long dueNanos, byte[] bytes) {}

  Link(FaultyLine line, Socket client, Socket server, Traffic traffic) throws IOException {
    this.line = line;
    this.client = client;
    this.server = server;
    this.traffic = traffic;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    queues.put(Way.UP, new LinkedBlockingQueue<>());
    queues.put(Way.DOWN, new LinkedBlockingQueue<>());
  }

  void start() {
    for (Way way : Way.values()) {
      Thread.ofVirtual().start(() -> take(way));
      Thread.ofVirtual().start(() -> put(way));
    }
  }

  private void take(Way way) {
    try {
      InputStream in = (way == Way.UP ? client : server).getInputStream();
      for (byte[] piece = read(in); piece != null; piece = read(in)) {
        byte[] passed = traffic.passed(way, piece, this);
        if (passed != null) {
          offer(way, passed);
        }
      }
      offer(way, END);
    } catch (IOException broken) {
      cut();
    }
  }

  /**
   * The next piece; a connection that breaks ends, but what came before the break still goes on.
   */
  private byte @Nullable [] read(InputStream in) {
    try {
      return traffic.next(in);
    } catch (IOException broken) {
      return null;
    }
  }

  /** Has this come out at the end of a way, after what is on it. */
  void offer(Way way, byte[] bytes) {
    BlockingQueue<Piece> queue = queues.get(way);
    if (queue != null) {
      queue.add(new Piece(line.weather(way).dueNanos(), bytes));
    }
  }

  private void put(Way way) {
    BlockingQueue<Piece> queue = queues.get(way);
    try {
      OutputStream out = (way == Way.UP ? server : client).getOutputStream();
      while (queue != null && !ended) {
        Piece piece = queue.poll(1, TimeUnit.SECONDS);
        if (piece != null && piece.bytes.length == 0) {
          end();
        } else if (piece != null) {
          put(way, piece, out);
        }
      }
    } catch (IOException broken) {
      cut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One end closed in order, so the other does. */
  private void end() throws IOException {
    ended = true;
    line.left(this);
    client.close();
    server.close();
  }

  private void put(Way way, Piece piece, OutputStream out) throws IOException {
    for (long left = 1; left > 0 && !ended; left = piece.dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
    }
    for (int at = 0; at < piece.bytes.length; at += PIECE) {
      while (line.weather(way).hole() && !ended) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      int length = Math.min(PIECE, piece.bytes.length - at);
      int allowed = line.allowed(way, length);
      out.write(piece.bytes, at, allowed);
      if (allowed < length) {
        throw new IOException("cut here");
      }
      int rate = line.weather(way).bytesPerSecond();
      if (rate > 0) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(length) / rate);
      }
    }
  }

  /** Both ends hear of a reset. */
  void cut() {
    ended = true;
    line.left(this);
    FaultyLine.reset(client);
    FaultyLine.reset(server);
  }
}
