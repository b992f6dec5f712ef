package parley.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.ForumEvent.Act;

/** What can be asked about what needs the agreement of two. */
sealed interface ApprovalCommand extends Command {
  String forum();

  @Override
  default String scope() {
    return forum();
  }

  /**
   * Proposes a deed; where fewer than two parties have a co-chair it is done at once.
   *
   * @param wakes soon, when something may be due once it is done
   */
  record Ask(String forum, String approval, Deed deed, @Nullable Instant wakes)
      implements ApprovalCommand {
    /** None where the room ends with it, or whoever asks manages the room from outside. */
    @Override
    public @Nullable String room() {
      return deed.askedIn();
    }
  }

  /** Agrees to a deed as it was proposed, or declines it. */
  record Answer(String forum, String approval, boolean agrees, @Nullable Instant wakes)
      implements ApprovalCommand {}

  /** Names who answers in one's place. */
  record NameDeputy(String forum, @Nullable String deputy) implements ApprovalCommand {
    @Override
    public Act act() {
      return Act.DEPUTY_NAMED;
    }
  }
}
