package parley.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.store.Position;
import parley.web.Problem;
import parley.web.Text;
import parley.web.Words;

/** Decides what is asked of rooms; their state is the forum's own. */
public final class Rooms implements Feature.OfForum {
  private static final int ROOMS_PER_GROUP_MAX = 100;
  private static final int NAME_MAX = 200;
  private static final int SLOW_SECONDS_MAX = 86_400;

  /** What a caucus begins with: names inside, nothing to be used outside. */
  private static final Rule CAUCUS =
      new Rule(
          Rule.Inside.NAME,
          Rule.OutsideUse.NONE,
          Rule.ParticipantList.CLOSED,
          Rule.Existence.CLOSED);

  private final Horizon horizon;

  public Rooms(Horizon horizon) {
    this.horizon = horizon;
  }

  /** From where on the people of a party read, wherever they are put: agreed when it came in. */
  @FunctionalInterface
  public interface Horizon {
    /** The first entry they may read; null where they may read all. */
    @Nullable Position of(Forum forum, @Nullable String party);
  }

  @Override
  public Class<? extends Command> commands() {
    return RoomCommand.class;
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((RoomCommand) command) {
      case RoomCommand.Inside c -> inside(seat, seat.room(c.room()), c);
      case RoomCommand.Open c -> open(seat, c);
      case RoomCommand.OpenCaucuses c -> caucuses(seat, c);
      case RoomCommand.PutIn c -> putIn(seat, c);
      case RoomCommand.TakeOut c -> takeOut(seat, c);
    };
  }

  private static List<Event> inside(Seat seat, Room room, RoomCommand.Inside command) {
    return switch (command) {
      case RoomCommand.Tighten c -> tighten(seat, room, c.rule());
      case RoomCommand.Lock c -> {
        seat.require(Right.LOCK);
        yield List.of(new ForumEvent.RoomLocked(room.id(), c.locked()));
      }
      case RoomCommand.Slow c -> {
        seat.require(Right.LOCK);
        if (c.seconds() < 0 || c.seconds() > SLOW_SECONDS_MAX) {
          throw Problem.field("seconds", "must be 0 to " + SLOW_SECONDS_MAX);
        }
        yield List.of(new ForumEvent.RoomSlowed(room.id(), c.seconds()));
      }
      case RoomCommand.GoOffRecord c -> offRecord(seat, room, c.off());
      case RoomCommand.Close c -> close(seat, room);
    };
  }

  private static List<Event> tighten(Seat seat, Room room, Rule rule) {
    seat.require(Right.TIGHTEN);
    if (!rule.tightens(room.rule())) {
      throw new Problem(Problem.Code.LOOSENING_REFUSED);
    }
    return List.of(new ForumEvent.RuleTightened(room.id(), rule));
  }

