package parley.oversight;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.forum.Audience.Cause;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.membership.Departures;
import parley.web.Problem;

/** What needs the agreement of two: proposed as a whole, and done as it was proposed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Deed.Loosen.class, name = "loosen"),
  @JsonSubTypes.Type(value = Deed.Expel.class, name = "expel"),
  @JsonSubTypes.Type(value = Restore.class, name = "restore"),
  @JsonSubTypes.Type(value = Deed.Purge.class, name = "purge"),
  @JsonSubTypes.Type(value = Deed.Retain.class, name = "retain"),
  @JsonSubTypes.Type(value = Recharter.class, name = "recharter"),
  @JsonSubTypes.Type(value = Burn.class, name = "burn"),
  @JsonSubTypes.Type(value = BreakGlass.class, name = "breakGlass")
})
public sealed interface Deed {
  /** The room it is about, whose co-chairs decide; null where it is the forum's. */
  default @Nullable String room() {
    return null;
  }

  /** True if that room is no more when it is done. */
  default boolean endsRoom() {
    return false;
  }

  /** The room that whoever asks for it must sit in; if null, {@link #proposable} looks. */
  default @Nullable String askedIn() {
    return endsRoom() ? null : room();
  }

  /** Whether it is pointless while that one waits. */
  default boolean repeats(Deed waiting) {
    return equals(waiting);
  }

  /** What somebody wrote for it, which can be purged; null where nothing was. */
  default @Nullable Cause said() {
    return null;
  }

  /** The same with these words, or without any. */
  default Deed saying(@Nullable Cause words) {
    return this;
  }

  /** When this server must look again, if it is done by now. */
  default Instant wakes(Instant now) {
    return now.plusSeconds(1);
  }

  /** Whether it is done at once, where these parties have a co-chair. */
  default boolean alone(Seat seat, Set<String> parties) {
    return parties.size() < Approvals.PARTIES_NEEDED;
  }

  Act act();

  /** The room or participant it is about. */
  String about();

  /**
   * @throws Problem if this seat may not propose it, or there is nothing to do
   */
  void proposable(Seat seat, Instant now);

  /**
   * Whether a suspended co-chair's party is asked: else suspending the second made one the judge.
   */
  default boolean countsSuspended() {
    return true;
  }

  /** What happens when it is done. */
  List<Event> events(Forum forum);

  /**
   * Who decided it.
   *
   * @param by the participant who proposed it
   * @param parties whose co-chairs agreed
   * @param approval under which it was
   */
  record Decided(String by, List<String> parties, String approval, Instant now) {}

  /** What happens when it is done, with its line of the log. */
  default List<Event> done(Forum forum, Decided decided) {
    List<Event> events = new ArrayList<>(events(forum));
    events.add(new ForumEvent.Acted(room(), decided.by(), act(), about(), null));
    return events;
  }

  /** Those that have a file of their own. */
  sealed interface Apart extends Deed permits BreakGlass, Burn, Recharter, Restore {}

  /** What happens at once while it waits. */
  default List<Event> meanwhile(Forum forum) {
    return List.of();
  }

  /** What happens if it is declined. */
  default List<Event> declined(Forum forum) {
    return List.of();
  }

  /** Makes the rule of a room freer, for what is written from then on. */
  record Loosen(String room, Rule rule) implements Deed {
    @Override
    public Act act() {
      return Act.RULE_LOOSENED;
    }

    @Override
    public String about() {
      return room;
    }

    @Override
    public void proposable(Seat seat, Instant now) {
      Room in = seat.room(room);
      seat.require(Right.LOOSEN);
      if (rule.equals(in.rule())) {
        throw new Problem(Problem.Code.NOTHING_CHANGES);
      }
    }

    @Override
    public List<Event> events(Forum forum) {
      return List.of(new ForumEvent.RuleLoosened(room, rule));
    }
  }

  /** Takes a person out of the forum for good; until that is decided they are suspended. */
  record Expel(String participant) implements Deed {
    @Override
    public Act act() {
      return Act.PERSON_REMOVED;
    }

    @Override
    public String about() {
      return participant;
    }

    @Override
    public void proposable(Seat seat, Instant now) {
      if (!seat.has(Right.REMOVE)) {
        seat.require(Right.APPROVE);
      }
      if (!seat.places(Departures.known(seat.forum(), participant).party())) {
        seat.require(Right.APPROVE); // a co-convener's own people only
      }
    }

    @Override
    public List<Event> events(Forum forum) {
      return Departures.removed(forum, participant);
    }

    @Override
    public List<Event> meanwhile(Forum forum) {
      var person = Departures.known(forum, participant);
      return person.suspended() == null ? Departures.suspension(forum, person) : List.of();
    }

    @Override
    public List<Event> declined(Forum forum) {
      return Departures.restored(forum, participant);
    }
  }

  /**
   * Removes what was said under an id, with its parts: a thread, what stands in one, or something
   * else, which may stand within a paper, text or session.
   */
  record Purge(
      String room,
      @Nullable String thread,
      String subject,
      Purging.@Nullable What what,
      @Nullable String within,
      Purging.@Nullable What of)
      implements Deed {
    @Override
    public Act act() {
      return Act.PURGED;
    }

    @Override
    public String about() {
      return subject;
    }

    @Override
    public void proposable(Seat seat, Instant now) {
      Purging.require(seat, room, subject);
      seat.require(Right.PURGE);
    }

    @Override
    public List<Event> events(Forum forum) {
      return List.of(Purging.event(forum, room, subject, what == Purging.What.LINE));
    }
  }

  /** Says how long what is said in a room is kept, of what was said before as well. */
  record Retain(String room, Room.Retention retention) implements Deed {
    @Override
    public Act act() {
      return Act.RETENTION_SET;
    }

    @Override
    public String about() {
      return room;
    }

    @Override
    public void proposable(Seat seat, Instant now) {
      Room in = seat.room(room);
      seat.require(Right.PURGE);
      if (retention.equals(in.standing().retention())) {
        throw new Problem(Problem.Code.NOTHING_CHANGES);
      }
    }

    @Override
    public List<Event> events(Forum forum) {
      return List.of(new Room.RetentionSet(room, retention));
    }
  }
}
