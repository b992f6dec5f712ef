package parley.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.membership.MembershipCommand.Arrange;
import parley.membership.MembershipCommand.Move;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.Reach;
import parley.web.Problem;

/** Who comes into which working group and who goes out of which: one person or many at once. */
final class Arranging {
  static final int MOVES_MAX = 500;

  /** What a co-convener may make of the people of the own party. */
  static final Set<Role> OF_A_PARTY =
      Set.of(
          Role.CO_CONVENER,
          Role.CO_CHAIR,
          Role.RAPPORTEUR,
          Role.PARTICIPANT,
          Role.DRAFTER,
          Role.INTERPRETER);

  private Arranging() {}

  /** All moves of an act, each with its line in the log. */
  static List<Event> arranged(Seat seat, Arrange c) {
    seat.require(Right.SEAT);
    if (c.moves().isEmpty() || c.moves().size() > MOVES_MAX) {
      throw Problem.field("people", "must be 1 to " + MOVES_MAX);
    }
    long people = c.moves().stream().map(Move::participant).distinct().count();
    if (people < c.moves().size()) {
      throw Problem.field("people", "must name each person once");
    }
    List<Event> events = new ArrayList<>();
    String by = seat.participant().id();
    for (Move move : c.moves()) {
      events.addAll(moved(seat, move, c.reach()));
    }
    if (events.isEmpty()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    for (Move move : c.moves()) {
      String who = move.participant();
      move.leaves()
          .forEach(g -> events.add(new ForumEvent.Acted(null, by, Act.MEMBER_TAKEN_OUT, who, g)));
      move.joins()
          .forEach(g -> events.add(new ForumEvent.Acted(null, by, Act.MEMBER_ADDED, who, g)));
    }
    return events;
  }

  /**
   * What moves one person.
   *
   * @throws Problem forbidden, already-seated, closed; not-found where somebody or a working group
   *     is not there
   */
  static List<Event> moved(Seat seat, Move move, Reach reach) {
    seat.require(Right.SEAT);
    Forum forum = seat.forum();
    Participant person = Memberships.sitting(forum, move.participant());
    seat.requirePlaces(person.party());
    List<Event> events = new ArrayList<>();
    for (String id : move.leaves().stream().distinct().toList()) {
      events.addAll(leaves(forum, id, person));
    }
    for (String id : move.joins().stream().distinct().toList()) {
      Group group = Memberships.open(forum, id);
      if (forum.isIn(group, person.id())) {
        throw new Problem(Problem.Code.ALREADY_SEATED);
      }
      Reach within = Parties.within(forum, person.party(), reach);
      events.addAll(joins(forum, group, Person.of(person), within));
    }
    return events;
  }

  /** Into the plenary, and into the caucus of the own party where there is one. */
  static List<Event> joins(Forum forum, Group group, Person person, Reach reach) {
    List<Event> events = new ArrayList<>();
    events.add(reach.joined(group.plenary(), group.id(), person.participant()));
    Room caucus = forum.caucus(group.id(), person.party());
    if (caucus != null) {
      events.add(reach.joined(caucus.id(), group.id(), person.participant()));
    }
    return events;
  }

  static List<Event> leaves(Forum forum, String id, Participant person) {
    Group group = forum.groups().get(id);
    if (group == null || !forum.isIn(group, person.id())) {
      throw Problem.notFound();
    }
    if (group.id().equals(forum.plenary())) {
      throw Problem.field("group", "is the group of all: remove the person from the forum");
    }
    List<Event> events = new ArrayList<>();
    events.add(new ForumEvent.Left(group.plenary(), group.id(), person.id()));
    for (Room room : forum.roomsOf(person.id())) {
      if (room.group().equals(group.id()) && !room.id().equals(group.plenary())) {
        events.add(new ForumEvent.Left(room.id(), group.id(), person.id()));
      }
    }
    return events;
  }

  /**
   * Refuses roles that are not this seat's to give.
   *
   * @throws Problem forbidden
   */
  static void requireGives(Seat seat, List<Role> roles) {
    if (!seat.has(Right.SEAT_ANYBODY) && !OF_A_PARTY.containsAll(roles)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
  }
}
