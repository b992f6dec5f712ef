package parley.oversight;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  @JsonSubTypes.Type(value = Deed.Restore.class, name = "restore")
})
public sealed interface Deed {
  /** The room it is about, whose co-chairs decide; null where it is the forum's. */
  default @Nullable String room() {
    return null;
  }

  Act act();

  /** The room or participant it is about. */
  String about();

  /**
   * @throws Problem if this seat may not propose it, or there is nothing to do
   */
  void proposable(Seat seat);

  /**
   * Whether a suspended co-chair's party counts among those that must be asked: else suspending the
   * second co-chair would make the first the sole judge.
   */
  default boolean countsSuspended() {
    return true;
  }

  /** What happens when it is done. */
  List<Event> events(Forum forum);

  /** What happens at once while it waits: protection needs no second. */
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
    public void proposable(Seat seat) {
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
    public void proposable(Seat seat) {
      if (!seat.has(Right.REMOVE)) {
        seat.require(Right.APPROVE);
      }
      Departures.known(seat.forum(), participant);
    }

    @Override
    public List<Event> events(Forum forum) {
      return Departures.removal(forum, Departures.known(forum, participant));
    }

    @Override
    public List<Event> meanwhile(Forum forum) {
      var person = Departures.known(forum, participant);
      return person.suspended() == null ? Departures.suspension(forum, person) : List.of();
    }

    @Override
    public List<Event> declined(Forum forum) {
      var person = Departures.known(forum, participant);
      return person.suspended() == null ? List.of() : Departures.restoration(forum, person);
    }
  }

  /** Lifts a suspension. */
  record Restore(String participant) implements Deed {
    @Override
    public boolean countsSuspended() {
      return false; // it gives a co-chair their say back
    }

    @Override
    public Act act() {
      return Act.PERSON_RESTORED;
    }

    @Override
    public String about() {
      return participant;
    }

    @Override
    public void proposable(Seat seat) {
      seat.require(Right.SUSPEND);
      if (Departures.known(seat.forum(), participant).suspended() == null) {
        throw new Problem(Problem.Code.NOTHING_CHANGES);
      }
    }

    @Override
    public List<Event> events(Forum forum) {
      return Departures.restoration(forum, Departures.known(forum, participant));
    }
  }
}
