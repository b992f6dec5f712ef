package parley.embedded.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.embedded.disk.Store;

/**
 * Runs each request as it comes and holds all replies, also to reads, until the turn of the event
 * loop is synced: so nobody is told of a write, and nobody reads one, that a crash could undo. If
 * the sync fails, every reply held becomes an error.
 */
@ChannelHandler.Sharable
final class Gate extends SimpleChannelInboundHandler<ClientRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** A turn that has more than this to write is synced before the next command runs. */
  private static final int TURN_BYTES_MAX = 16 << 20;

  private static final int TIDY_PAUSE_MS = 50;

  private record Held(Channel channel, ClientRequest request, Document reply) {}

  private final Store store;
  private final Commands commands;
  private final EventLoop loop;
  private List<Held> held = new ArrayList<>();
  private boolean busy;
  private int lastReply;

  Gate(Store store, EventLoop loop) {
    this.store = store;
    this.commands = new Commands(store);
    this.loop = loop;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    busy = true;
    if (held.isEmpty()) {
      loop.execute(this::endTurn); // runs after all that is readable now was read
    }
    held.add(new Held(context.channel(), request, answer(request)));
    if (store.waitingBytes() > TURN_BYTES_MAX) {
      sync();
    }
  }

  private Document answer(ClientRequest request) {
    try {
      if (request instanceof MongoQuery query) {
        Document command = query.getQuery();
        Document inner = (Document) command.getOrDefault("$query", command);
        return commands.run(query.getDatabaseName(), inner);
      }
      MongoMessage message = (MongoMessage) request;
      return commands.run(message.getDatabaseName(), message.getDocument());
    } catch (MongoServerException e) {
      return error(e);
    } catch (MVStoreException | IOException e) {
      store.fail(e.toString());
      return error(96, "OperationFailed", "the database stopped: " + e.getMessage());
    } catch (RuntimeException e) { // the library casts what a client sends: anything may come out
      LOG.warn("A command of {} is malformed: {}", request.getChannel().id(), e.getClass());
      return error(9, "FailedToParse", "malformed command: " + e.getClass().getSimpleName());
    }
  }

  private void endTurn() {
    List<Held> replies = held;
    held = new ArrayList<>();
    sync();
    String broken = store.broken();
    for (Held each : replies) {
      boolean failed = broken != null && !isHandshake(each.reply);
      Document reply =
          failed ? error(96, "OperationFailed", "the database stopped: " + broken) : each.reply;
      var _ = each.channel.write(encode(each.request, reply));
    }
    replies.forEach(each -> each.channel.flush());
    if (broken == null) {
      guarded(store::checkpointIfDue);
    }
  }

  /** Housekeeping in small steps, as long as no request comes. */
  void idle() {
    if (!busy && store.broken() == null) {
      guarded(this::tidy);
    }
    busy = false;
  }

  private void tidy() throws IOException {
    if (!busy && store.broken() == null && store.tidy()) {
      var _ = loop.schedule(() -> guarded(this::tidy), TIDY_PAUSE_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void sync() {
    if (store.broken() == null) {
      guarded(store::sync);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException | MVStoreException e) {
      store.fail(e.toString());
    }
  }

  private static boolean isHandshake(Document reply) {
    return reply.containsKey("ismaster");
  }

  private Object encode(ClientRequest request, Document reply) {
    MessageHeader header = new MessageHeader(++lastReply, request.getHeader().getRequestID());
    return request instanceof MongoQuery
        ? new MongoReply(header, reply)
        : new MongoMessage(request.getChannel(), header, reply);
  }

  private static Document error(MongoServerException e) {
    return e instanceof MongoServerError error
        ? error(error.getCode(), error.getCodeName(), error.getMessageWithoutErrorCode())
        : error(8, "UnknownError", e.getMessageWithoutErrorCode());
  }

  private static Document error(int code, String name, String message) {
    return new Document("ok", 0.0)
        .append("code", code)
        .append("codeName", name)
        .append("errmsg", message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.warn("Connection {} closed: {}", context.channel().id(), cause.toString());
    var _ = context.close();
  }
}
