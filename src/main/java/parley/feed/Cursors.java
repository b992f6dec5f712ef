package parley.feed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import parley.store.Position;

/**
 * Cursors: one AES block of (room tag, n, i) under a key of the forum. Deterministic, so that one
 * frame serves many; opaque, so that nobody learns how much happens elsewhere; not bound to a seat,
 * because the seat is checked when one is presented.
 */
public final class Cursors {
  private static final int BLOCK = 16;
  private final Cipher sealing;
  private final Cipher opening;

  public Cursors(byte[] key) {
    SecretKeySpec block = new SecretKeySpec(key, "AES");
    this.sealing = cipher(Cipher.ENCRYPT_MODE, block);
    this.opening = cipher(Cipher.DECRYPT_MODE, block);
  }

  public String cursor(String room, Position at) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    block.putInt(tag(room)).putLong(at.n()).putInt(at.i());
    byte[] sealed = crypt(sealing, block.array());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** The place a cursor stands for, or null if it is none of this room's. */
  public @Nullable Position position(String room, String cursor) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (sealed.length != BLOCK) {
      return null;
    }
    ByteBuffer block = ByteBuffer.wrap(crypt(opening, sealed));
    int room32 = block.getInt();
    long n = block.getLong();
    int i = block.getInt();
    return room32 == tag(room) && n >= 0 && i >= 0 ? new Position(n, i) : null;
  }

  /** Made once: looking a cipher up costs many times what a block does. */
  private static Cipher cipher(int mode, SecretKeySpec key) {
    try {
      // one block, never two that could be compared: ECB is the bare block cipher here
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, key);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is part of every JDK", e);
    }
  }

  private static byte[] crypt(Cipher cipher, byte[] block) {
    synchronized (cipher) {
      try {
        return cipher.doFinal(block);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("one whole block", e);
      }
    }
  }

  private static int tag(String room) {
    return room.hashCode();
  }
}
