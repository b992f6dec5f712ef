package parley.discussion;

import org.jspecify.annotations.Nullable;
import parley.discussion.DiscussionCommand.Contribute;
import parley.discussion.DiscussionCommand.Edit;
import parley.discussion.DiscussionCommand.OpenThread;
import parley.discussion.DiscussionCommand.Withdraw;
import parley.forum.Command;
import parley.store.Position;

/**
 * Commands for what has been said already and is loaded instead of being sent: the same that
 * requests become, with ids that the loader chooses.
 */
public final class Replay {
  private Replay() {}

  /** Where something is said. */
  public record Place(String room, String thread, String contribution) {}

  /** What is said. */
  public record Words(String language, Doc body) {}

  /** Opens a thread with its first contribution; {@code shown} as in a request. */
  public static Command opening(Place at, Position shown, String title, Words words) {
    return new OpenThread(
        at.room, at.thread, at.contribution, shown, title, words.language, words.body);
  }

  public static Command contributing(
      Place at, Position shown, @Nullable String parent, Words words) {
    return new Contribute(
        at.room, at.thread, at.contribution, parent, shown, words.language, words.body);
  }

  /** Gives the contribution a version after {@code version}. */
  public static Command editing(Place at, Position shown, int version, Doc body) {
    return new Edit(at.room, at.thread, at.contribution, version, shown, body);
  }

  public static Command withdrawing(Place at) {
    return new Withdraw(at.room, at.thread, at.contribution);
  }
}
