package parley.faults.judged;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody did or was told in a run, and when by the clock of the test. */
public sealed interface Fact {
  /** Nanoseconds of one clock. */
  long at();

  /** A command was sent, for the first time or again. */
  record Given(long at, String by, String command) implements Fact {}

  /** It was acknowledged, as having made this. */
  record Acknowledged(long at, String by, String command, String made) implements Fact {}

  /**
   * A page was asked for that stood for itself from then on: the first, or after "start over".
   *
   * @param seen the commands whose effects stood there, in order
   */
  record Began(long at, String observer, String room, List<String> seen, String cursor)
      implements Fact {}

  /**
   * A frame.
   *
   * @param command whose effect it told; null for what comes of no command that is followed here
   */
  record Heard(
      long at,
      String observer,
      String room,
      @Nullable String after,
      String cursor,
      @Nullable String command)
      implements Fact {}

  /**
   * A room that was asked for at a time.
   *
   * @param seen what its page showed; null if none was to be had
   */
  record Read(long at, String observer, String room, boolean refused, @Nullable List<String> seen)
      implements Fact {}

  /** Whoever listened was told of everything by now. */
  record Finished(long at, String observer, String room) implements Fact {}

  /** Somebody's removal was acknowledged. */
  record Removed(long at, String observer) implements Fact {}

  /** What an observer made of the frames, beside a page read then. */
  record Folded(long at, String observer, String folded, String fresh) implements Fact {}
}
