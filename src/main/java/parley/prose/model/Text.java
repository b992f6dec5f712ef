package parley.prose.model;

/** What characters a document may hold. */
final class Text {
  private Text() {}

  /** Whole characters only, and no control codes but the tabulator. */
  static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
