package parley.store.archive;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;

/** What {@link SealedOutput} sealed. Gives no byte that was not checked. */
final class SealedInput extends InputStream {
  private final DataInputStream in;
  private final Lock lock;
  private long left;
  private long number;
  private byte[] piece = new byte[0];
  private int read;

  private SealedInput(DataInputStream in, Lock lock, long left) {
    this.in = in;
    this.lock = lock;
    this.left = left;
  }

  /**
   * @throws Refused if the file was cut off
   */
  static SealedInput of(Path file, Lock lock) throws IOException {
    long sealed = Files.size(file) - Lock.HEAD_BYTES - SealedOutput.END.length;
    if (sealed < Lock.TAG_BYTES || !ends(file)) {
      throw Refused.cut();
    }
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 17));
    in.skipNBytes(Lock.HEAD_BYTES);
    return new SealedInput(in, lock, sealed);
  }

  private static boolean ends(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[SealedOutput.END.length];
      bytes.seek(bytes.length() - end.length);
      bytes.readFully(end);
      return Arrays.equals(end, SealedOutput.END);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (read == piece.length && !next()) {
      return -1;
    }
    int some = Math.min(length, piece.length - read);
    System.arraycopy(piece, read, into, offset, some);
    read += some;
    return some;
  }

  /** False at the end. */
  private boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    byte[] sealed = new byte[(int) Math.min(left, SealedOutput.PIECE_BYTES + Lock.TAG_BYTES)];
    in.readFully(sealed);
    left -= sealed.length;
    try {
      piece = lock.piece(Cipher.DECRYPT_MODE, number, left == 0, sealed);
    } catch (GeneralSecurityException e) {
      throw Refused.changed();
    }
    number++;
    read = 0;
    return piece.length > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
