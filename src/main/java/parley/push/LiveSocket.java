package parley.push;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import parley.push.wire.Backlog;
import parley.push.wire.Outlet;
import parley.push.wire.Shared;
import parley.web.Account;
import parley.web.Authenticator;
import parley.web.Defects;
import parley.web.Problem;

/**
 * One socket of one tab. Lives on its event loop, except that what the client asks is looked up on
 * virtual threads, one ask after the other.
 */
class LiveSocket implements Line {
  private static final int CLOSING_MILLIS = 5_000;
  private static final String PONG = "{\"type\":\"pong\"}";
  private static final Buffer EMPTY = Buffer.buffer();

  private final Sockets all;
  private final Context loop;
  private final Authenticator.Caller caller;
  private final ServerWebSocket socket;
  private final Hearing hearing;
  private final Outlet outlet;
  private final Backlog backlog;
  private final Turns turns;

  private Set<String> topics = Set.of();
  private volatile long heardNanos = System.nanoTime();
  private boolean ended;

  /** Takes the socket over. On its event loop. */
  LiveSocket(Sockets all, Context loop, Authenticator.Caller caller, ServerWebSocket socket) {
    this.all = all;
    this.loop = loop;
    this.caller = caller;
    this.socket = socket;
    this.hearing = new Hearing(all.limits().asksAtOnce(), this::said, this::close);
    this.outlet = new Outlet(socket, this::drained);
    Limits limits = all.limits();
    Runnable sent = all.meters()::sent;
    this.backlog = new Backlog(outlet, limits.framesWaiting(), limits.charactersWaiting(), sent);
    this.turns = new Turns(all.threads());
  }

  private void drained() {
    backlog.drain();
  }

  void listen() {
    socket.frameHandler(this::heard);
    socket.exceptionHandler(this::broken);
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
    try (Shared alone = new Shared(frame)) {
      send(alone);
    }
  }

  @Override
  public void send(Shared shared) {
    if (ended) {
      return;
    }
    if (!backlog.add(shared)) {
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
      loop.runOnContext(now -> outlet.cut());
    } else if (silentMillis > all.limits().quietMillis()) {
      loop.runOnContext(now -> ping());
    }
  }

  private void ping() {
    if (!ended) {
      socket.writePing(EMPTY);
    }
  }

  private void heard(WebSocketFrame frame) {
    heardNanos = System.nanoTime();
    if (frame.isClose()) {
      ended = true;
      backlog.end();
    }
    if (ended) {
      return;
    }
    if (frame.isText() || frame.isContinuation()) {
      hearing.hear(frame);
    } else if (frame.isBinary()) {
      close(End.BAD_ASK);
    } else if (outlet.isFull() || socket.writeQueueFull()) {
      close(End.TOO_SLOW); // Vert.x answers each ping, whether or not its answers are read.
    }
  }

  /** A whole message. */
  void said(String text) {
    Ask ask;
    try {
      ask = Ask.of(text);
    } catch (Problem notUnderstood) {
      close(End.BAD_ASK);
      return;
    }
    asked(ask);
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
      inTurn(() -> catchUp(to));
    }
  }

  /** A part of what came since is looked up when the connection has taken the one before. */
  private void catchUp(Ask.Subscribe to) {
    String from = to.cursor();
    do {
      if (from != null && !isReady()) {
        return;
      }
      from = all.source().subscribe(this, to.topic(), from);
    } while (from != null);
  }

  /** Waits until all that was told is written; false if it ended. On a virtual thread. */
  private boolean isReady() {
    CompletableFuture<Boolean> empty = new CompletableFuture<>();
    loop.runOnContext(now -> backlog.whenEmpty(empty));
    return empty.join();
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
      outlet.cut();
    }
  }

  private void close(End end) {
    if (ended) {
      return;
    }
    ended = true;
    backlog.end();
    all.meters().closed(end);
    socket.close(end.code, end.reason);
    // A reader that does not read would never take the closing frame either.
    loop.owner().setTimer(CLOSING_MILLIS, timer -> outlet.cut());
  }

  private void gone() {
    ended = true;
    backlog.end();
    all.left(this);
    turns.add(() -> guarded(() -> all.source().gone(this)), Integer.MAX_VALUE);
  }
}
