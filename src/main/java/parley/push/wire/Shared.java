package parley.push.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text frame for any number of sockets of one event loop. Its bytes as RFC 6455 (5.2) has them,
 * final and unmasked, are made when the first socket takes them and shared by all. Only on that
 * event loop.
 */
public final class Shared implements AutoCloseable {
  private static final int FINAL_TEXT = 0x81;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  static final int BYTES_MAX = (1 << 16) - 1;

  private final String text;
  private @Nullable ByteBuf encoded;

  public Shared(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The frame with its head; null if it is longer than such a head can tell. */
  @Nullable ByteBuf bytes(ByteBufAllocator buffers) {
    if (encoded == null && text.length() <= BYTES_MAX) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      encoded = utf8.length > BYTES_MAX ? null : framed(utf8, buffers);
    }
    return encoded == null ? null : encoded.retainedDuplicate();
  }

  private static ByteBuf framed(byte[] utf8, ByteBufAllocator buffers) {
    ByteBuf frame = buffers.directBuffer(4 + utf8.length);
    frame.writeByte(FINAL_TEXT);
    if (utf8.length < LENGTH_IN_TWO_BYTES) {
      frame.writeByte(utf8.length);
    } else {
      frame.writeByte(LENGTH_IN_TWO_BYTES).writeShort(utf8.length);
    }
    return frame.writeBytes(utf8);
  }

  /** No further socket takes it; those that did keep it until it is sent. */
  @Override
  public void close() {
    if (encoded != null) {
      encoded.release();
      encoded = null;
    }
  }
}
