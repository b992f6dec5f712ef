package parley.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.Participant;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.SeatPerson;
import parley.membership.MembershipCommand.Suspend;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** The organiser's table people × working groups, and all else about who sits where. */
public final class MembershipRoutes implements Routes {
  private static final String PEOPLE = "/api/forums/:forum/people";
  private final Forums forums;
  private final Accounts accounts;

  /** Who has an account. */
  public interface Accounts {
    /** The account of a verified address, or null. */
    @Nullable String byEmail(String email);

    /** How its owner is called. */
    String name(String account);
  }

  public MembershipRoutes(Forums forums, Accounts accounts) {
    this.forums = forums;
    this.accounts = accounts;
  }

  @Override
  public void routes(Table table) {
    table.get(PEOPLE, this::people);
    table.post(PEOPLE, NewPerson.class, this::seat);
    table.put(PEOPLE + "/:participant/suspension", Change.class, this::suspend);
    new GroupRoutes(forums).routes(table);
    new ArrangementRoutes(forums).routes(table);
    new PartyRoutes(forums).routes(table);
    new CharterRoutes(forums).routes(table);
  }

  /** Seats a person who has an account; {@code horizon} says from when on they read. */
  public record NewPerson(
      String command,
      String email,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      Horizon horizon)
      implements Forums.Request {}

  /** From when on a new member reads: all that is there, or only what comes. */
  public enum Horizon {
    ALL,
    NOW
  }

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  /** Somebody who sits or sat here; {@code yours}: it is for you to say where. */
  private record PersonLine(
      String participant,
      String name,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      boolean suspended,
      boolean removed,
      boolean yours) {
    boolean watches() {
      return roles.contains(Role.OBSERVER) || roles.contains(Role.SPONSOR);
    }
  }

  private record GroupLine(
      String id, Text name, String symbol, boolean closed, @Nullable Boolean all) {}

  /** A room besides the plenaries, and who is in it; a caucus is on nobody's list. */
  private record RoomLine(
      String id, Room.Kind kind, Text name, String group, boolean closed, List<String> members) {}

  private record PeopleAndGroups(
      List<PersonLine> people, List<GroupLine> groups, List<RoomLine> rooms) {}

  private record Seated(String participant) {}

  private record Nothing() {}

  private Answer people(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.SEAT);
    Forum forum = seat.forum();
    List<PersonLine> people = new ArrayList<>();
    for (Participant p : forum.participants().values()) {
      people.add(
          new PersonLine(
              p.id(),
              p.name(),
              p.party(),
              p.capacity(),
              p.roles(),
              groups(forum, p),
              p.suspended() != null,
              p.removed() != null,
              seat.places(p.party())));
    }
    people.sort( // observers and sponsors head every list
        Comparator.comparing((PersonLine p) -> !p.watches())
            .thenComparing(p -> String.valueOf(p.party()))
            .thenComparing(PersonLine::name));
    List<GroupLine> groups =
        forum.groups().values().stream()
            .sorted(Comparator.comparing(Group::symbol))
            .map(g -> line(forum, g))
            .toList();
    List<RoomLine> rooms =
        seat.known().stream()
            .filter(r -> r.kind() != Room.Kind.PLENARY && r.kind() != Room.Kind.CAUCUS)
            .map(r -> line(forum, r))
            .toList();
    return Answer.ok(new PeopleAndGroups(people, groups, rooms));
  }

  private static RoomLine line(Forum forum, Room room) {
    List<String> members = forum.members(room).stream().map(Participant::id).sorted().toList();
    return new RoomLine(
        room.id(), room.kind(), room.name(), room.group(), room.standing().closed(), members);
  }

  private static GroupLine line(Forum forum, Group group) {
    Boolean all = group.id().equals(forum.plenary()) ? true : null;
    return new GroupLine(group.id(), group.name(), group.symbol(), group.closed(), all);
  }

  private static List<String> groups(Forum forum, Participant person) {
    return forum.groups().values().stream()
        .filter(g -> forum.isIn(g, person.id()))
        .map(Group::id)
        .toList();
  }

  private Answer seat(Call call, NewPerson body) {
    String forum = call.id("forum");
    forums.seat(call.account().id(), forum).require(Right.SEAT); // before any address is looked up
    String account = accounts.byEmail(body.email());
    if (account == null) {
      throw new Problem(Problem.Code.NO_ACCOUNT);
    }
    Person person =
        new Person(
            Ids.random(),
            account,
            accounts.name(account),
            body.party(),
            body.capacity(),
            body.roles());
    boolean all = body.horizon() == Horizon.ALL;
    SeatPerson command = new SeatPerson(forum, person, body.groups(), all);
    return Answer.created(
        new Seated(forums.ask(call.account(), body, command, List.of(forum)).subject()));
  }

  private Answer suspend(Call call, Change body) {
    String forum = call.id("forum");
    String participant = call.id("participant");
    Suspend command = new Suspend(forum, participant);
    forums.ask(call.account(), body, command, List.of(forum, participant));
    return Answer.ok(new Nothing());
  }
}
