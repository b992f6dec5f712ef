package parley.store.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import parley.store.KeyService;

/**
 * What a passphrase opens: the keys of one archive. Its head stands in clear: what it is, in which
 * format, a salt, and a MAC over these by which a wrong passphrase is told from a changed file. The
 * key is made by PBKDF2-HMAC-SHA512; nothing of it is taken from the file but the salt, so that no
 * file can ask for little work, or for endless.
 */
public final class Lock {
  /** The least that guards a file which anybody may try at leisure. */
  public static final int PASSPHRASE_CHARS_MIN = 15;

  private static final int PASSPHRASE_SIGNS_MIN = 6;

  /** What Java makes of bytes that its locale does not know: the same for all of them. */
  private static final char UNREADABLE = '\uFFFD';

  static final int FORMAT = 1;
  static final int HEAD_BYTES = 80;
  static final int TAG_BYTES = 16;
  private static final int ROUNDS = 600_000;
  private static final byte[] MAGIC = "PARLEY-ARCHIVE\n".getBytes(US_ASCII);
  private static final int CLEAR_BYTES = HEAD_BYTES - 32;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private final byte[] head;
  private final byte[] pieces;
  private final byte[] keys;

  private Lock(byte[] clear, char[] passphrase) {
    byte[] made = made(passphrase, Arrays.copyOfRange(clear, MAGIC.length + 1, CLEAR_BYTES));
    this.pieces = mac(made, "pieces".getBytes(UTF_8));
    this.keys = mac(made, "keys".getBytes(UTF_8));
    this.head = Arrays.copyOf(clear, HEAD_BYTES);
    byte[] check = mac(mac(made, "head".getBytes(UTF_8)), clear);
    System.arraycopy(check, 0, head, CLEAR_BYTES, check.length);
    Arrays.fill(made, (byte) 0);
  }

  /**
   * A lock for a new archive.
   *
   * @throws Refused if the passphrase is too short
   */
  public static Lock fresh(char[] passphrase) throws Refused {
    String words = words(passphrase);
    if (words.indexOf(UNREADABLE) >= 0) {
      throw new Refused(
          "The terminal gave signs that are no text, so the passphrase would be another one than"
              + " you think: set a UTF-8 locale (LANG=C.UTF-8), or name a file with it.");
    }
    if (words.codePointCount(0, words.length()) < PASSPHRASE_CHARS_MIN
        || words.codePoints().distinct().count() < PASSPHRASE_SIGNS_MIN) {
      throw new Refused(
          "The passphrase is too short: whoever has the file may try as many as they like; take at"
              + " least "
              + PASSPHRASE_CHARS_MIN
              + " characters, not always the same, for instance six words by chance.");
    }
    byte[] clear = new byte[CLEAR_BYTES];
    new SecureRandom().nextBytes(clear);
    System.arraycopy(MAGIC, 0, clear, 0, MAGIC.length);
    clear[MAGIC.length] = FORMAT;
    return new Lock(clear, passphrase);
  }

  /**
   * The lock of the archive that begins here.
   *
   * @throws Refused if it is none, of a later format, or the passphrase is another
   */
  static Lock of(InputStream in, char[] passphrase) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    try {
      new DataInputStream(in).readFully(head);
    } catch (EOFException short1) {
      throw new Refused("This is no archive of a forum, or only the beginning of one.");
    }
    if (!Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new Refused("This is no archive of a forum.");
    }
    int format = Byte.toUnsignedInt(head[MAGIC.length]);
    if (format != FORMAT) {
      throw new Refused(
          "The archive is of format "
              + format
              + ", and this Parley reads format "
              + FORMAT
              + ": open it with a Parley at least as new as the one that sealed it.");
    }
    Lock lock = new Lock(Arrays.copyOf(head, CLEAR_BYTES), passphrase);
    if (!MessageDigest.isEqual(lock.head, head)) {
      throw new Refused(
          "The passphrase does not open this archive: it is another one, or the first bytes of the"
              + " file were changed.");
    }
    return lock;
  }

  byte[] head() {
    return head.clone();
  }

  /** Wraps the keys of rooms and authors once more: even inside they are never in clear. */
  KeyService keys() {
    return new Carried(keys);
  }

  /**
   * A piece of the archive; each has its number, and one is the last.
   *
   * @param mode of {@link Cipher}
   */
  byte[] piece(int mode, long number, boolean last, byte[] bytes) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(pieces, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(head);
    return cipher.doFinal(bytes);
  }

  /** The same, whichever way a keyboard puts accents together, typed or from a file. */
  private static String words(char[] passphrase) {
    return Normalizer.normalize(new String(passphrase), Normalizer.Form.NFKC).strip();
  }

  private static byte[] made(char[] passphrase, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(words(passphrase).toCharArray(), salt, ROUNDS, 512);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 is part of this JDK", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static byte[] mac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }

  /** A random nonce in front; bound to the key's name. */
  private record Carried(byte[] key) implements KeyService {
    private static final int NONCE_BYTES = 12;

    @Override
    public byte[] wrap(String name, byte[] plain) {
      byte[] nonce = new byte[NONCE_BYTES];
      new SecureRandom().nextBytes(nonce);
      try {
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(plain);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES-GCM is part of every JDK", e);
      }
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
      try {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, name, nonce)
            .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a key in the archive does not open", e);
      }
    }

    @Override
    public byte[] wrapItself(String name) {
      throw new UnsupportedOperationException("the key of an archive stays with its passphrase");
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(name.getBytes(UTF_8));
      return cipher;
    }
  }
}
