package parley.membership;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.membership.MembershipCommand.Add;
import parley.membership.MembershipCommand.Arrange;
import parley.membership.MembershipCommand.CloseGroup;
import parley.membership.MembershipCommand.House;
import parley.membership.MembershipCommand.Move;
import parley.membership.MembershipCommand.OpenForum;
import parley.membership.MembershipCommand.OpenGroup;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.Reach;
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
      case CloseGroup c -> closing(seat, c.group());
      case Add c -> add(seat, c);
      case Arrange c -> Arranging.arranged(seat, c);
      case TakeOut c -> takeOut(seat, c);
      case Suspend c -> suspend(seat, c);
      case House c -> throw Problem.notFound(); // for nobody to ask
    };
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    if (!(command instanceof House c)) {
      throw Problem.notFound();
    }
    Participant person = here(forum, c.former());
    if (person == null) {
      throw Problem.notFound(); // removed meanwhile, or it was done already
    }
    if (here(forum, c.account()) != null) {
      throw new Problem(Problem.Code.ALREADY_SEATED);
    }
    return List.of(new Participant.Housed(person.id(), c.account()));
  }

  /** Whoever sits here for an account, be it suspended. */
  private static @Nullable Participant here(Forum forum, String account) {
    return forum.participants().values().stream()
        .filter(p -> p.account().equals(account) && p.removed() == null)
        .findFirst()
        .orElse(null);
  }

  private static List<Event> seat(Seat seat, SeatPerson c) {
    seat.requirePlaces(c.person().party());
    Arranging.requireGives(seat, c.person().roles());
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
    if (here(forum, person.account()) != null) {
      throw new Problem(Problem.Code.ALREADY_SEATED);
    }
    if (forum.participants().size() >= MEMBERS_MAX) {
      throw Problem.field("email", "would be one person too many");
    }
    if (person.party() != null && !Parties.sits(forum, person.party())) {
      throw Problem.field("party", "is not a party of this forum");
    }
    if (!Parties.fits(forum, person.party(), person.roles())) {
      throw Problem.field("roles", "must be those of an observer: so the party sits here");
    }
    if (person.roles().isEmpty()) {
      throw Problem.field("roles", "must name at least one");
    }
    List<Event> events = new ArrayList<>();
    events.add(person.seated());
    Set<String> groups = new LinkedHashSet<>();
    groups.add(forum.plenary());
    groups.addAll(inGroups);
    Reach reach = Parties.within(forum, person.party(), new Reach(readsAll, null));
    for (String group : groups) {
      events.addAll(Arranging.joins(forum, open(forum, group), person, reach));
    }
    return events;
  }

  /** What a co-convener may make of the people of the own party. */
  public static Set<Role> ofAParty() {
    return Arranging.OF_A_PARTY;
  }

  static Group open(Forum forum, String id) {
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
      seat.requirePlaces(sitting(forum, participant).party());
      String room = c.group().room();
      events.add(new ForumEvent.Joined(room, c.group().group(), participant, true, null));
    }
    return events;
  }

  /** The end of a working group and of its rooms. */
  static List<Event> closing(Seat seat, String id) {
    seat.require(Right.OPEN_GROUP);
    Group group = open(seat.forum(), id);
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
    List<Event> events = new ArrayList<>();
    for (String participant : c.participants().stream().distinct().toList()) {
      Move move = new Move(participant, List.of(c.group()), List.of());
      events.addAll(Arranging.moved(seat, move, new Reach(c.readsAll(), null)));
    }
    if (events.isEmpty()) {
      throw Problem.field("participants", "must name at least one");
    }
    return events;
  }

  private static List<Event> takeOut(Seat seat, TakeOut c) {
    seat.require(Right.REMOVE);
    seat.group(c.group());
    Move move = new Move(c.participant(), List.of(), List.of(c.group()));
    return Arranging.moved(seat, move, new Reach(false, null));
  }

  private static List<Event> suspend(Seat seat, Suspend c) {
    seat.require(Right.SUSPEND);
    return Departures.suspension(seat.forum(), sitting(seat.forum(), c.participant()));
  }

  static Participant sitting(Forum forum, String participant) {
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
