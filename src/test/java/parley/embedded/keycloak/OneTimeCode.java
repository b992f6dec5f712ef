package parley.embedded.keycloak;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a code generator on a phone shows (RFC 6238: SHA-1, six digits, 30 seconds). */
final class OneTimeCode {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  static final int STEP_MILLIS = 30_000;

  private OneTimeCode() {}

  /**
   * @param key in base 32, blanks allowed, as the page shows it
   * @param ahead how many steps of 30 seconds ahead of now
   */
  static String of(String key, int ahead) {
    return at(key, step() + ahead);
  }

  /** The steps of 30 seconds until now. */
  static long step() {
    return System.currentTimeMillis() / STEP_MILLIS;
  }

  static String at(String key, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decode(key), "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, 4).getInt() & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] decode(String key) {
    String letters = key.replaceAll("\\s", "");
    BigInteger bits = BigInteger.ONE;
    for (char letter : letters.toCharArray()) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
    }
    int length = letters.length() * 5 / 8;
    bits = bits.shiftRight(letters.length() * 5 - length * 8);
    byte[] withGuard = bits.toByteArray();
    byte[] bytes = new byte[length];
    System.arraycopy(withGuard, withGuard.length - length, bytes, 0, length);
    return bytes;
  }
}
