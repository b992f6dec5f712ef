package parley.room;

import parley.forum.Command;
import parley.forum.Rule;

/** What can be asked of a room itself. */
sealed interface RoomCommand extends Command {
  /** Makes a room's rule tighter, at once and for what is written too. */
  record Tighten(String room, Rule rule) implements RoomCommand {
    @Override
    public String scope() {
      return room;
    }
  }
}
