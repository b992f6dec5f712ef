package parley.embedded.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import parley.embedded.demo.ForumFile.GroupOf;
import parley.embedded.demo.ForumFile.PersonOf;
import parley.embedded.demo.ForumFile.RoomOf;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.Role;
import parley.membership.MembershipCommand.NewGroup;
import parley.membership.MembershipCommand.OpenForum;
import parley.membership.MembershipCommand.OpenGroup;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.SeatPerson;
import parley.room.RoomCommand;
import parley.token.Scope;
import parley.token.Secrets;
import parley.token.Tokens;
import parley.token.Tokens.Program;

/** How the forum came to be: opened, its people seated, its working groups opened, all in a day. */
final class Founding {
  private static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final String PROGRAM = "Seat list of the foundation";
  private static final int PROGRAM_DAYS = 365;
  private final Demonstration demonstration;
  private final ForumFile file;
  private final Names names;
  private final Map<String, String> accounts;
  private final PersonOf organiser;
  private final List<Deed> deeds = new ArrayList<>();
  private Instant time;

  /**
   * @param accounts username → id of the account
   */
  Founding(
      Demonstration demonstration, Names names, Map<String, String> accounts, LocalDate firstDay) {
    this.demonstration = demonstration;
    this.file = demonstration.forum();
    this.names = names;
    this.accounts = accounts;
    this.time = file.opened().from(firstDay);
    this.organiser =
        file.participants().stream()
            .filter(person -> person.roles().contains(Role.ORGANISER))
            .findAny()
            .orElseThrow();
  }

  List<Deed> deeds() {
    String forum = names.id("forum", file.row());
    deed("opened", open(forum));
    for (PersonOf person : file.participants()) {
      if (!person.equals(organiser)) {
        deed("seated/" + person.username(), new SeatPerson(forum, person(person), List.of(), true));
      }
    }
    for (int i = 1; i < file.groups().size(); i++) {
      GroupOf group = file.groups().get(i);
      List<String> members =
          file.participants().stream()
              .filter(person -> person.groups().contains(group.key()))
              .map(person -> participant(person))
              .toList();
      deed("group/" + group.key(), new OpenGroup(forum, group(i), members));
    }
    deed("caucuses", caucuses(forum));
    Program program = new Program(PROGRAM, List.of(Scope.PEOPLE, Scope.INVITATIONS), PROGRAM_DAYS);
    deed("token", Tokens.issuing(forum, names.id("token", PROGRAM), program));
    return deeds;
  }

  /** The program of the institution may come in; nobody was given its secret. */
  void begin(Secrets secrets) {
    String account = Objects.requireNonNull(accounts.get(organiser.username()));
    String forum = names.id("forum", file.row());
    var _ = secrets.begin(forum, names.id("token", PROGRAM), account);
  }

  private Command caucuses(String forum) {
    Map<String, String> rooms = new TreeMap<>();
    for (String party : file.parties()) {
      rooms.put(party, names.id("room", ForumFile.caucus(party)));
    }
    String all = names.id("group", file.groups().getFirst().key());
    return new RoomCommand.OpenCaucuses(forum, all, rooms, RoomCommand.CAUCUS);
  }

  private void deed(String name, Command command) {
    deeds.add(new Deed(time, organiser.username(), null, name, shown -> command));
    time = time.plus(BETWEEN);
  }

  private OpenForum open(String forum) {
    Event.Info info =
        new Event.Info(
            file.name(),
            Objects.requireNonNull(demonstration.fora().issue(file.issue())),
            file.charter(),
            file.row(),
            file.track(),
            file.goals(),
            Forum.Decision.NO_OBJECTION,
            file.symbol());
    return new OpenForum(
        forum, info, demonstration.fora().parties(file.parties()), group(0), person(organiser));
  }

  private NewGroup group(int i) {
    GroupOf group = file.groups().get(i);
    RoomOf room = file.rooms().get(i);
    return new NewGroup(
        names.id("group", group.key()),
        names.id("room", room.key()),
        group.symbol(),
        group.name(),
        group.mandate(),
        room.name(),
        room.preset().rule());
  }

  private Person person(PersonOf person) {
    return new Person(
        participant(person),
        Objects.requireNonNull(accounts.get(person.username())),
        demonstration.people().person(person.username()).name(),
        person.party(),
        person.capacity(),
        person.roles());
  }

  private String participant(PersonOf person) {
    return names.id("participant", person.username());
  }
}
