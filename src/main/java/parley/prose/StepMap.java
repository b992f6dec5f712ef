package parley.prose;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that one step changed: triples of start, size before, size after, positions being
 * those before the step.
 */
public final class StepMap implements Mappable {
  public static final StepMap EMPTY = new StepMap(new int[0], false);

  private static final int INDEX_BITS = 16;
  private static final long INDEX_MASK = (1 << INDEX_BITS) - 1;

  private final int[] ranges;
  private final boolean inverted;

  private StepMap(int[] ranges, boolean inverted) {
    this.ranges = ranges;
    this.inverted = inverted;
  }

  /** Of triples of start, size before and size after. */
  public static StepMap of(int... ranges) {
    if (ranges.length % 3 != 0) {
      throw new IllegalArgumentException("Triples");
    }
    return ranges.length == 0 ? EMPTY : new StepMap(ranges.clone(), false);
  }

  /** The triples, of the step itself where this is an inverse. */
  public int[] ranges() {
    return ranges.clone();
  }

  public boolean isInverted() {
    return inverted;
  }

  public StepMap inverse() {
    return ranges.length == 0 ? EMPTY : new StepMap(ranges, !inverted);
  }

  /** The position that its inverse took away and reported as {@link Mapped#recover}. */
  int recover(long value) {
    int index = (int) (value & INDEX_MASK);
    int moved = 0;
    if (!inverted) {
      for (int i = 0; i < index; i++) {
        moved += ranges[i * 3 + 2] - ranges[i * 3 + 1];
      }
    }
    return ranges[index * 3] + moved + (int) (value >> INDEX_BITS);
  }

  @Override
  public int map(int position, Side side) {
    return follow(position, side).position();
  }

  @Override
  public Mapped follow(int position, Side side) {
    int moved = 0;
    for (int i = 0; i < ranges.length; i += 3) {
      int start = ranges[i] - (inverted ? moved : 0);
      if (start > position) {
        break;
      }
      int before = ranges[i + (inverted ? 2 : 1)];
      int after = ranges[i + (inverted ? 1 : 2)];
      int end = start + before;
      if (position <= end) {
        boolean free = before == 0 || (position != start && position != end);
        boolean stays = free ? side == Side.BEFORE : position == start;
        int result = start + moved + (stays ? 0 : after);
        boolean edge = position == (side == Side.BEFORE ? start : end);
        long recover = edge ? Mapped.NOWHERE : i / 3 + ((long) (position - start) << INDEX_BITS);
        return new Mapped(result, gone(position, start, end, edge), recover);
      }
      moved += after - before;
    }
    return new Mapped(position + moved, 0, Mapped.NOWHERE);
  }

  private static int gone(int position, int start, int end, boolean edge) {
    if (start == end) {
      return 0;
    }
    int gone = position == start ? Mapped.AFTER : position == end ? Mapped.BEFORE : Mapped.ACROSS;
    return edge ? gone : gone | Mapped.SIDE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StepMap map
        && inverted == map.inverted
        && Arrays.equals(ranges, map.ranges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ranges) * 2 + (inverted ? 1 : 0);
  }

  @Override
  public String toString() {
    return (inverted ? "-" : "") + Arrays.toString(ranges);
  }
}
