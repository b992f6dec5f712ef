package parley.prose.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.StepMap;

/**
 * What is left of the words that somebody marked, wherever they stand by now; immutable. Whatever
 * is put in between them or beside them does not belong to them, so nothing is left exactly when
 * the last of them was taken away.
 *
 * @param pieces in order, none touching the next
 */
public record Place(List<Range> pieces) {
  /** Beyond that many pieces, small gaps between them are counted in: a bound on what is kept. */
  private static final int PIECES_MAX = 200;

  public Place {
    pieces = List.copyOf(pieces);
  }

  public static Place of(Range range) {
    return new Place(List.of(range));
  }

  /** True if none of the words is left. */
  public boolean isGone() {
    return pieces.isEmpty();
  }

  /** From the first of them to the last; null if none is left. */
  public @Nullable Range whole() {
    return pieces.isEmpty() ? null : new Range(pieces.getFirst().from(), pieces.getLast().to());
  }

  /** After a step. */
  public Place through(StepMap map) {
    int[] changed = map.ranges();
    if (changed.length == 0 || pieces.isEmpty()) {
      return this;
    }
    List<Range> left = new ArrayList<>();
    for (Range piece : pieces) {
      follow(piece, changed, left);
    }
    return new Place(joined(left));
  }

  /** Adds what is left of a piece behind the ranges that a step changed. */
  private static void follow(Range piece, int[] changed, List<Range> left) {
    int moved = 0;
    int from = piece.from();
    for (int i = 0; i < changed.length && from < piece.to(); i += 3) {
      int start = changed[i];
      int end = start + changed[i + 1];
      if (end < from) {
        moved += changed[i + 2] - changed[i + 1];
        continue;
      }
      if (start >= piece.to()) {
        break;
      }
      add(left, from + moved, start + moved);
      from = Math.max(from, end);
      moved += changed[i + 2] - changed[i + 1];
    }
    add(left, from + moved, piece.to() + moved);
  }

  private static void add(List<Range> left, int from, int to) {
    if (from < to) {
      left.add(new Range(from, to));
    }
  }

  /** In order, those that touch made one. */
  static List<Range> joined(List<Range> pieces) {
    List<Range> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingInt(Range::from));
    List<Range> joined = new ArrayList<>();
    int gap = sorted.size() > PIECES_MAX ? Integer.MAX_VALUE : 0;
    for (Range next : sorted) {
      Range last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && (long) next.from() - last.to() <= gap) {
        joined.set(joined.size() - 1, new Range(last.from(), Math.max(last.to(), next.to())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
