package parley.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.membership.Departures;
import parley.oversight.ApprovalCommand.Answer;
import parley.oversight.ApprovalCommand.Ask;
import parley.oversight.ApprovalCommand.NameDeputy;
import parley.oversight.Pending.Case;
import parley.web.Problem;

/** Decides what needs the agreement of the co-chairs of two parties. */
public final class Approvals implements Feature<Pending> {
  static final int PARTIES_NEEDED = 2;
  private static final int WAITING_MAX = 50;

  @Override
  public Pending empty() {
    return Pending.NONE;
  }

  @Override
  public Class<? extends Command> commands() {
    return ApprovalCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(
        ApprovalEvent.Asked.class,
        ApprovalEvent.Agreed.class,
        ApprovalEvent.Settled.class,
        ApprovalEvent.DeputyNamed.class);
  }

  @Override
  public Pending apply(Pending slice, Entry entry, Forum before) {
    return entry.event() instanceof ApprovalEvent event ? slice.apply(event, entry) : slice;
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null; // who reads the log is told that there is something
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((ApprovalCommand) command) {
      case Ask c -> ask(seat, c);
      case Answer c -> answer(seat, c, context);
      case NameDeputy c -> nameDeputy(seat, c);
    };
  }

  private List<Event> ask(Seat seat, Ask c) {
    Deed deed = c.deed();
    deed.proposable(seat);
    Forum forum = seat.forum();
    String by = seat.participant().id();
    List<Event> events = new ArrayList<>();
    if (parties(forum, deed).size() < PARTIES_NEEDED) {
      events.addAll(deed.events(forum));
      events.add(new ForumEvent.Acted(deed.room(), by, deed.act(), deed.about(), null));
      return events;
    }
    Pending pending = forum.of(this);
    if (pending.cases().values().stream().anyMatch(other -> other.deed().equals(deed))) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    if (pending.cases().size() >= WAITING_MAX) {
      throw new Problem(Problem.Code.FULL);
    }
    String party = answersFor(seat, deed);
    events.add(new ApprovalEvent.Asked(deed.room(), c.approval(), by, party, deed));
    List<Event> meanwhile = deed.meanwhile(forum);
    events.addAll(meanwhile);
    events.add(
        new ForumEvent.Acted(deed.room(), by, Act.APPROVAL_ASKED, c.approval(), deed.about()));
    if (!meanwhile.isEmpty()) {
      events.add(new ForumEvent.Acted(deed.room(), by, Act.PERSON_SUSPENDED, deed.about(), null));
    }
    return events;
  }

  private List<Event> answer(Seat seat, Answer c, Command.Context context) {
    Case waiting = seat.forum().of(this).cases().get(c.approval());
    if (waiting == null || !knows(seat, waiting)) {
      throw Problem.notFound();
    }
    String party = answersFor(seat, waiting.deed());
    if (party == null) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (context.now().isAfter(waiting.lapses())) {
      throw new Problem(Problem.Code.LAPSED);
    }
    return c.agrees() ? agree(seat, waiting, party) : decline(seat, waiting);
  }

  private static List<Event> agree(Seat seat, Case waiting, String party) {
    if (waiting.agreed().contains(party)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES); // the second is of another party
    }
    Deed deed = waiting.deed();
    String by = seat.participant().id();
    List<Event> events = new ArrayList<>();
    events.add(new ApprovalEvent.Agreed(deed.room(), waiting.id(), party));
    boolean done = waiting.agreed().plus(party).size() >= PARTIES_NEEDED;
    if (done) {
      events.add(new ApprovalEvent.Settled(deed.room(), waiting.id(), true));
      events.addAll(deed.events(seat.forum()));
    }
    events.add(new ForumEvent.Acted(deed.room(), by, Act.APPROVED, waiting.id(), deed.about()));
    if (done) {
      events.add(new ForumEvent.Acted(deed.room(), waiting.by(), deed.act(), deed.about(), null));
    }
    return events;
  }

  private static List<Event> decline(Seat seat, Case waiting) {
    Deed deed = waiting.deed();
    String by = seat.participant().id();
    List<Event> events = new ArrayList<>();
    events.add(new ApprovalEvent.Settled(deed.room(), waiting.id(), false));
    events.addAll(deed.declined(seat.forum()));
    events.add(new ForumEvent.Acted(deed.room(), by, Act.DECLINED, waiting.id(), deed.about()));
    return events;
  }

  private List<Event> nameDeputy(Seat seat, NameDeputy c) {
    seat.require(Right.APPROVE);
    if (c.deputy() != null) {
      Participant deputy = seat.forum().participants().get(c.deputy());
      boolean own =
          deputy != null
              && deputy.sits()
              && !deputy.id().equals(seat.participant().id())
              && java.util.Objects.equals(deputy.party(), seat.participant().party());
      if (!own) {
        throw Problem.field("deputy", "must be another person of your party");
      }
    }
    return List.of(new ApprovalEvent.DeputyNamed(seat.participant().id(), c.deputy()));
  }

  /** The parties that have a co-chair where the deed is decided. */
  Set<String> parties(Forum forum, Deed deed) {
    Room room = deed.room() == null ? null : forum.room(deed.room());
    return parties(forum, room, deed.countsSuspended());
  }

  /** Whether two parties have a co-chair in the forum, so that both must agree. */
  static boolean dual(Forum forum) {
    return parties(forum, null, true).size() >= PARTIES_NEEDED;
  }

  private static Set<String> parties(Forum forum, @Nullable Room room, boolean withSuspended) {
    Set<String> parties = new TreeSet<>();
    for (Participant person : forum.participants().values()) {
      boolean suspended = withSuspended && person.suspended() != null && person.removed() == null;
      boolean there = person.sits() || suspended;
      boolean inRoom =
          room == null || (suspended ? Departures.closedBy(room, person) : room.has(person.id()));
      if (there && inRoom && person.party() != null && person.has(Right.APPROVE)) {
        parties.add(person.party());
      }
    }
    return parties;
  }

  /** The party for which this seat answers, as its co-chair or a co-chair's deputy; or null. */
  @Nullable String answersFor(Seat seat, Deed deed) {
    Participant me = seat.participant();
    boolean deputy =
        seat.forum().of(this).deputies().entrySet().stream()
            .anyMatch(e -> e.getValue().equals(me.id()) && hasPlace(seat.forum(), e.getKey()));
    boolean may = me.has(Right.APPROVE) || deputy;
    String party = me.party();
    return may && party != null && parties(seat.forum(), deed).contains(party) ? party : null;
  }

  /** A deputy answers also while the co-chair is suspended. */
  private static boolean hasPlace(Forum forum, String participant) {
    Participant person = forum.participants().get(participant);
    return person != null && person.removed() == null;
  }

  /**
   * Whether a seat may know that this waits: in the room it is about, with a say or an eye on it.
   */
  boolean knows(Seat seat, Case waiting) {
    String id = waiting.deed().room();
    Room room = id == null ? null : seat.forum().room(id);
    boolean there = id == null || (room != null && room.has(seat.participant().id()));
    return there && (seat.has(Right.READ_LOG) || answersFor(seat, waiting.deed()) != null);
  }

  /** What waits for the answer of this very seat. */
  public int awaiting(Seat seat) {
    int waiting = 0;
    for (Case one : seat.forum().of(this).cases().values()) {
      String party = knows(seat, one) ? answersFor(seat, one.deed()) : null;
      waiting += party != null && !one.agreed().contains(party) ? 1 : 0;
    }
    return waiting;
  }
}
