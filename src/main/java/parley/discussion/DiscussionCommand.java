package parley.discussion;

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

  /** Takes an own contribution back. */
  record Withdraw(String room, String thread, String contribution) implements DiscussionCommand {}
}
