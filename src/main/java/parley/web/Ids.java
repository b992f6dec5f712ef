package parley.web;

import java.security.SecureRandom;
import java.util.Base64;

/** Identifiers: 128 random bits as 22 characters of base64url. They carry no time and no order. */
public final class Ids {
  public static final int LENGTH = 22;

  private static final int BYTES = 16;
  private static final int BATCH = 64;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static byte[] pool = new byte[0];
  private static int used;

  private Ids() {}

  public static String random() {
    return BASE64.encodeToString(bytes());
  }

  /** Whether the text has the shape of an identifier, in its one canonical spelling. */
  public static boolean valid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (!base64url(text.charAt(i))) {
        return false;
      }
    }
    // 22 characters hold 132 bits: the last four must be zero, else two spellings name one id.
    return "AQgw".indexOf(text.charAt(LENGTH - 1)) >= 0;
  }

  /** One call of the generator serves many ids: each call takes a lock and hashes. */
  private static synchronized byte[] bytes() {
    if (used == pool.length) {
      pool = new byte[BATCH * BYTES];
      RANDOM.nextBytes(pool);
      used = 0;
    }
    byte[] id = new byte[BYTES];
    System.arraycopy(pool, used, id, 0, BYTES);
    used += BYTES;
    return id;
  }

  private static boolean base64url(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
