package parley.oversight.glass;

import org.jspecify.annotations.Nullable;
import parley.forum.Command;

/** What can be asked about a glass that was broken. */
sealed interface GlassCommand extends Command {
  /** Somebody in the room ends it before its time. */
  record End(String room, String glass) implements GlassCommand {
    @Override
    public String scope() {
      return room;
    }

    @Override
    public String room() {
      return room;
    }
  }

  /** Its time is over. */
  record Lapse(String glass) implements GlassCommand, Command.Seatless {
    @Override
    public String scope() {
      return "";
    }

    @Override
    public @Nullable String room() {
      return null;
    }
  }
}
