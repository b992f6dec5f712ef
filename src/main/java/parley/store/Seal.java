package parley.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random 96-bit nonce in front of the ciphertext (NIST SP 800-38D), and
 * HMAC-SHA-256 (RFC 2104). Stateless; a key is 32 bytes.
 */
final class Seal {
  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int PIECE_BYTES = 1 << 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Named, as looking through all providers costs more than the work itself. */
  private static final Provider HMAC = provider("Mac.HmacSHA256");

  private static final Provider GCM = provider("Cipher.AES/GCM/NoPadding");

  private Seal() {}

  static byte[] randomKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /** Returns nonce | ciphertext | tag. */
  static byte[] seal(byte[] key, String associated, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws Tampered if the bytes, the key or the place they stand in are not the ones sealed
   */
  static byte[] open(byte[] key, String associated, byte[] sealed) {
    try {
      if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
        throw new Tampered(associated);
      }
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new Tampered(associated);
    }
  }

  /** In pieces, as a young process opens many short texts much faster than a long one. */
  static List<byte[]> sealPieces(byte[] key, String associated, byte[] plain) {
    List<byte[]> pieces = new ArrayList<>();
    int last = (plain.length - 1) / PIECE_BYTES;
    for (int i = 0; i <= last; i++) {
      int to = Math.min(plain.length, (i + 1) * PIECE_BYTES);
      byte[] piece = Arrays.copyOfRange(plain, i * PIECE_BYTES, to);
      pieces.add(seal(key, piece(associated, i, last), piece));
    }
    return pieces;
  }

  /**
   * Opens what {@link #sealPieces} made.
   *
   * @throws Tampered also if one is missing or stands in another's place
   */
  static byte[] openPieces(byte[] key, String associated, List<byte[]> pieces) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(pieces.size() * PIECE_BYTES);
    for (int i = 0; i < pieces.size(); i++) {
      String place = piece(associated, i, pieces.size() - 1);
      plain.writeBytes(open(key, place, pieces.get(i)));
    }
    return plain.toByteArray();
  }

  private static String piece(String associated, int i, int last) {
    return associated + "|" + i + "|" + last;
  }

  /** 32 bytes for one purpose out of a key of at least 16 bytes: HKDF-SHA-256 (RFC 5869). */
  static byte[] derive(byte[] key, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(key)
                  .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is part of this JDK", e);
    }
  }

  static byte[] mac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256", HMAC);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        // each part carries its length, so that no two lists of parts read the same
        mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }

  /**
   * Has the JIT compile the cipher, on a thread of its own; much is better opened when it is done.
   * The JDK uses the processor's AES only where the second compiler has been, which many short
   * texts bring about and a few long ones do not: a young process would open its first snapshot by
   * plain Java, 20 times as slow.
   */
  static CompletableFuture<Void> warm() {
    return Warm.UP;
  }

  /** Made when it is first asked for. */
  private static final class Warm {
    private static final int BYTES = 4_096;
    private static final int TIMES = 200;
    private static final long FAST_NANOS = TimeUnit.MILLISECONDS.toNanos(3); // by plain Java 20 up
    private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(2);
    static final CompletableFuture<Void> UP =
        CompletableFuture.runAsync(
            Warm::untilFast, task -> Thread.ofPlatform().daemon().name("warm-cipher").start(task));

    private static void untilFast() {
      byte[] key = randomKey();
      byte[] sealed = seal(key, "", new byte[BYTES]);
      long begun = System.nanoTime();
      long took = Long.MAX_VALUE;
      while (took > FAST_NANOS && System.nanoTime() - begun < NANOS_MAX) {
        long before = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
          open(key, "", sealed);
        }
        took = System.nanoTime() - before;
      }
    }
  }

  private static Provider provider(String service) {
    return Objects.requireNonNull(Security.getProviders(service))[0];
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", GCM);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** What was read is not what was written there. */
  static final class Tampered extends IllegalStateException {
    Tampered(String where) {
      super("sealed bytes do not open at " + where);
    }
  }
}
