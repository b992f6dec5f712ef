package parley.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.membership.MembershipCommand.Reach;
import parley.membership.PartyCommand.AcceptCharter;
import parley.membership.PartyCommand.CloseWithReport;
import parley.membership.PartyCommand.Consent;
import parley.membership.PartyCommand.EndAccession;
import parley.membership.PartyCommand.Leave;
import parley.membership.PartyCommand.Propose;
import parley.membership.PartyCommand.Withdraw;
import parley.store.Position;
import parley.web.Problem;
import parley.web.Text;

/** Decides who the parties are: leaving, withdrawal, accession; the charter, groups' reports. */
public final class Parties implements Feature<Standing> {
  private static final int REPORT_MAX = 20_000;
  static final int CHARTER_MAX = 40_000;
  private static final Set<Role> WATCHING = Set.of(Role.OBSERVER, Role.INTERPRETER);

  @Override
  public Standing empty() {
    return Standing.NONE;
  }

  @Override
  public Class<? extends Command> commands() {
    return PartyCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(
        PartyEvent.PartyWithdrew.class,
        PartyEvent.PartyPlaced.class,
        PartyEvent.AccessionAsked.class,
        PartyEvent.AccessionAnswered.class,
        PartyEvent.AccessionEnded.class,
        PartyEvent.GroupReported.class,
        PartyEvent.CharterChanged.class,
        PartyEvent.CharterAccepted.class);
  }

  @Override
  public Standing apply(Standing slice, Entry entry, Forum before) {
    return switch (entry.event()) {
      case PartyEvent event -> slice.apply(event, entry, before);
      case ForumEvent.Purged purged -> slice.purged(purged);
      default -> slice;
    };
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null;
  }

  /** A report is kept as long as what was said in its group. */
  @Override
  public List<String> over(Standing slice, Room.Keeping keeping) {
    return slice.over(keeping);
  }

  /** Whether the group of this id left a report that this seat reads and is purged in this room. */
  public static boolean reported(Seat seat, String room, String group) {
    Standing.Report report = of(seat.forum()).reports().get(group);
    return report != null && report.stands(room) && reads(seat, report.entry());
  }

  @Override
  public List<Command.Seatless> due(Standing slice, Instant now) {
    return Accessions.due(slice, now);
  }

  @Override
  public List<Wait> waits(Standing slice, Seat seat) {
    return Accessions.waits(slice, Accessions.answersFor(seat));
  }

  /** How things stand in a forum; nothing where this feature is not among its own. */
  static Standing of(Forum forum) {
    for (Feature<?> feature : forum.features()) {
      if (feature instanceof Parties parties) {
        return forum.of(parties);
      }
    }
    return Standing.NONE;
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((PartyCommand) command) {
      case Leave c -> leave(seat, c);
      case Withdraw c -> Departures.withdrawal(seat, c.party());
      case Propose c -> Accessions.propose(seat, c, context.now());
      case Consent c -> Accessions.answer(seat, c, context.now());
      case EndAccession c -> throw Problem.notFound();
      case CloseWithReport c -> report(seat, c);
      case AcceptCharter c -> accept(seat, c);
    };
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    return command instanceof EndAccession c
        ? Accessions.end(forum, c, context.now())
        : Feature.super.decide(command, forum, context);
  }

  private static List<Event> leave(Seat seat, Leave c) {
    Participant me = seat.participant();
    if (c.from() != null) {
      Room room = seat.room(c.from());
      if (room.kind() == Room.Kind.PLENARY || room.kind() == Room.Kind.CAUCUS) {
        throw Problem.field("room", "is left with its working group");
      }
      return List.of(
          new ForumEvent.Left(room.id(), room.group(), me.id()),
          new ForumEvent.Acted(room.id(), me.id(), Act.PERSON_LEFT, me.id(), room.id()));
    }
    List<Event> events = new ArrayList<>();
    if (c.group() == null) {
      events.addAll(Departures.removal(seat.forum(), me));
    } else if (!seat.isIn(seat.group(c.group()))) {
      throw Problem.notFound();
    } else {
      events.addAll(Arranging.leaves(seat.forum(), c.group(), me));
    }
    events.add(new ForumEvent.Acted(null, me.id(), Act.PERSON_LEFT, me.id(), c.group()));
    return events;
  }

