package parley.push;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.web.Json;
import parley.web.Problem;

/**
 * Puts together what a client says. Vert.x would do it too, but takes bytes that are no UTF-8 for
 * question marks and knows no limit of a client's rate.
 */
final class Hearing {
  private static final int BYTES_MAX = 256 * 1024;
  private static final float ASKS_PER_SECOND = 4;

  private final Consumer<String> understood;
  private final Consumer<End> refused;
  private final int asksAtOnce;

  private @Nullable Buffer partial;
  private float allowance;
  private long allowedNanos = System.nanoTime();

  Hearing(int asksAtOnce, Consumer<String> understood, Consumer<End> refused) {
    this.asksAtOnce = asksAtOnce;
    this.allowance = asksAtOnce;
    this.understood = understood;
    this.refused = refused;
  }

  /** A text frame or its continuation. */
  void hear(WebSocketFrame frame) {
    Buffer more = frame.binaryData();
    int before = partial == null ? 0 : partial.length();
    if (before + more.length() > BYTES_MAX) {
      refused.accept(End.TOO_BIG);
    } else if (!frame.isFinal()) {
      partial = (partial == null ? Buffer.buffer() : partial).appendBuffer(more);
    } else if (partial == null) {
      whole(more.getBytes());
    } else {
      Buffer all = partial.appendBuffer(more);
      partial = null;
      whole(all.getBytes());
    }
  }

  private void whole(byte[] bytes) {
    if (!allowed()) {
      refused.accept(End.TOO_MANY);
      return;
    }
    String text;
    try {
      text = Json.utf8(bytes);
    } catch (Problem malformed) {
      refused.accept(End.BAD_UTF8);
      return;
    }
    understood.accept(text);
  }

  /** A bucket that fills at {@link #ASKS_PER_SECOND} and holds as many as come at once. */
  private boolean allowed() {
    long now = System.nanoTime();
    float gained = (now - allowedNanos) * ASKS_PER_SECOND / TimeUnit.SECONDS.toNanos(1);
    allowance = Math.min(asksAtOnce, allowance + gained) - 1;
    allowedNanos = now;
    return allowance >= 0;
  }
}
