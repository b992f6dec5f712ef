package parley.membership;

import java.util.ArrayList;
import java.util.List;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Right;
import parley.forum.Seat;
import parley.membership.MembershipCommand.Add;
import parley.membership.MembershipCommand.OpenForum;
import parley.membership.MembershipCommand.OpenGroup;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.Remove;
import parley.membership.MembershipCommand.SeatPerson;
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
      case Add c -> add(seat, c);
      case TakeOut c -> takeOut(seat, c);
      case Remove c -> remove(seat, c);
    };
  }

  private static List<Event> seat(Seat seat, SeatPerson c) {
    seat.require(Right.SEAT);
    return seating(seat.forum(), c.person(), c.groups(), c.readsAll());
  }

  /**
   * What seats a person in the forum, and so in its plenary, and in further working groups.
   *
   * @throws Problem if it cannot be done, with the field
   */
  public static List<Event> seating(
      Forum forum, Person person, List<String> groups, boolean readsAll) {
    if (forum.seated(person.account()) != null) {
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
    events.add(joined(group(forum, forum.plenary()), person.participant(), readsAll));
    for (String id : groups) {
      Group group = group(forum, id);
      if (!id.equals(forum.plenary())) {
        events.add(joined(group, person.participant(), readsAll));
      }
    }
    return events;
  }

  private static Group group(Forum forum, String id) {
    Group group = forum.groups().get(id);
    if (group == null) {
      throw Problem.notFound();
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
      running(forum, participant);
      events.add(new ForumEvent.Joined(c.group().room(), c.group().group(), participant, true));
    }
    return events;
  }

  private static List<Event> add(Seat seat, Add c) {
    seat.require(Right.SEAT);
    Group group = seat.group(c.group());
    running(seat.forum(), c.participant());
    if (group.has(c.participant())) {
      throw new Problem(Problem.Code.ALREADY_SEATED);
    }
    return List.of(joined(group, c.participant(), c.readsAll()));
  }

  private static List<Event> takeOut(Seat seat, TakeOut c) {
    seat.require(Right.REMOVE);
    Group group = seat.group(c.group());
    if (group.id().equals(seat.forum().plenary())) {
      throw Problem.field("group", "is the group of all: remove the person from the forum");
    }
    if (!group.has(c.participant())) {
      throw Problem.notFound();
    }
    return List.of(new ForumEvent.Left(group.plenary(), group.id(), c.participant()));
  }

  private static List<Event> remove(Seat seat, Remove c) {
    seat.require(Right.REMOVE);
    Forum forum = seat.forum();
    Participant person = running(forum, c.participant());
    boolean anotherOrganiser =
        forum.participants().values().stream()
            .anyMatch(p -> p.removed() == null && !p.id().equals(person.id()) && p.has(Right.SEAT));
    if (!anotherOrganiser) {
      throw new Problem(Problem.Code.LAST_ORGANISER);
    }
    List<Event> events = new ArrayList<>();
    events.add(new ForumEvent.Unseated(person.id()));
    for (Group group : forum.groups().values()) {
      if (group.has(person.id())) {
        events.add(new ForumEvent.Left(group.plenary(), group.id(), person.id()));
      }
    }
    return events;
  }

  private static ForumEvent.Joined joined(Group group, String participant, boolean readsAll) {
    return new ForumEvent.Joined(group.plenary(), group.id(), participant, readsAll);
  }

  private static Participant running(Forum forum, String participant) {
    Participant person = forum.participants().get(participant);
    if (person == null || person.removed() != null) {
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
