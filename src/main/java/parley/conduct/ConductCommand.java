package parley.conduct;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.store.Position;

/** What can be asked for in chairing a room. */
sealed interface ConductCommand extends Command {
  @Override
  String room();

  @Override
  default String scope() {
    return room();
  }

  /** Lets the room, or one thread of it, cool off until then; null ends it. */
  record Cool(String room, @Nullable String thread, @Nullable Instant until)
      implements ConductCommand {
    @Override
    public @Nullable Instant wakes() {
      return until;
    }
  }

  /** This server ends what has cooled off; not asked for by anybody. */
  record EndCooling(String room, @Nullable String thread)
      implements ConductCommand, Command.Seatless {}

  /**
   * Writes privately to whoever chairs or facilitates, perhaps about a contribution.
   *
   * @param shown the place whose audience its author was shown
   */
  record WriteLine(String room, Position shown, String line, @Nullable String about, String text)
      implements ConductCommand {}

  /** Answers a private line, or adds to one's own. */
  record AddToLine(String room, Position shown, String line, String id, String text)
      implements ConductCommand {}

  /** Begins a round. */
  record OpenTour(String room, String tour, String question, List<String> order)
      implements ConductCommand {}

  /** Says that a party has spoken, or lets its turn go by. */
  record TakeTurn(String room, String tour, String party, boolean passed)
      implements ConductCommand {}

  /** Ends a round. */
  record CloseTour(String room, String tour) implements ConductCommand {}
}
