package parley.web;

/** What a name or a title may consist of. */
public final class Words {
  private Words() {}

  /**
   * One line without characters that could make it read as something else.
   *
   * @throws Problem bad-text for control codes, line breaks, bidirectional overrides and isolates
   */
  public static void line(String field, String text) {
    if (text.codePoints().anyMatch(Words::misleads)) {
      throw Problem.of(Problem.Code.BAD_TEXT, field, "holds a character that could mislead");
    }
  }

  private static boolean misleads(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
  }
}
