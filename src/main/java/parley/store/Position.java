package parley.store;

/**
 * A place in a forum's journal: entry i of batch n. Never leaves the server readable.
 *
 * @param n from 1; 0 is the place before everything
 * @param i from 0
 */
public record Position(long n, int i) implements Comparable<Position> {
  public static final Position START = new Position(0, 0);

  @Override
  public int compareTo(Position other) {
    return n != other.n ? Long.compare(n, other.n) : Integer.compare(i, other.i);
  }

  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  public boolean isBefore(Position other) {
    return compareTo(other) < 0;
  }
}
