package parley.prose.place;

import org.jspecify.annotations.Nullable;

/**
 * A range of positions in a document.
 *
 * @param to the position behind it
 */
public record Range(int from, int to) {
  /** What both share; null if nothing. */
  @Nullable Range shared(Range other) {
    int start = Math.max(from, other.from);
    int end = Math.min(to, other.to);
    return start < end ? new Range(start, end) : null;
  }

  int length() {
    return to - from;
  }
}
