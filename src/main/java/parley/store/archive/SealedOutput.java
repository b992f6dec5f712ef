package parley.store.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;

/** Seals what is written in pieces of 64 KB; whole only once {@link #finish} has returned. */
final class SealedOutput extends OutputStream {
  static final int PIECE_BYTES = 1 << 16;

  /** By it a file that was cut off is told from one that was changed; it proves nothing. */
  static final byte[] END = "\nPARLEY-ARCHIVE-END\n".getBytes(US_ASCII);

  private final OutputStream out;
  private final Lock lock;
  private final byte[] piece = new byte[PIECE_BYTES];
  private int filled;
  private long number;

  SealedOutput(OutputStream out, Lock lock) throws IOException {
    this.out = out;
    this.lock = lock;
    out.write(lock.head());
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      if (filled == PIECE_BYTES) { // only now, as the last piece is marked as such
        piece(false);
      }
      int some = Math.min(end - from, PIECE_BYTES - filled);
      System.arraycopy(bytes, from, piece, filled, some);
      filled += some;
      from += some;
    }
  }

  private void piece(boolean last) throws IOException {
    try {
      out.write(lock.piece(Cipher.ENCRYPT_MODE, number, last, Arrays.copyOf(piece, filled)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
    number++;
    filled = 0;
  }

  void finish() throws IOException {
    piece(true);
    out.write(END);
    out.flush();
  }
}
