package parley.push.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayDeque;

/**
 * The way out of one socket, past Vert.x, which would encode each frame for each socket and give
 * each to the kernel alone. What is written to a socket before its turn comes goes out together.
 * Only on the socket's event loop.
 */
public final class Outlet extends ChannelInboundHandlerAdapter {
  private static final FastThreadLocal<Cork> CORK =
      new FastThreadLocal<>() {
        @Override
        protected Cork initialValue() {
          return new Cork();
        }
      };

  private final ServerWebSocket socket;
  private final ChannelHandlerContext end;
  private final Runnable drained;
  private boolean corked;

  /**
   * Takes over what is written to a socket.
   *
   * @param drained called when it takes more again after it was full
   */
  public Outlet(ServerWebSocket socket, Runnable drained) {
    this.socket = socket;
    this.end = ((WebSocketInternal) socket).channelHandlerContext();
    this.drained = drained;
    end.pipeline().addBefore(end.name(), "outlet", this);
  }

  /**
   * Whether as much waits here as the connection may hold; what waits for the end of the turn is
   * given to the kernel first. May call {@code drained}.
   */
  public boolean isFull() {
    if (corked && !end.channel().isWritable()) {
      end.flush();
    }
    return !end.channel().isWritable();
  }

  /** Writes a frame; look first whether it is full. */
  public void write(Shared frame) {
    ByteBuf bytes = frame.bytes(end.alloc());
    if (bytes == null) {
      socket.writeTextMessage(frame.text());
      return;
    }
    var _ = end.write(bytes, end.voidPromise()); // what fails closes the socket
    if (!corked) {
      corked = true;
      CORK.get().add(this);
    }
  }

  private void flush() {
    corked = false;
    end.flush();
  }

  /** Cuts the connection, without a word. */
  public void cut() {
    Channel connection = end.channel();
    connection.unsafe().close(connection.voidPromise());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.fireChannelWritabilityChanged(); // Vert.x keeps count as well, for its pongs
    if (context.channel().isWritable()) {
      drained.run();
    }
  }

  /**
   * The outlets of one event loop that were written to and not yet flushed. After some of them what
   * came meanwhile is written first: the more there is to do, the more goes out together.
   */
  private static final class Cork implements Runnable {
    private static final int AT_ONCE = 64;
    private final ArrayDeque<Outlet> written = new ArrayDeque<>();
    private boolean due;

    void add(Outlet outlet) {
      written.add(outlet);
      goOn();
    }

    private void goOn() {
      if (!due) {
        due = true;
        written.element().end.executor().execute(this);
      }
    }

    @Override
    public void run() {
      due = false;
      Outlet next = written.poll();
      for (int i = 1; next != null; i++) {
        next.flush(); // one that drains writes more
        next = i < AT_ONCE ? written.poll() : null;
      }
      if (!written.isEmpty()) {
        goOn();
      }
    }
  }
}
