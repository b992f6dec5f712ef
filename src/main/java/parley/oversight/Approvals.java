package parley.oversight;

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
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
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
    return switch (entry.event()) {
      case ApprovalEvent event -> slice.apply(event, entry);
      case Room.RoomBurned burned -> slice.without(burned.burned());
      case ForumEvent.Purged purged -> slice.without(purged.subjects());
      default -> slice;
    };
  }

  @Override
  public List<String> overUntold(Pending slice, Room.Keeping keeping) {
    return slice.over(keeping);
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null; // who reads the log is told that there is something
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((ApprovalCommand) command) {
      case Ask c -> ask(seat, c, context.now());
      case Answer c -> answer(seat, c, context);
      case NameDeputy c -> nameDeputy(seat, c);
    };
  }

  private List<Event> ask(Seat seat, Ask c, Instant now) {
    Deed deed = c.deed();
    deed.proposable(seat, now);
    Forum forum = seat.forum();
    String by = seat.participant().id();
    List<Event> events = new ArrayList<>();
    if (deed.alone(seat, CoChairs.parties(forum, deed))) {
      String own = seat.participant().party();
      List<String> parties = own == null ? List.of() : List.of(own);
      events.addAll(deed.done(forum, new Deed.Decided(by, parties, c.approval(), now)));
      events.addAll(forum.of(this).overtaken(deed));
      return events;
    }
    List<Event> lapsed = lapsed(forum, deed, now);
    events.add(ApprovalEvent.asked(deed, c.approval(), by, answersFor(seat, deed)));
    events.addAll(lapsed);
    List<Event> meanwhile = deed.meanwhile(forum);
    events.addAll(meanwhile);
    events.add(
        new ForumEvent.Acted(deed.room(), by, Act.APPROVAL_ASKED, c.approval(), deed.about()));
    if (!meanwhile.isEmpty()) {
      events.add(new ForumEvent.Acted(deed.room(), by, Act.PERSON_SUSPENDED, deed.about(), null));
    }
    return events;
  }

  /** What lapsed, settled now that a deed is to wait; refused where it waits already. */
  private List<Event> lapsed(Forum forum, Deed deed, Instant now) {
    List<Event> settled = new ArrayList<>();
    int waiting = 0;
    for (Case other : forum.of(this).cases().values()) {
      if (now.isAfter(other.lapses())) {
        settled.addAll(other.undone());
        continue;
      }
      waiting++;
      if (deed.repeats(other.deed())) {
        throw new Problem(Problem.Code.NOTHING_CHANGES);
      }
    }
    if (waiting >= WAITING_MAX) {
      throw new Problem(Problem.Code.FULL);
    }
    return settled;
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
    return c.agrees() ? agree(seat, waiting, party, context.now()) : decline(seat, waiting);
  }

  private List<Event> agree(Seat seat, Case waiting, String party, Instant now) {
    if (waiting.agreed().contains(party)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES); // the second is of another party
    }
    Deed deed = waiting.deed();
    String by = seat.participant().id();
    List<Event> events = new ArrayList<>();
    events.add(new ApprovalEvent.Agreed(deed.room(), waiting.id(), party));
    Set<String> here = CoChairs.parties(seat.forum(), deed); // who has left has no say any more
    List<String> agreed = waiting.agreed().plus(party).stream().filter(here::contains).toList();
    boolean done = agreed.size() >= Math.min(PARTIES_NEEDED, here.size());
    var decided =
        new Deed.Decided(waiting.by(), agreed.stream().sorted().toList(), waiting.id(), now);
    if (done && deed.endsRoom()) {
      return deed.done(seat.forum(), decided); // that it was agreed to would burn with the room
    }
    if (done) {
      events.add(new ApprovalEvent.Settled(deed.room(), waiting.id(), true));
    }
    events.add(new ForumEvent.Acted(deed.room(), by, Act.APPROVED, waiting.id(), deed.about()));
    if (done) {
      List<Event> happens = deed.done(seat.forum(), decided);
      if (happens.isEmpty()) {
        throw new Problem(Problem.Code.NOTHING_CHANGES); // or it would be said to be done
      }
      events.addAll(happens);
    }
    return events;
  }

  private static List<Event> decline(Seat seat, Case waiting) {
    Deed deed = waiting.deed();
    String by = seat.participant().id();
    List<Event> events = new ArrayList<>(waiting.undone());
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

  /** The party for which this seat answers, as its co-chair or a co-chair's deputy; or null. */
  @Nullable String answersFor(Seat seat, Deed deed) {
    Participant me = seat.participant();
    boolean deputy =
        seat.forum().of(this).deputies().entrySet().stream()
            .anyMatch(e -> e.getValue().equals(me.id()) && hasPlace(seat.forum(), e.getKey()));
    String id = deed.room();
    Room room = id == null ? null : seat.forum().room(id);
    boolean there = id == null || (room != null && room.has(me.id()));
    boolean may = there && (me.has(Right.APPROVE) || deputy);
    String party = me.party();
    return may && party != null && CoChairs.parties(seat.forum(), deed).contains(party)
        ? party
        : null;
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
    String me = seat.participant().id();
    boolean own = waiting.deed() instanceof BreakGlass && waiting.by().equals(me);
    boolean there = room != null && (room.has(me) || (own && seat.manages(room))); // from outside
    return (id == null || there)
        && (seat.has(Right.READ_LOG) || answersFor(seat, waiting.deed()) != null);
  }

  /** What waits for the answer of this very seat. */
  public int awaiting(Seat seat, Instant now) {
    return (int)
        waits(seat.forum().of(this), seat).stream()
            .filter(wait -> !now.isAfter(wait.until()))
            .count();
  }

  @Override
  public List<Wait> waits(Pending slice, Seat seat) {
    List<Wait> waits = new ArrayList<>();
    for (Case one : slice.cases().values()) {
      String party = knows(seat, one) ? answersFor(seat, one.deed()) : null;
      if (party != null && !one.agreed().contains(party)) {
        waits.add(new Wait(one.id(), one.deed().room(), one.asked(), one.lapses()));
      }
    }
    return waits;
  }
}
