package parley.conduct;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.store.Position;

/** Commands for what is loaded instead of being sent. */
public final class Replay {
  private Replay() {}

  /** A private line: the ids of room and line; {@code about}: the contribution it is about. */
  public static Command writing(
      Position shown, List<String> ids, @Nullable String about, String text) {
    return new ConductCommand.WriteLine(ids.getFirst(), shown, ids.getLast(), about, text);
  }

  /** A later word of a private line: the ids of room and line, then its own. */
  public static Command adding(Position shown, List<String> ids, String text) {
    return new ConductCommand.AddToLine(ids.getFirst(), shown, ids.get(1), ids.getLast(), text);
  }

  public static Command opening(String room, String tour, String question, List<String> parties) {
    return new ConductCommand.OpenTour(room, tour, question, parties);
  }

  public static Command taking(String room, String tour, String party, boolean passed) {
    return new ConductCommand.TakeTurn(room, tour, party, passed);
  }
}
