package parley.membership;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.membership.MembershipCommand.Add;
import parley.membership.MembershipCommand.CloseGroup;
import parley.membership.MembershipCommand.OpenForum;
import parley.membership.MembershipCommand.OpenGroup;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.SeatPerson;
import parley.membership.MembershipCommand.Suspend;
import parley.membership.MembershipCommand.TakeOut;
import parley.web.Problem;
import parley.web.Text;
import parley.web.Words;

/** Decides who sits where; the state is the forum's own. */
public final class Memberships implements Feature.OfForum {
  private static final int MEMBERS_MAX = 2_000;
  private static final int GROUPS_MAX = 200;
  private static final int SYMBOL_MAX = 12;
  private static final int NAME_MAX = 200;
  private static final int MANDATE_MAX = 4_000;

  @Override
  public Class<? extends Command> commands() {
    return MembershipCommand.class;
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((MembershipCommand) command) {
      case OpenForum c -> throw Problem.notFound(); // it is open already
      case SeatPerson c -> seat(seat, c);
      case OpenGroup c -> open(seat, c);
      case CloseGroup c -> close(seat, c);
      case Add c -> add(seat, c);
      case TakeOut c -> takeOut(seat, c);
      case Suspend c -> suspend(seat, c);
    };
  }

  private static List<Event> seat(Seat seat, SeatPerson c) {
    seat.require(Right.SEAT);
    return seating(seat.forum(), c.person(), c.groups(), c.readsAll());
  }

  /**
   * A person comes into the forum, its plenary and further working groups; whoever asks for it was
   * found to have the right.
   *
   * @throws Problem already-seated, bad-field; not-found if a working group is not there
   */
  public static List<Event> seating(
      Forum forum, Person person, List<String> inGroups, boolean readsAll) {
    boolean here =
        forum.participants().values().stream()
            .anyMatch(p -> p.account().equals(person.account()) && p.removed() == null);
    if (here) {
      throw new Problem(Problem.Code.ALREADY_SEATED);
    }
    if (forum.participants().size() >= MEMBERS_MAX) {
      throw Problem.field("email", "would be one person too many");
    }
    if (person.party() != null && !forum.parties().containsKey(person.party())) {
      throw Problem.field("party", "is not a party of this forum");
    }
    if (person.roles().isEmpty()) {
      throw Problem.field("roles", "must name at least one");
    }
    List<Event> events = new ArrayList<>();
    events.add(person.seated());
    Set<String> groups = new LinkedHashSet<>();
    groups.add(forum.plenary());
    groups.addAll(inGroups);
    for (String id : groups) {
      events.addAll(joins(forum, open(forum, id), person, readsAll));
    }
    return events;
  }

  /** Into the plenary, and into the caucus of the own party where there is one. */
  private static List<Event> joins(Forum forum, Group group, Person person, boolean all) {
    List<Event> events = new ArrayList<>();
    String id = person.participant();
    events.add(new ForumEvent.Joined(group.plenary(), group.id(), id, all, null));
    Room caucus = forum.caucus(group.id(), person.party());
    if (caucus != null) {
      events.add(new ForumEvent.Joined(caucus.id(), group.id(), id, all, null));
    }
    return events;
  }

  private static Group open(Forum forum, String id) {
    Group group = forum.groups().get(id);
    if (group == null) {
      throw Problem.notFound();
    }
    if (group.closed()) {
      throw new Problem(Problem.Code.CLOSED);
    }
    return group;
  }

  private static List<Event> open(Seat seat, OpenGroup c) {
    seat.require(Right.OPEN_GROUP);
    Forum forum = seat.forum();
    if (forum.groups().size() >= GROUPS_MAX) {
      throw Problem.field("name", "would be one working group too many");
    }
    lines("name", c.group().name(), NAME_MAX);
    longest("mandate", c.group().mandate(), MANDATE_MAX);
    Words.line("symbol", c.group().symbol());
    String symbol = c.group().symbol();
    boolean taken = forum.groups().values().stream().anyMatch(g -> g.symbol().equals(symbol));
    if (symbol.isBlank() || symbol.length() > SYMBOL_MAX || taken) {
      throw Problem.field("symbol", "must be short and not in use in this forum");
    }
    List<Event> events = new ArrayList<>(c.group().opened());
    for (String participant : c.members().stream().distinct().toList()) {
      sitting(forum, participant);
      String room = c.group().room();
      events.add(new ForumEvent.Joined(room, c.group().group(), participant, true, null));
    }
    return events;
  }

  private static List<Event> close(Seat seat, CloseGroup c) {
    seat.require(Right.OPEN_GROUP);
    Group group = open(seat.forum(), c.group());
    if (group.id().equals(seat.forum().plenary())) {
      throw Problem.field("group", "is the group of all: it ends with the forum");
    }
    List<Event> events = new ArrayList<>();
    events.add(new ForumEvent.GroupClosed(group.id()));
    for (Room room : seat.forum().roomsIn(group.id())) {
      if (!room.standing().closed()) {
        events.add(new ForumEvent.RoomClosed(room.id()));
      }
    }
    return events;
  }

  private static List<Event> add(Seat seat, Add c) {
    seat.require(Right.SEAT);
    Forum forum = seat.forum();
    Group group = open(forum, c.group());
    List<Event> events = new ArrayList<>();
    for (String participant : c.participants().stream().distinct().toList()) {
      Participant p = sitting(forum, participant);
      if (forum.isIn(group, participant)) {
        throw new Problem(Problem.Code.ALREADY_SEATED);
      }
      Person person = new Person(p.id(), p.account(), p.name(), p.party(), p.capacity(), p.roles());
      events.addAll(joins(forum, group, person, c.readsAll()));
    }
    if (events.isEmpty()) {
      throw Problem.field("participants", "must name at least one");
    }
    return events;
  }

  private static List<Event> takeOut(Seat seat, TakeOut c) {
    seat.require(Right.REMOVE);
    Forum forum = seat.forum();
    Group group = seat.group(c.group());
    if (group.id().equals(forum.plenary())) {
      throw Problem.field("group", "is the group of all: remove the person from the forum");
    }
    if (!forum.isIn(group, c.participant())) {
      throw Problem.notFound();
    }
    List<Event> events = new ArrayList<>();
    events.add(new ForumEvent.Left(group.plenary(), group.id(), c.participant()));
    for (Room room : forum.roomsOf(c.participant())) {
      if (room.group().equals(group.id()) && !room.id().equals(group.plenary())) {
        events.add(new ForumEvent.Left(room.id(), group.id(), c.participant()));
      }
    }
    return events;
  }

  private static List<Event> suspend(Seat seat, Suspend c) {
    seat.require(Right.SUSPEND);
    return Departures.suspension(seat.forum(), sitting(seat.forum(), c.participant()));
  }

  private static Participant sitting(Forum forum, String participant) {
    Participant person = forum.participants().get(participant);
    if (person == null || !person.sits()) {
      throw Problem.notFound();
    }
    return person;
  }

  private static void lines(String field, Text text, int charactersMax) {
    text.in().values().forEach(wording -> Words.line(field, wording));
    longest(field, text, charactersMax);
  }

  private static void longest(String field, Text text, int charactersMax) {
    if (text.in().values().stream().anyMatch(w -> w.length() > charactersMax)) {
      throw Problem.field(field, "must have at most " + charactersMax + " characters");
    }
  }
}
