package parley.prose.blot;

/**
 * What of a step is to be made unreadable. A unit is a character of text, or something that stands
 * in a line as one would, as a footnote does.
 *
 * @param step the how manieth step
 * @param from the first unit of what it puts in
 * @param to the unit behind the last
 */
public record Cut(int step, int from, int to) {
  /** A step with all that it says, be it an address or the words of a footnote. */
  public static Cut whole(int step) {
    return new Cut(step, 0, Integer.MAX_VALUE);
  }

  boolean isWhole() {
    return to == Integer.MAX_VALUE;
  }

  boolean holds(int unit) {
    return unit >= from && unit < to;
  }
}
