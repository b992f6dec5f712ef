package parley.document.out;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which way words run. */
final class Scripts {
  private static final Set<String> RTL = Set.of("ar", "fa");

  private Scripts() {}

  static boolean isRtlLanguage(String language) {
    return RTL.contains(language);
  }

  static boolean isRtl(byte direction) {
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  static boolean holdsRtl(String text) {
    return text.codePoints().anyMatch(c -> isRtl(Character.getDirectionality(c)));
  }

  /** A piece of a line that runs one way. */
  record Stretch(String text, boolean rtl) {}

  /** The pieces of a text that stands in a line of a direction, in the order of reading. */
  static List<Stretch> stretches(String text, boolean lineRtl) {
    int base = lineRtl ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    Bidi bidi = new Bidi(text, base);
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < bidi.getRunCount(); i++) {
      String piece = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      stretches.add(new Stretch(piece, bidi.getRunLevel(i) % 2 == 1));
    }
    return stretches;
  }
}
