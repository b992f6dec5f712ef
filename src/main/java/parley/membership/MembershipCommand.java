package parley.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Rule;
import parley.room.RoomCommand;
import parley.room.Rooms;
import parley.store.Position;
import parley.web.Text;

/** What can be asked about membership. Ids of new things come in with the command. */
public sealed interface MembershipCommand extends Command {
  /** The forum, with whose key the tags of retries are made. */
  String forum();

  @Override
  default String scope() {
    return forum();
  }

  /** A person to be seated. */
  record Person(
      String participant,
      String account,
      String name,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles) {
    static Person of(Participant p) {
      return new Person(p.id(), p.account(), p.name(), p.party(), p.capacity(), p.roles());
    }

    ForumEvent.Seated seated() {
      return new ForumEvent.Seated(
          participant, account, party, capacity, roles, new ForumEvent.Named(name));
    }
  }

  /** A working group to be opened, with the room that is its plenary. */
  record NewGroup(
      String group, String room, String symbol, Text name, Text mandate, Text roomName, Rule rule) {
    List<Event> opened() {
      return List.of(
          new ForumEvent.GroupOpened(group, symbol, room, new ForumEvent.Mandate(name, mandate)),
          new ForumEvent.RoomOpened(
              room, Room.Kind.PLENARY, group, null, rule, new ForumEvent.RoomNamed(roomName)));
    }
  }

  /**
   * Opens a forum with the working group of all and its first organiser.
   *
   * @param groups working groups besides it, without members
   * @param caucuses in the working group of all, by party: the ids of their rooms
   */
  record OpenForum(
      String forum,
      Event.Info info,
      Map<String, Text> parties,
      NewGroup plenary,
      Person organiser,
      List<NewGroup> groups,
      Map<String, String> caucuses)
      implements MembershipCommand, Command.Founding {
    /** One with a plenary only. */
    public OpenForum(
        String forum,
        Event.Info info,
        Map<String, Text> parties,
        NewGroup plenary,
        Person organiser) {
      this(forum, info, parties, plenary, organiser, List.of(), Map.of());
    }

    @Override
    public List<String> newRooms() {
      List<String> rooms = new ArrayList<>(caucuses.values());
      rooms.add(plenary.room());
      groups.forEach(group -> rooms.add(group.room()));
      return rooms;
    }

    @Override
    public List<String> seatsAccounts() {
      return List.of(organiser.account());
    }

    @Override
    public List<Event> events() {
      String first = organiser.participant();
      List<Event> events = new ArrayList<>();
      events.add(new ForumEvent.ForumOpened(forum, plenary.group(), parties, info));
      events.addAll(plenary.opened());
      groups.forEach(group -> events.addAll(group.opened()));
      caucuses.forEach((party, room) ->
          events.add(Rooms.caucus(room, plenary.group(), party, RoomCommand.CAUCUS)));
      events.add(organiser.seated());
      events.add(new ForumEvent.Joined(plenary.room(), plenary.group(), first, true, null));
      events.add(new ForumEvent.Acted(null, first, Act.FORUM_OPENED, forum, null));
      return events;
    }
  }

  /** Seats a person in the forum, and so in its plenary, and in further working groups. */
  record SeatPerson(String forum, Person person, List<String> groups, boolean readsAll)
      implements MembershipCommand {
    @Override
    public List<String> seatsAccounts() {
      return List.of(person.account());
    }

    @Override
    public Act act() {
      return Act.PERSON_SEATED;
    }
  }

  /** Opens a working group with its plenary. */
  record OpenGroup(String forum, NewGroup group, List<String> members)
      implements MembershipCommand {
    @Override
    public List<String> newRooms() {
      return List.of(group.room());
    }

    @Override
    public Act act() {
      return Act.GROUP_OPENED;
    }
  }

  /** Ends a working group: its rooms can be read and not written in any more. */
  record CloseGroup(String forum, String group) implements MembershipCommand {
    @Override
    public Act act() {
      return Act.GROUP_CLOSED;
    }
  }

  /** Makes participants members of a working group. */
  record Add(String forum, String group, List<String> participants, boolean readsAll)
      implements MembershipCommand {
    @Override
    public Act act() {
      return Act.MEMBER_ADDED;
    }

    @Override
    public String actIn() {
      return group;
    }
  }

  /** Moves several people between working groups in one act, all of them or nobody. */
  record Arrange(String forum, List<Move> moves, Reach reach) implements MembershipCommand {}

  /** What changes for one person: working groups to come into, and to go out of. */
  record Move(String participant, List<String> joins, List<String> leaves) {}

  /** From where on newcomers read: all of it, from a place on, or with neither from now on. */
  record Reach(boolean all, @Nullable Position from) {
    Event joined(String room, String group, String participant) {
      return new ForumEvent.Joined(room, group, participant, all, all ? null : from);
    }
  }

  /** Takes a participant out of a working group. */
  record TakeOut(String forum, String group, String participant) implements MembershipCommand {
    @Override
    public Act act() {
      return Act.MEMBER_TAKEN_OUT;
    }

    @Override
    public String actIn() {
      return group;
    }
  }

  /** Takes reading and writing away from a participant for now. */
  record Suspend(String forum, String participant) implements MembershipCommand {
    @Override
    public Act act() {
      return Act.PERSON_SUSPENDED;
    }
  }

  /**
   * Gives a person of a forum that came from another host the account they have on this one; asked
   * for by this server itself.
   *
   * @param former the account that the forum knows
   */
  record House(String forum, String former, String account)
      implements MembershipCommand, Command.Seatless {
    @Override
    public List<String> seatsAccounts() {
      return List.of(account);
    }
  }
}
