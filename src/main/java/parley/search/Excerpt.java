package parley.search;

import java.util.ArrayList;
import java.util.List;
import parley.search.Sought.Mark;

/**
 * The piece of a text in which the words were found.
 *
 * @param text one line; begins or ends with … where it was cut
 * @param marks what was found, in UTF-16 units of {@code text}
 */
record Excerpt(String text, List<Mark> marks) {
  static final int CHARACTERS_MAX = 280;
  private static final int BEFORE_MAX = 80;
  private static final int WORD_MAX = 24;
  private static final String CUT = "\u2026";

  /** The piece around the first mark; the beginning where there is none. */
  static Excerpt of(String text, List<Mark> marks) {
    String line = text.replace('\n', ' ');
    int first = marks.isEmpty() ? 0 : marks.getFirst().from();
    int from = first <= BEFORE_MAX ? 0 : beginning(line, first - BEFORE_MAX, first);
    int to = Math.min(line.length(), from + CHARACTERS_MAX);
    to = to == line.length() ? to : ending(line, Math.max(from, to - WORD_MAX), to);
    String head = from > 0 ? CUT : "";
    String tail = to < line.length() ? CUT : "";
    List<Mark> within = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark.from() < to && mark.to() > from) {
        int shift = head.length() - from;
        within.add(new Mark(mark.from() + shift, Math.min(mark.to(), to) + shift));
      }
    }
    return new Excerpt(head + line.substring(from, to) + tail, within);
  }

  /** After the first space from here on, if one comes soon; never within a character. */
  private static int beginning(String line, int from, int latest) {
    for (int i = from; i < Math.min(latest, from + WORD_MAX); i++) {
      if (Character.isWhitespace(line.charAt(i))) {
        return i + 1;
      }
    }
    return Character.isLowSurrogate(line.charAt(from)) ? from + 1 : from;
  }

  /** Before the last space up to here, if one is near; never within a character. */
  private static int ending(String line, int earliest, int to) {
    for (int i = to; i > earliest; i--) {
      if (Character.isWhitespace(line.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(line.charAt(to)) ? to - 1 : to;
  }
}
