package parley.oversight;

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

  /** Proposes a deed; where fewer than two parties have a co-chair it is done at once. */
  record Ask(String forum, String approval, Deed deed) implements ApprovalCommand {
    @Override
    public @Nullable String room() {
      return deed.room();
    }
  }

  /** Agrees to a deed as it was proposed, or declines it. */
  record Answer(String forum, String approval, boolean agrees) implements ApprovalCommand {}

  /** Names who answers in one's place. */
  record NameDeputy(String forum, @Nullable String deputy) implements ApprovalCommand {
    @Override
    public Act act() {
      return Act.DEPUTY_NAMED;
    }
  }
}