  private static List<Event> offRecord(Seat seat, Room room, boolean off) {
    seat.require(Right.GO_OFF_RECORD);
    if (off == (room.standing().offRecord() != null)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(
        off
            ? new ForumEvent.OffRecordBegan(room.id(), room.rule().offTheRecord())
            : new ForumEvent.OffRecordEnded(room.id()));
  }

  private static List<Event> close(Seat seat, Room room) {
    seat.require(Right.OPEN_ROOM);
    if (room.kind() == Room.Kind.PLENARY || room.kind() == Room.Kind.CAUCUS) {
      throw Problem.field("room", "ends with its working group");
    }
    if (room.standing().closed()) {
      throw new Problem(Problem.Code.CLOSED);
    }
    return List.of(new ForumEvent.RoomClosed(room.id()));
  }

  private static List<Event> open(Seat seat, RoomCommand.Open c) {
    seat.require(Right.OPEN_ROOM);
    Group group = open(seat, c.group());
    Room.Kind kind = c.made().kind();
    if (kind != Room.Kind.SIDE_ROOM && kind != Room.Kind.DRAFTING_GROUP) {
      throw Problem.field("kind", "must be sideRoom or draftingGroup");
    }
    name(c.made().name());
    if (seat.forum().roomsIn(group.id()).size() >= ROOMS_PER_GROUP_MAX) {
      throw Problem.field("name", "would be one room too many");
    }
    List<Event> events = new ArrayList<>();
    String room = c.made().room();
    events.add(
        new ForumEvent.RoomOpened(
            room,
            kind,
            group.id(),
            null,
            c.made().rule(),
            new ForumEvent.RoomNamed(c.made().name())));
    for (String participant : c.members().stream().distinct().toList()) {
      member(seat.forum(), group, participant);
      events.add(new ForumEvent.Joined(room, group.id(), participant, true, null));
    }
    if (events.size() == 1) {
      throw Problem.field("members", "must name at least one");
    }
    return events;
  }

  private static List<Event> caucuses(Seat seat, RoomCommand.OpenCaucuses c) {
    seat.require(Right.OPEN_GROUP);
    Forum forum = seat.forum();
    Group group = open(seat, c.group());
    List<Event> events = new ArrayList<>();
    for (Map.Entry<String, String> wanted : c.rooms().entrySet()) {
      String party = wanted.getKey();
      if (forum.parties().containsKey(party) && forum.caucus(group.id(), party) == null) {
        String room = wanted.getValue();
        events.add(caucus(room, group.id(), party, c.name()));
        for (Participant person : forum.participants().values()) {
          if (party.equals(person.party()) && forum.isIn(group, person.id())) {
            events.add(new ForumEvent.Joined(room, group.id(), person.id(), true, null));
          }
        }
      }
    }
    if (events.isEmpty()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return events;
  }

  /** The room of one party in a working group, empty at first. */
  public static Event caucus(String room, String group, String party, Text name) {
    return new ForumEvent.RoomOpened(
        room, Room.Kind.CAUCUS, group, party, CAUCUS, new ForumEvent.RoomNamed(name));
  }

  private List<Event> putIn(Seat seat, RoomCommand.PutIn c) {
    seat.require(Right.OPEN_ROOM);
    Room room = changeable(seat.managed(c.into()));
    Group group = open(seat, room.group());
    List<Event> events = new ArrayList<>();
    for (String participant : c.participants().stream().distinct().toList()) {
      Participant person = member(seat.forum(), group, participant);
      if (room.has(participant)) {
        throw new Problem(Problem.Code.ALREADY_SEATED);
      }
      Position first = c.readsAll() ? horizon.of(seat.forum(), person.party()) : null;
      boolean all = c.readsAll() && first == null;
      events.add(new ForumEvent.Joined(room.id(), group.id(), participant, all, first));
    }
    if (events.isEmpty()) {
      throw Problem.field("participants", "must name at least one");
    }
    return events;
  }

  private static List<Event> takeOut(Seat seat, RoomCommand.TakeOut c) {
    seat.require(Right.OPEN_ROOM);
    Room room = changeable(seat.managed(c.into()));
    if (!room.has(c.participant())) {
      throw Problem.notFound();
    }
    return List.of(new ForumEvent.Left(room.id(), room.group(), c.participant()));
  }

  private static Room changeable(Room room) {
    if (room.kind() == Room.Kind.PLENARY) {
      throw Problem.field("room", "is a plenary: its members are those of the working group");
    }
    return room;
  }

  private static Group open(Seat seat, String id) {
    Group group = seat.group(id);
    if (group.closed()) {
      throw new Problem(Problem.Code.CLOSED);
    }
    return group;
  }

  private static Participant member(Forum forum, Group group, String participant) {
    Participant person = forum.participants().get(participant);
    if (person == null || !forum.isIn(group, participant)) {
      throw Problem.notFound();
    }
    return person;
  }

  private static void name(Text name) {
    for (String wording : name.in().values()) {
      Words.line("name", wording);
      if (wording.isBlank() || wording.length() > NAME_MAX) {
        throw Problem.field("name", "must have 1 to " + NAME_MAX + " characters");
      }
    }
  }
}
