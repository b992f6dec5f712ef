package parley.prose;

/** What positions can be mapped through: from a document to one after changes. */
public sealed interface Mappable permits StepMap, Mapping {
  /** To which of its neighbours a position clings when something is inserted right at it. */
  enum Side {
    BEFORE,
    AFTER
  }

  /** Where the position is afterwards. */
  int map(int position, Side side);

  /** Where the position is afterwards, and what became of its surroundings. */
  Mapped follow(int position, Side side);

  /**
   * A mapped position.
   *
   * @param gone what was taken away around it: bits of {@link #BEFORE} and so on
   * @param recover where in a changed range it was, so that the inverse change finds it again:
   *     index of the range, and above 16 bits the offset; or {@link #NOWHERE}
   */
  record Mapped(int position, int gone, long recover) {
    static final int BEFORE = 1;
    static final int AFTER = 2;
    static final int ACROSS = 4;
    static final int SIDE = 8;
    static final long NOWHERE = -1;

    /** Whether what was on the side that the position clings to was taken away. */
    public boolean isGone() {
      return (gone & SIDE) != 0;
    }

    public boolean isGoneBefore() {
      return (gone & (BEFORE | ACROSS)) != 0;
    }

    public boolean isGoneAfter() {
      return (gone & (AFTER | ACROSS)) != 0;
    }

    /** Whether one change took away what was on both sides. */
    public boolean isGoneAcross() {
      return (gone & ACROSS) != 0;
    }
  }
}
