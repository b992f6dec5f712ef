package parley.push;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import parley.web.Problem;

/** What a client says on its socket: each message is understood or refused, whatever it is. */
public final class HearingFuzz {
  private HearingFuzz() {}

  /** The first byte says into how many frames the rest is cut. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    AtomicInteger outcomes = new AtomicInteger();
    Hearing hearing =
        new Hearing(
            10,
            text -> {
              outcomes.incrementAndGet();
              understood(text);
            },
            end -> outcomes.incrementAndGet());
    byte[] said = Arrays.copyOfRange(input, 1, input.length);
    int frames = 1 + (input[0] & 3);
    int part = Math.ceilDiv(Math.max(1, said.length), frames);
    for (int i = 0; i < frames; i++) {
      int from = Math.min(said.length, i * part);
      Buffer bytes =
          Buffer.buffer(Arrays.copyOfRange(said, from, Math.min(said.length, from + part)));
      boolean last = i == frames - 1;
      hearing.hear(
          i == 0
              ? WebSocketFrame.binaryFrame(bytes, last) // it does not look which
              : WebSocketFrame.continuationFrame(bytes, last));
    }
    if (outcomes.get() != 1) {
      throw new IllegalStateException(outcomes + " outcomes of one message");
    }
  }

  /** Whether it is something to be done, or a problem; nothing else may come of it. */
  private static boolean understood(String text) {
    try {
      return !Ask.of(text).toString().isEmpty();
    } catch (Problem notUnderstood) {
      return false;
    }
  }
}
