package parley.push;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.web.Account;
import parley.web.Authenticator;
import parley.web.Defects;
import parley.web.Problem;

/**
 * One socket of one tab. Lives on its event loop, except that what the client asks is looked up on
 * virtual threads, one ask after the other.
 */
final class LiveSocket implements Line {
  private static final int CLOSING_MILLIS = 5_000;
  private static final String PONG = "{\"type\":\"pong\"}";
  private static final Buffer EMPTY = Buffer.buffer();

  private final Sockets all;
  private final Context loop;
  private final Authenticator.Caller caller;
  private final ServerWebSocket socket;
  private final Hearing hearing;
  private final Turns turns;

  private Set<String> topics = Set.of();
  private @Nullable ArrayDeque<String> waiting;
  private int charactersWaiting;
  private volatile long heardNanos = System.nanoTime();
  private boolean ended;

  /** Takes the socket over. On its event loop. */
  LiveSocket(Sockets all, Context loop, Authenticator.Caller caller, ServerWebSocket socket) {
    this.all = all;
    this.loop = loop;
    this.caller = caller;
    this.socket = socket;
    this.hearing = new Hearing(all.limits().asksAtOnce(), this::asked, this::close);
    this.turns = new Turns(all.threads());
  }

  void listen() {
    socket.frameHandler(this::heard);
    socket.exceptionHandler(this::broken);
    socket.drainHandler(drained -> drain());
    socket.closeHandler(closed -> gone());
  }

  @Override
  public Account account() {
    return caller.account();
  }

  @Override
  public String session() {
    return caller.session();
  }

  @Override
  public Context context() {
    return loop;
  }

  @Override
  public boolean lasting() {
    return true;
  }

  @Override
  public void send(String frame) {
    if (ended) {
      return;
    }
    if (waiting == null && !socket.writeQueueFull()) {
      write(frame);
      return;
    }
    if (waiting == null) {
      waiting = new ArrayDeque<>();
    }
    waiting.add(frame);
    charactersWaiting += frame.length();
    if (waiting.size() > all.limits().framesWaiting()
        || charactersWaiting > all.limits().charactersWaiting()) {
      close(End.TOO_SLOW);
    }
  }

  @Override
  public void end(End end) {
    loop.runOnContext(now -> close(end));
  }

  /** Asks whether anybody is there, or gives up on whoever was. */
  @Override
  public void look(long nowNanos) {
    long silentMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - heardNanos);
    if (silentMillis > all.limits().deadMillis()) {
      loop.runOnContext(now -> cut());
    } else if (silentMillis > all.limits().quietMillis()) {
      loop.runOnContext(now -> ping());
    }
  }

  private void ping() {
    if (!ended) {
      socket.writePing(EMPTY);
    }
  }

  private void write(String frame) {
    socket.writeTextMessage(frame);
    all.meters().sent();
  }

  /** The connection takes more. */
  private void drain() {
    while (!ended && waiting != null && !socket.writeQueueFull()) {
      String frame = waiting.poll();
      if (frame == null) {
        waiting = null;
      } else {
        charactersWaiting -= frame.length();
        write(frame);
      }
    }
  }

  private void heard(WebSocketFrame frame) {
    heardNanos = System.nanoTime();
    if (frame.isClose()) {
      ended = true;
    }
    if (ended) {
      return;
    }
    if (frame.isText() || frame.isContinuation()) {
      hearing.hear(frame);
    } else if (frame.isBinary()) {
      close(End.BAD_ASK);
    } else if (socket.writeQueueFull()) {
      close(End.TOO_SLOW); // Vert.x answers each ping, whether or not its answers are read.
    }
  }

  private void asked(Ask ask) {
    switch (ask) {
      case Ask.Subscribe to -> subscribe(to);
      case Ask.Unsubscribe from -> {
        topics.remove(from.key());
        inTurn(() -> all.source().unsubscribe(this, from.key()));
      }
      case Ask.Ping ping -> send(PONG);
    }
  }

  private void subscribe(Ask.Subscribe to) {
    if (topics.isEmpty()) {
      topics = new HashSet<>(4);
    }
    topics.add(to.topic().key());
    if (topics.size() > all.limits().topics()) {
      close(End.TOO_MANY);
    } else {
      inTurn(() -> all.source().subscribe(this, to.topic(), to.cursor()));
    }
  }

  private void inTurn(Runnable task) {
    if (!turns.add(() -> guarded(task), all.limits().asksAtOnce())) {
      close(End.TOO_MANY);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Problem notNow) {
      end(End.FULL); // comes again, later each time
    } catch (RuntimeException | Error defect) {
      Defects.note("push", defect);
      end(End.DEFECT);
    }
  }

  /** Without this Vert.x would leave a connection open that cannot be read any more. */
  private void broken(Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted) {
      int code = corrupted.closeStatus().code();
      if (code == End.TOO_BIG.code) {
        close(End.TOO_BIG);
      } else {
        close(End.BAD_FRAME);
      }
    } else {
      cut();
    }
  }

  private void close(End end) {
    if (ended) {
      return;
    }
    ended = true;
    waiting = null;
    all.meters().closed(end);
    socket.close(end.code, end.reason);
    // A reader that does not read would never take the closing frame either.
    loop.owner().setTimer(CLOSING_MILLIS, timer -> cut());
  }

  /** Cuts the connection, without a word. */
  private void cut() {
    Channel connection = ((WebSocketInternal) socket).channelHandlerContext().channel();
    connection.unsafe().close(connection.voidPromise());
  }

  private void gone() {
    ended = true;
    waiting = null;
    all.left(this);
    turns.add(() -> guarded(() -> all.source().gone(this)), Integer.MAX_VALUE);
  }
}
