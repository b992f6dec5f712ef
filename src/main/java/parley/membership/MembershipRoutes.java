package parley.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.Participant;
import parley.forum.Participant.Capacity;
import parley.forum.Right;
import parley.forum.Role;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.MembershipCommand.Add;
import parley.membership.MembershipCommand.NewGroup;
import parley.membership.MembershipCommand.OpenGroup;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.Remove;
import parley.membership.MembershipCommand.SeatPerson;
import parley.membership.MembershipCommand.TakeOut;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** The organiser's table people × working groups, and what changes it. */
public final class MembershipRoutes implements Routes {
  private static final String PEOPLE = "/api/forums/:forum/people";
  private static final String GROUPS = "/api/forums/:forum/groups";
  private static final String MEMBER = GROUPS + "/:group/members/:participant";
  private static final Text PLENARY =
      new Text(Map.of("en", "Plenary", "ru", "Пленарное заседание"));
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
    table.put(PEOPLE + "/:participant/removal", Change.class, this::remove);
    table.post(GROUPS, NewWorkingGroup.class, this::open);
    table.put(MEMBER, Membership.class, this::add);
    table.put(MEMBER + "/removal", Change.class, this::takeOut);
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

  /** Opens a working group from a template: its rule preset and its members. */
  public record NewWorkingGroup(
      String command,
      Text name,
      String symbol,
      Text mandate,
      Rule.Preset preset,
      List<String> members)
      implements Forums.Request {}

  /** Makes somebody a member of a working group. */
  public record Membership(String command, @Nullable Horizon horizon) implements Forums.Request {}

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  private record PersonLine(
      String participant,
      String name,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      boolean removed) {}

  private record GroupLine(String id, Text name, String symbol, @Nullable Boolean all) {}

  private record PeopleAndGroups(List<PersonLine> people, List<GroupLine> groups) {}

  private record Opened(String group, String room) {}

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
              p.removed() != null));
    }
    people.sort(
        java.util.Comparator.comparing((PersonLine p) -> String.valueOf(p.party()))
            .thenComparing(PersonLine::name));
    List<GroupLine> groups =
        forum.groups().values().stream()
            .sorted(java.util.Comparator.comparing(Group::symbol))
            .map(g -> line(forum, g))
            .toList();
    return Answer.ok(new PeopleAndGroups(people, groups));
  }

  private static GroupLine line(Forum forum, Group group) {
    Boolean all = group.id().equals(forum.plenary()) ? true : null;
    return new GroupLine(group.id(), group.name(), group.symbol(), all);
  }

  private static List<String> groups(Forum forum, Participant person) {
    return forum.groups().values().stream().filter(g -> g.has(person.id())).map(Group::id).toList();
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

  private Answer remove(Call call, Change body) {
    String forum = call.id("forum");
    String participant = call.id("participant");
    Remove command = new Remove(forum, participant);
    forums.ask(call.account(), body, command, List.of(forum, participant));
    return Answer.ok(new Nothing());
  }

  private Answer open(Call call, NewWorkingGroup body) {
    String forum = call.id("forum");
    NewGroup group =
        new NewGroup(
            Ids.random(),
            Ids.random(),
            body.symbol(),
            body.name(),
            body.mandate(),
            PLENARY,
            body.preset().rule());
    OpenGroup command = new OpenGroup(forum, group, body.members());
    var done = forums.ask(call.account(), body, command, List.of(forum));
    Group opened = Seat.of(done.forum(), call.account().id()).group(done.subject());
    return Answer.created(new Opened(opened.id(), opened.plenary()));
  }

  private Answer add(Call call, Membership body) {
    String forum = call.id("forum");
    String group = call.id("group");
    String participant = call.id("participant");
    Add command = new Add(forum, group, participant, body.horizon() != Horizon.NOW);
    forums.ask(call.account(), body, command, List.of(forum, group, participant));
    return Answer.ok(new Nothing());
  }

  private Answer takeOut(Call call, Change body) {
    String forum = call.id("forum");
    String group = call.id("group");
    String participant = call.id("participant");
    TakeOut command = new TakeOut(forum, group, participant);
    forums.ask(call.account(), body, command, List.of(forum, group, participant));
    return Answer.ok(new Nothing());
  }
}
