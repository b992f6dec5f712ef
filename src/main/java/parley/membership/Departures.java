package parley.membership;

import java.util.ArrayList;
import java.util.List;
import parley.forum.Audience.Glass;
import parley.forum.Audience.GlassEnded;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Participant.Stretch;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.store.Position;
import parley.web.Problem;

/** What happens when a person leaves a forum, for now or for good, and when they come back. */
public final class Departures {
  private Departures() {}

  /**
   * Somebody who has a place here, whether or not suspended.
   *
   * @throws Problem not-found
   */
  public static Participant known(Forum forum, String participant) {
    Participant person = forum.participants().get(participant);
    if (person == null || person.removed() != null) {
      throw Problem.notFound();
    }
    return person;
  }

  /**
   * Takes reading and writing away, at once and in all rooms.
   *
   * @throws Problem last-organiser if nobody would be left to manage
   */
  public static List<Event> suspension(Forum forum, Participant person) {
    return leaves(forum, person, new ForumEvent.Suspended(person.id()));
  }

  /**
   * Takes the person out of the forum for good.
   *
   * @throws Problem last-organiser if nobody would be left to manage
   */
  public static List<Event> removal(Forum forum, Participant person) {
    return leaves(forum, person, new ForumEvent.Unseated(person.id()));
  }

  /** The removal that was decided; nothing for one who has left meanwhile. */
  public static List<Event> removed(Forum forum, String participant) {
    Participant person = forum.participants().get(participant);
    return person == null || person.removed() != null ? List.of() : removal(forum, person);
  }

  /** The way back that was decided; nothing for one who has left or come back meanwhile. */
  public static List<Event> restored(Forum forum, String participant) {
    Participant person = forum.participants().get(participant);
    if (person == null || person.removed() != null || person.suspended() == null) {
      return List.of();
    }
    return restoration(forum, person);
  }

  /** A party leaves when its co-chair says so: nobody need agree. */
  static List<Event> withdrawal(Seat seat, String party) {
    seat.require(Right.APPROVE);
    if (!party.equals(seat.participant().party())) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    Forum forum = seat.forum();
    boolean anotherOrganiser =
        forum.participants().values().stream()
            .anyMatch(p -> p.sits() && !party.equals(p.party()) && p.has(Right.SEAT_ANYBODY));
    if (!anotherOrganiser) {
      throw new Problem(Problem.Code.LAST_ORGANISER);
    }
    List<Event> events = new ArrayList<>();
    events.add(new PartyEvent.PartyWithdrew(party));
    for (Participant person : forum.participants().values()) {
      if (party.equals(person.party()) && person.removed() == null) {
        events.addAll(Departures.removal(forum, person));
      }
    }
    return events;
  }

  private static List<Event> leaves(Forum forum, Participant person, Event first) {
    boolean anotherOrganiser =
        forum.participants().values().stream()
            .anyMatch(p -> p.sits() && !p.id().equals(person.id()) && p.has(Right.SEAT_ANYBODY));
    if (!anotherOrganiser) {
      throw new Problem(Problem.Code.LAST_ORGANISER);
    }
    List<Event> events = new ArrayList<>();
    events.add(first);
    for (Room room : forum.roomsOf(person.id())) {
      events.add(new ForumEvent.Left(room.id(), room.group(), person.id()));
    }
    for (String group : forum.groups().keySet()) {
      forum.roomsIn(group).forEach(room -> events.addAll(shut(room, person)));
    }
    return events;
  }

  private static List<Event> shut(Room room, Participant person) {
    Glass glass = room.glass(person.id());
    return glass == null ? List.of() : List.of(new GlassEnded(room.id(), glass.id()));
  }

  /** Lifts a suspension: back into the rooms it closed, reading from where they could before. */
  public static List<Event> restoration(Forum forum, Participant person) {
    if (person.suspended() == null) {
      throw Problem.notFound();
    }
    List<Event> events = new ArrayList<>();
    events.add(new ForumEvent.Restored(person.id()));
    for (Room room : forum.roomsEverOf(person.id())) {
      Stretch last = room.lastStretch(person.id());
      if (last != null && closedBy(room, person)) {
        Position from = last.readsFrom();
        boolean all = from.equals(Position.START);
        events.add(new ForumEvent.Joined(room.id(), room.group(), person.id(), all, from));
      }
    }
    return events;
  }

  /** Whether it was their suspension that closed the room to a person. */
  public static boolean closedBy(Room room, Participant person) {
    Position since = person.suspended();
    Stretch last = room.lastStretch(person.id());
    Position left = last == null ? null : last.to();
    // in the same batch and after it; before it, they had been taken out by another command
    return since != null && left != null && left.n() == since.n() && left.isAfter(since);
  }
}
