package parley.discussion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.store.Position;

/** What can be asked for in the threads of a room. Ids of new things come in with the command. */
sealed interface DiscussionCommand extends Command {
  @Override
  String room();

  String thread();

  @Override
  default String scope() {
    return thread();
  }

  /**
   * Opens a thread.
   *
   * @param shown the place whose audience its author was shown
   */
  record OpenThread(
      String room,
      String thread,
      String contribution,
      Position shown,
      String title,
      String language,
      Doc body)
      implements DiscussionCommand {
    @Override
    public String scope() {
      return room; // a retry brings another thread id: its tags are made with the room's key
    }

    @Override
    public List<String> newScopes() {
      return List.of(thread);
    }
  }

  record Contribute(
      String room,
      String thread,
      String contribution,
      @Nullable String parent,
      Position shown,
      String language,
      Doc body)
      implements DiscussionCommand {}

  /** Gives an own contribution a new version. */
  record Edit(
      String room, String thread, String contribution, int version, Position shown, Doc body)
      implements DiscussionCommand {}

  /**
   * Purges what is no longer to be kept in any room of the forum: of this server itself.
   *
   * @param wakes when to look again
   */
  record Expire(Instant wakes) implements DiscussionCommand, Command.Seatless {
    /** Looks each full hour: as often as it is asked in one, it is the same. */
    static Expire at(Instant now) {
      return new Expire(now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    @Override
    public String room() {
      return "";
    }

    @Override
    public String thread() {
      return "";
    }
  }

  /** Takes an own contribution back. */
  record Withdraw(String room, String thread, String contribution) implements DiscussionCommand {}
}
