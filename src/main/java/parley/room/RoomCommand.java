package parley.room;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.ForumEvent.Act;
import parley.forum.Room;
import parley.forum.Rule;
import parley.web.Text;

/** What can be asked of a room itself, and of the rooms of a working group. */
public sealed interface RoomCommand extends Command {
  @Override
  Act act();

  /** One that speaks to a room its author sits in. */
  sealed interface Inside extends RoomCommand {
    @Override
    String room();

    @Override
    default String scope() {
      return room();
    }
  }

  /** One by which rooms are managed from outside, with no reading in them. */
  sealed interface Outside extends RoomCommand {
    String forum();

    @Override
    default String scope() {
      return forum();
    }
  }

  /** Makes a room's rule tighter, at once and for what is written too. */
  record Tighten(String room, Rule rule) implements Inside {
    @Override
    public Act act() {
      return Act.RULE_TIGHTENED;
    }
  }

  /** Nobody writes here, or again everybody who may. */
  record Lock(String room, boolean locked) implements Inside {
    @Override
    public Act act() {
      return locked ? Act.ROOM_LOCKED : Act.ROOM_UNLOCKED;
    }
  }

  /** How long somebody waits between two contributions; 0 for not at all. */
  record Slow(String room, int seconds) implements Inside {
    @Override
    public Act act() {
      return Act.ROOM_SLOWED;
    }
  }

  /** Goes off the record, or back on it. */
  record GoOffRecord(String room, boolean off) implements Inside {
    @Override
    public Act act() {
      return off ? Act.OFF_RECORD_BEGAN : Act.OFF_RECORD_ENDED;
    }
  }

  /** Ends a side room or a drafting group: it can be read and not written in any more. */
  record Close(String room) implements Inside {
    @Override
    public Act act() {
      return Act.ROOM_CLOSED;
    }
  }

  /** Opens a side room or a drafting group within a working group. */
  record Open(String forum, String group, NewRoom made, List<String> members) implements Outside {
    @Override
    public List<String> newRooms() {
      return List.of(made.room());
    }

    @Override
    public Act act() {
      return Act.ROOM_OPENED;
    }

    @Override
    public String actRoom() {
      return made.room(); // not everybody who reads the log may know of it
    }
  }

  /** How a caucus is called, whosever it is. */
  Text CAUCUS =
      new Text(
          Map.of(
              "en", "Caucus",
              "ru", "Внутренняя консультация",
              "zh", "内部磋商",
              "fr", "Concertation interne",
              "ar", "تشاور داخلي",
              "fa", "رایزنی داخلی"));

  /** A room to be opened. */
  record NewRoom(String room, Room.Kind kind, Text name, Rule rule) {}

  /** Opens the caucuses a working group lacks: the room of each party, by the party's code. */
  record OpenCaucuses(String forum, String group, Map<String, String> rooms, Text name)
      implements Outside {
    @Override
    public List<String> newRooms() {
      return List.copyOf(rooms.values());
    }

    @Override
    public Act act() {
      return Act.CAUCUSES_OPENED;
    }

    @Override
    public @Nullable String actIn() {
      return group;
    }
  }

  /** One about who is in a side room or drafting group; only those who know of it see it logged. */
  sealed interface Into extends Outside {
    String into();

    @Override
    default String actRoom() {
      return into();
    }

    @Override
    default String actIn() {
      return into();
    }
  }

  /** Puts participants into it. */
  record PutIn(String forum, String into, List<String> participants, boolean readsAll)
      implements Into {
    @Override
    public Act act() {
      return Act.MEMBER_ADDED;
    }
  }

  /** Takes a participant out of it. */
  record TakeOut(String forum, String into, String participant) implements Into {
    @Override
    public Act act() {
      return Act.MEMBER_TAKEN_OUT;
    }
  }
}
