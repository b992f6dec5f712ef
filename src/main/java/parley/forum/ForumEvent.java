package parley.forum;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant.Capacity;
import parley.store.Position;
import parley.web.Text;

/** What changes membership, rooms and rules: the forum's own state. */
public sealed interface ForumEvent extends Event {
  @Override
  default boolean fences() {
    // who may write where hangs on any but these, and they are few
    return !(this instanceof Acted || this instanceof GroupOpened || this instanceof GroupClosed);
  }

  /** One that belongs to no room. */
  sealed interface OfForum extends ForumEvent {
    @Override
    default @Nullable String room() {
      return null;
    }
  }

  /** One that is told beside what it changes. */
  sealed interface Apart extends OfForum permits Room.RoomBurned, Participant.Housed {}

  /** One that says who else reads a room, or for how long what is said there is kept. */
  sealed interface OfReading extends OfRoom
      permits Audience.GlassBroken, Audience.GlassEnded, Room.RetentionSet {}

  /** One that is about a person, in a room or in the forum. */
  sealed interface OfPerson extends ForumEvent {
    String participant();

    @Override
    default String subject() {
      return participant();
    }
  }

  /** One that changes what holds in a room. */
  sealed interface OfRoom extends ForumEvent {
    @Override
    String room();

    @Override
    default String subject() {
      return room();
    }

    /** True if what is written may appear otherwise from here on: it must be read anew. */
    default boolean showsAuthorsAnew() {
      return this instanceof RuleTightened
          || this instanceof RuleLoosened
          || this instanceof Purged;
    }
  }

  /** A forum opened, or its charter or parties changed: all its parties and the group of all. */
  record ForumOpened(
      String forum, String plenary, Map<String, Text> parties, @Nullable Info content)
      implements OfForum {
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
      implements OfForum, OfPerson {
    @Override
    public Event bare() {
      return new Seated(participant, account, party, capacity, roles, null);
    }
  }

  /** A person is no longer in the forum; the rooms are told by {@link Left}, in the same batch. */
  record Unseated(String participant) implements OfForum, OfPerson {}

  /** A person may neither read nor write for now; the rooms are told by {@link Left}. */
  record Suspended(String participant) implements OfForum, OfPerson {}

  /** A suspension was lifted; the rooms are told by {@link Joined}. */
  record Restored(String participant) implements OfForum, OfPerson {}

  /** How a working group is called and what it is to do. */
  record Mandate(Text name, Text mandate) {}

  /** A working group was opened. */
  record GroupOpened(String group, String symbol, String plenary, @Nullable Mandate content)
      implements OfForum {
    @Override
    public String subject() {
      return group;
    }

    @Override
    public Event bare() {
      return new GroupOpened(group, symbol, plenary, null);
    }
  }

  /** A working group has ended; its rooms are closed by {@link RoomClosed}, in the same batch. */
  record GroupClosed(String group) implements OfForum {
    @Override
    public String subject() {
      return group;
    }
  }

  /** How a room is called. */
  record RoomNamed(Text name) {}

  /** A room was opened under a rule; a caucus with the party whose it is. */
  record RoomOpened(
      String room,
      Room.Kind kind,
      String group,
      @Nullable String party,
      Rule rule,
      @Nullable RoomNamed content)
      implements OfRoom {
    @Override
    public Event bare() {
      return new RoomOpened(room, kind, group, party, rule, null);
    }
  }

  /**
   * A participant came into a room of a working group; into its plenary, and so into the group.
   *
   * @param readsAll from the beginning, or else from now on
   * @param horizon where it is neither: the first entry that may be read
   */
  record Joined(
      String room, String group, String participant, boolean readsAll, @Nullable Position horizon)
      implements OfPerson {}

  /** A participant is no longer in a room; out of its plenary, and so out of the working group. */
  record Left(String room, String group, String participant) implements OfPerson {}

  /** A room's rule became tighter, for what is written as well. */
  record RuleTightened(String room, Rule rule) implements OfRoom {}

  /** A room's rule became freer in something, for what is written from now on. */
  record RuleLoosened(String room, Rule rule) implements OfRoom {}

  /** From here on the room is off the record, under this rule. */
  record OffRecordBegan(String room, Rule rule) implements OfRoom {}

  /** The room is on the record again, under the rule it had. */
  record OffRecordEnded(String room) implements OfRoom {}

  /** Nobody writes in the room, or again everybody who may. */
  record RoomLocked(String room, boolean locked) implements OfRoom {}

  /** Whoever contributed waits so long before they contribute again; 0 ends it. */
  record RoomSlowed(String room, int seconds) implements OfRoom {}

  /** Nobody writes in the room any more. */
  record RoomClosed(String room) implements OfRoom {}

  /** What was said under these ids is gone for good; untold if the room never knew of it. */
  record Purged(String room, List<String> subjects, @Nullable Boolean untold) implements OfRoom {
    @Override
    public boolean silent() {
      return Boolean.TRUE.equals(untold);
    }
  }

  /**
   * Somebody managed something: the line of the log that goes with the events of an act.
   *
   * @param room where it was done, if it is known to those in it only
   * @param about the id of whom or what it concerns; {@code in}: in which group or room
   */
  record Acted(@Nullable String room, String by, Act act, String about, @Nullable String in)
      implements ForumEvent {
    @Override
    public String subject() {
      return about;
    }

    @Override
    public boolean silent() {
      return true; // the log is read, not told
    }
  }

  /** What can be done in managing a forum. */
  enum Act {
    FORUM_OPENED,
    PERSON_SEATED,
    PERSON_LEFT,
    PARTY_WITHDREW,
    ACCESSION_ASKED,
    ACCESSION_ENDED,
    CHARTER_CHANGED,
    PERSON_REMOVED,
    PERSON_SUSPENDED,
    PERSON_RESTORED,
    GROUP_OPENED,
    GROUP_CLOSED,
    MEMBER_ADDED,
    MEMBER_TAKEN_OUT,
    CAUCUSES_OPENED,
    ROOM_OPENED,
    ROOM_CLOSED,
    ROOM_BURNED,
    ROOM_LOCKED,
    ROOM_UNLOCKED,
    ROOM_SLOWED,
    GLASS_BROKEN,
    GLASS_ENDED,
    RULE_TIGHTENED,
    RULE_LOOSENED,
    OFF_RECORD_BEGAN,
    OFF_RECORD_ENDED,
    APPROVAL_ASKED,
    APPROVED,
    DECLINED,
    DEPUTY_NAMED,
    PURGED,
    RETENTION_SET,
    INVITED,
    INVITATION_RENEWED,
    INVITATION_REVOKED,
    INTERPRETER_SET,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    PERSON_ENTERED
  }
}
