package parley.notice;

/** Why letters of a kind are sent: it is asked before each attempt, and told what came of it. */
public interface Cause {
  /** How the cause stands at a moment. */
  enum Standing {
    /** The letter is wanted. */
    WANTED,
    /** Nobody wants it yet: the command that would is perhaps still being decided. */
    NOT_YET,
    /** It is wanted no more. */
    GONE
  }

  /**
   * @throws parley.web.Problem when it cannot be known now
   */
  Standing standing(Letter letter);

  /**
   * The mail server has taken it, or will never take it; told at least once.
   *
   * @throws parley.web.Problem when it cannot be noted now: it is told again
   */
  void settled(Letter letter, boolean taken);
}
