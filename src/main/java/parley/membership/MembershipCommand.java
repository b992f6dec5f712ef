package parley.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.ForumEvent;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Rule;
import parley.web.Text;

/** What can be asked about membership. Ids of new things come in with the command. */
public sealed interface MembershipCommand extends Command {

  /** A person to be seated. */
  record Person(
      String participant,
      String account,
      String name,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles) {
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
              room, Room.Kind.PLENARY, group, rule, new ForumEvent.RoomNamed(roomName)));
    }
  }

  /** Opens a forum with the working group of all and its first organiser. */
  record OpenForum(
      String forum,
      ForumEvent.Info info,
      Map<String, Text> parties,
      NewGroup plenary,
      Person organiser)
      implements MembershipCommand, Command.Founding {
    @Override
    public String scope() {
      return forum;
    }

    @Override
    public List<String> newRooms() {
      return List.of(plenary.room());
    }

    @Override
    public List<String> seatsAccounts() {
      return List.of(organiser.account());
    }

    @Override
    public List<Event> events() {
      List<Event> events = new ArrayList<>();
      events.add(new ForumEvent.ForumOpened(forum, plenary.group(), parties, info));
      events.addAll(plenary.opened());
      events.add(organiser.seated());
      events.add(
          new ForumEvent.Joined(plenary.room(), plenary.group(), organiser.participant(), true));
      return events;
    }
  }

  /** Seats a person in the forum, and so in its plenary, and in further working groups. */
  record SeatPerson(String forum, Person person, List<String> groups, boolean readsAll)
      implements MembershipCommand {
    @Override
    public String scope() {
      return forum;
    }

    @Override
    public List<String> seatsAccounts() {
      return List.of(person.account());
    }
  }

  /** Opens a working group with its plenary. */
  record OpenGroup(String forum, NewGroup group, List<String> members)
      implements MembershipCommand {
    @Override
    public String scope() {
      return forum;
    }

    @Override
    public List<String> newRooms() {
      return List.of(group.room());
    }
  }

  /** Makes a participant a member of a working group. */
  record Add(String forum, String group, String participant, boolean readsAll)
      implements MembershipCommand {
    @Override
    public String scope() {
      return forum;
    }
  }

  /** Takes a participant out of a working group. */
  record TakeOut(String forum, String group, String participant) implements MembershipCommand {
    @Override
    public String scope() {
      return forum;
    }
  }

  /** Takes a participant out of the forum and all its rooms. */
  record Remove(String forum, String participant) implements MembershipCommand {
    @Override
    public String scope() {
      return forum;
    }
  }
}
