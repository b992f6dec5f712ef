package parley.forum;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant.Capacity;
import parley.web.Text;

/** What changes membership, rooms and rules: the forum's own state. */
public sealed interface ForumEvent extends Event {
  /** What is fixed when a forum opens. */
  record Info(Text name, Text issue, Text charter, String row, String track, List<String> goals) {}

  /** A forum was opened with its parties (code → name) and the working group of all. */
  record ForumOpened(
      String forum, String plenary, Map<String, Text> parties, @Nullable Info content)
      implements ForumEvent {
    @Override
    public @Nullable String room() {
      return null;
    }

    @Override
    public String subject() {
      return forum;
    }

    @Override
    public Event bare() {
      return new ForumOpened(forum, plenary, parties, null);
    }
  }

  /** How a person is called; purged when nothing may remember it. */
  record Named(String name) {}

  /** A person was seated in the forum, not yet in a room. */
  record Seated(
      String participant,
      String account,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      @Nullable Named content)
      implements ForumEvent {
    @Override
    public @Nullable String room() {
      return null;
    }

    @Override
    public String subject() {
      return participant;
    }

    @Override
    public Event bare() {
      return new Seated(participant, account, party, capacity, roles, null);
    }
  }

  /** A person is no longer in the forum; the rooms are told by {@link Left}, in the same batch. */
  record Unseated(String participant) implements ForumEvent {
    @Override
    public @Nullable String room() {
      return null;
    }

    @Override
    public String subject() {
      return participant;
    }
  }

  /** How a working group is called and what it is to do. */
  record Mandate(Text name, Text mandate) {}

  /** A working group was opened. */
  record GroupOpened(String group, String symbol, String plenary, @Nullable Mandate content)
      implements ForumEvent {
    @Override
    public @Nullable String room() {
      return null;
    }

    @Override
    public String subject() {
      return group;
    }

    @Override
    public Event bare() {
      return new GroupOpened(group, symbol, plenary, null);
    }
  }

  /** How a room is called. */
  record RoomNamed(Text name) {}

  /** A room was opened under a rule. */
  record RoomOpened(
      String room, Room.Kind kind, String group, Rule rule, @Nullable RoomNamed content)
      implements ForumEvent {
    @Override
    public String subject() {
      return room;
    }

    @Override
    public Event bare() {
      return new RoomOpened(room, kind, group, rule, null);
    }
  }

  /** A participant became a member of a working group: told in its plenary. */
  record Joined(String room, String group, String participant, boolean readsAll)
      implements ForumEvent {
    @Override
    public String subject() {
      return participant;
    }
  }

  /** A participant is no longer a member of a working group: told in its plenary. */
  record Left(String room, String group, String participant) implements ForumEvent {
    @Override
    public String subject() {
      return participant;
    }
  }

  /** A room's rule became tighter, for what is written as well. */
  record RuleTightened(String room, Rule rule) implements ForumEvent {
    @Override
    public String subject() {
      return room;
    }
  }
}
