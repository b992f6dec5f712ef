package parley.faults.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What goes over one connection: how it falls into pieces, and what becomes of each. */
interface Traffic {
  /** Bytes as they come. */
  Traffic BYTES =
      in -> {
        byte[] chunk = new byte[16_384];
        int read = in.read(chunk);
        return read < 0 ? null : Arrays.copyOf(chunk, read);
      };

  /** The next piece; null at the end. */
  byte @Nullable [] next(InputStream in) throws IOException;

  /**
   * What goes on instead of a piece; null: nothing.
   *
   * @throws IOException to reset the connection
   */
  default byte @Nullable [] passed(Way way, byte[] piece, Link link) throws IOException {
    return piece;
  }
}
