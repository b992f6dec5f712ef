package parley.invitation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A code to be spoken or printed: 16 letters of Crockford's base 32 (80 bits, no I, L, O, U) in
 * groups of four, and one to check them. The check is the sum of the letters times powers of x in
 * GF(32), modulus x^5 + x^2 + 1: no single wrong letter and no two exchanged ones pass.
 */
final class Code {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final int BITS = 5;
  private static final int MODULUS = 0b100101;

  private Code() {}

  /** As it is read out: {@code K7QM-2X9T-40DV-H8WB-R}. */
  static String of(byte[] random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(value(random, i)));
    }
    String letters = code.append(LETTERS.charAt(check(code))).toString();
    return letters.replaceAll("(.{" + GROUP + "})", "$1-");
  }

  /**
   * As it is known here, whatever case, blanks and look-alikes it was typed with; null where a
   * letter is missing, too many or mistaken.
   */
  static @Nullable String typed(String text) {
    String letters =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Pd}]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean known =
        letters.length() == LENGTH + 1
            && letters.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
    if (!known || LETTERS.charAt(check(letters)) != letters.charAt(LENGTH)) {
      return null;
    }
    return letters;
  }

  /** Five bits at a time, the first ones first. */
  private static int value(byte[] random, int letter) {
    int value = 0;
    for (int bit = letter * BITS; bit < (letter + 1) * BITS; bit++) {
      value = value << 1 | (random[bit / 8] >> (7 - bit % 8) & 1);
    }
    return value;
  }

  private static int check(CharSequence letters) {
    int sum = 0;
    for (int i = LENGTH - 1; i >= 0; i--) {
      sum = timesX(sum) ^ LETTERS.indexOf(letters.charAt(i));
    }
    return timesX(sum);
  }

  private static int timesX(int value) {
    int doubled = value << 1;
    return (doubled & 1 << BITS) == 0 ? doubled : doubled ^ MODULUS;
  }
}
