package parley.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.server.load.Gate;
import parley.web.Problem.Code;

/** Reads the body of one request, never holding more than is allowed. On its event loop. */
final class Body {
  /** So much more is read and thrown away, as a client that still sends does not hear an answer. */
  private static final int PATIENCE = 4;

  private static final byte[] NOTHING = {};

  private final Gate.Bodies room;
  private final int bytesMax;
  private final Consumer<byte[]> whole;
  private final Consumer<Refusal> refused;

  private byte @Nullable [] read = NOTHING;
  private int size;
  private int reserved;
  private boolean over;
  private Code why = Code.TOO_LARGE;

  /**
   * @param whole gets the body, unless {@code refused} gets why not; one of them once, or neither
   *     when the connection breaks
   */
  Body(Gate.Bodies room, int bytesMax, Consumer<byte[]> whole, Consumer<Refusal> refused) {
    this.room = room;
    this.bytesMax = bytesMax;
    this.whole = whole;
    this.refused = refused;
  }

  /**
   * @param hungUp the client still sends more than is worth reading: close after the answer
   */
  record Refusal(Code code, boolean hungUp) {}

  void read(HttpServerRequest request, long announced) {
    if (announced > (long) bytesMax * PATIENCE) {
      over = true;
      refused.accept(new Refusal(Code.TOO_LARGE, true));
      return;
    }
    if (announced > bytesMax) {
      refuse(Code.TOO_LARGE);
    } else if (announced > 0) {
      grow((int) announced);
    }
    request.handler(this::chunk);
    request.endHandler(end -> end());
    request.exceptionHandler(broken -> release());
  }

  private void chunk(Buffer chunk) {
    if (over) {
      return;
    }
    int end = size + chunk.length();
    if (end > bytesMax * PATIENCE) {
      release();
      over = true;
      refused.accept(new Refusal(why, true));
      return;
    }
    if (end > bytesMax) {
      refuse(Code.TOO_LARGE);
    } else if (read != null && end > reserved) {
      grow(Math.min(bytesMax, Math.max(end, reserved * 2)));
    }
    if (read != null) {
      chunk.getBytes(0, chunk.length(), read, size);
    }
    size = end;
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    byte[] body = read;
    if (body == null) {
      refused.accept(new Refusal(why, false));
    } else {
      release();
      whole.accept(body.length == size ? body : Arrays.copyOf(body, size));
    }
  }

  private void grow(int bytes) {
    if (room.reserve(bytes - reserved)) {
      reserved = bytes;
      read = Arrays.copyOf(read, bytes);
    } else {
      refuse(Code.FULL);
    }
  }

  /** Nothing is kept any more, but the rest is read so that the client comes to hear why. */
  private void refuse(Code code) {
    if (read != null) {
      why = code;
      release();
    }
  }

  private void release() {
    room.release(reserved);
    reserved = 0;
    read = null;
  }
}
