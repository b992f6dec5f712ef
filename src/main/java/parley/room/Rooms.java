package parley.room;

import java.util.List;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.web.Problem;

/** Decides what is asked of rooms; their state is the forum's own. */
public final class Rooms implements Feature.OfForum {
  @Override
  public Class<? extends Command> commands() {
    return RoomCommand.class;
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((RoomCommand) command) {
      case RoomCommand.Tighten c -> {
        Room room = seat.room(c.room());
        seat.require(Right.TIGHTEN);
        if (!c.rule().tightens(room.rule())) {
          throw new Problem(Problem.Code.LOOSENING_REFUSED);
        }
        yield List.of(new ForumEvent.RuleTightened(room.id(), c.rule()));
      }
    };
  }
}