  private static List<Event> report(Seat seat, CloseWithReport c) {
    if (c.report().in().values().stream().anyMatch(words -> words.length() > REPORT_MAX)) {
      throw Problem.field("report", "must have at most " + REPORT_MAX + " characters");
    }
    List<Event> events = new ArrayList<>(Memberships.closing(seat, c.group()));
    events.add(new PartyEvent.GroupReported(c.group(), seat.participant().id(), c.report()));
    return events;
  }

  private static List<Event> accept(Seat seat, AcceptCharter c) {
    if (!seat.forum().info().charter().in().containsKey(c.language())) {
      throw Problem.field("language", "is not one that the charter is written in");
    }
    if (!mustAccept(seat.forum(), seat.participant())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    if (!c.changed().equals(of(seat.forum()).charter().time())) {
      throw new Problem(Problem.Code.VERSION_CHANGED); // other words than those that were read
    }
    return List.of(new PartyEvent.CharterAccepted(seat.participant().id(), c.language()));
  }

  /** Whether the charter has changed since this person sat down and last accepted it. */
  static boolean mustAccept(Forum forum, Participant person) {
    Standing standing = of(forum);
    Position last = standing.accepted().getOrDefault(person.id(), person.seated());
    return standing.charter().at().isAfter(last);
  }

  /** The charter in other words. */
  public static List<Event> chartered(Forum forum, Text charter) {
    Event.Info was = forum.info();
    Event.Info info =
        new Event.Info(
            was.name(),
            was.issue(),
            charter,
            was.row(),
            was.track(),
            was.goals(),
            was.decision(),
            was.symbol());
    return List.of(
        new ForumEvent.ForumOpened(forum.id(), forum.plenary(), forum.parties(), info),
        new PartyEvent.CharterChanged(forum.id()));
  }

  /**
   * Refuses a charter that does not fit, or is the one there is.
   *
   * @throws Problem bad-field, nothing-changes
   */
  public static void requireCharter(Forum forum, Text charter) {
    if (charter.in().values().stream().anyMatch(words -> words.length() > CHARTER_MAX)) {
      throw Problem.field("charter", "must have at most " + CHARTER_MAX + " characters");
    }
    if (charter.equals(forum.info().charter())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
  }

  /** Whether people of a party can be seated: it is one, and has not left. */
  public static boolean sits(Forum forum, String party) {
    return forum.parties().containsKey(party) && of(forum).kind(party) != Standing.Kind.WITHDRAWN;
  }

  /** The party that left by this event, or null. */
  public static @Nullable String withdrawn(Event event) {
    return event instanceof PartyEvent.PartyWithdrew e ? e.party() : null;
  }

  /** Whether a party may be given these roles: one that observes takes no part. */
  public static boolean fits(Forum forum, @Nullable String party, List<Role> roles) {
    boolean full = party == null || of(forum).kind(party) == Standing.Kind.FULL;
    return full || WATCHING.containsAll(roles);
  }

  /** The first entry that the people of a party may read; null where they may read all. */
  public static @Nullable Position horizon(Forum forum, @Nullable String party) {
    Standing.Place place = party == null ? null : of(forum).places().get(party);
    return place == null || place.readsAll() ? null : place.from();
  }

  /** Whether it is for people of this seat's party to read what an entry said to all. */
  static boolean reads(Seat seat, Position entry) {
    Position first = horizon(seat.forum(), seat.participant().party());
    return first == null || !entry.isBefore(first);
  }

  /** No further back than was agreed when the party came in. */
  static Reach within(Forum forum, @Nullable String party, Reach asked) {
    Position first = horizon(forum, party);
    if (first == null) {
      return asked;
    }
    boolean farther = asked.all() || (asked.from() != null && asked.from().isBefore(first));
    return farther ? new Reach(false, first) : asked;
  }
}
