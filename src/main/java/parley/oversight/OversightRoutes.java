package parley.oversight;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.oversight.Deputies.Person;
import parley.oversight.Pending.Case;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** What waits for the agreement of two, answering it, and the log. */
public final class OversightRoutes implements Routes {
  private static final String FORUM = "/api/forums/:forum";
  private static final String PERSON = FORUM + "/people/:participant";
  private final Forums forums;
  private final Approvals approvals;
  private final List<Purging> purgings;
  private final InstantSource clock;

  /** What is to be purged is looked for in {@code purgings}. */
  public OversightRoutes(
      Forums forums, Approvals approvals, List<Purging> purgings, InstantSource clock) {
    this.forums = forums;
    this.approvals = approvals;
    this.purgings = List.copyOf(purgings);
    this.clock = clock;
  }

  @Override
  public void routes(Table table) {
    table.get(FORUM + "/approvals", this::approvals);
    table.put(FORUM + "/approvals/:approval/answer", Reply.class, this::answer);
    table.put(FORUM + "/deputy", Deputy.class, this::deputy);
    table.put(FORUM + "/charter", NewCharter.class, this::recharter);
    table.put(FORUM + "/rooms/:room/loosening", Loosening.class, this::loosen);
    table.put(PERSON + "/removal", Change.class, this::remove);
    table.put(PERSON + "/restoration", Change.class, this::restore);
    table.put(FORUM + "/rooms/:room/purge", ToPurge.class, this::purge);
    table.put(FORUM + "/rooms/:room/retention", Keeping.class, this::retain);
    table.put(FORUM + "/rooms/:room/burning", Change.class, this::burn);
    table.get(FORUM + "/rooms/:room/glasses", this::readers);
    table.post(FORUM + "/rooms/:room/glasses", NewGlass.class, this::breakGlass);
    table.get(FORUM + "/log", this::log);
  }

  /** Whether one agrees to what was proposed. */
  public record Reply(String command, boolean agrees) implements Forums.Request {}

  /** Who answers in one's place; left out: nobody. */
  public record Deputy(String command, @Nullable String deputy) implements Forums.Request {}

  /** The charter in all its languages, as it is to be. */
  public record NewCharter(String command, Text charter) implements Forums.Request {}

  /** The whole rule as it is to be. */
  public record Loosening(String command, Rule rule) implements Forums.Request {}

  /** What is to be removed for good; a contribution with the thread that it stands in. */
  public record ToPurge(String command, @Nullable String thread, String subject)
      implements Forums.Request {}

  /** How many days what is said is kept, and what is said for no use outside; 0 for all. */
  public record Keeping(String command, int days, int offRecordDays) implements Forums.Request {}

  /** Who is to read a room, for how many hours, and why. */
  public record NewGlass(String command, String reader, int hours, String reason)
      implements Forums.Request {}

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  /** Whether it is done, or waits as an approval. */
  private record Outcome(@Nullable String approval) {}

  private record ApprovalLine(
      String id,
      Deed deed,
      @Nullable Person about,
      Person by,
      Instant asked,
      Instant lapses,
      List<String> agreed,
      List<String> awaited,
      boolean yours) {}

  private record ApprovalPage(
      List<ApprovalLine> approvals,
      @Nullable String deputy,
      boolean dual,
      List<Deputies.Deputised> deputies,
      List<Person> candidates) {}

  private Answer approvals(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    Pending pending = seat.forum().of(approvals);
    List<ApprovalLine> lines = new ArrayList<>();
    for (Case waiting : pending.cases().values()) {
      if (approvals.knows(seat, waiting)) {
        lines.add(line(seat, waiting));
      }
    }
    lines.sort(Comparator.comparing(ApprovalLine::asked));
    String deputy = pending.deputies().get(seat.participant().id());
    return Answer.ok(
        new ApprovalPage(
            lines,
            deputy,
            CoChairs.dual(seat.forum()),
            Deputies.of(seat, pending),
            Deputies.candidates(seat)));
  }

  private ApprovalLine line(Seat seat, Case waiting) {
    Forum forum = seat.forum();
    String mine = approvals.answersFor(seat, waiting.deed());
    List<String> agreed = waiting.agreed().stream().sorted().toList();
    List<String> awaited =
        CoChairs.parties(forum, waiting.deed()).stream().filter(p -> !agreed.contains(p)).toList();
    boolean person = forum.participants().containsKey(waiting.deed().about());
    Person about = person ? Person.of(forum, waiting.deed().about()) : null;
    return new ApprovalLine(
        waiting.id(),
        waiting.deed(),
        about,
        Person.of(forum, waiting.by()),
        waiting.asked(),
        waiting.lapses(),
        agreed,
        awaited,
        mine != null && !agreed.contains(mine));
  }

  private Answer answer(Call call, Reply body) {
    call.requireProof(); // so that nobody who finds a browser open agrees to what cannot be undone
    String forum = call.id("forum");
    String approval = call.id("approval");
    var command = new ApprovalCommand.Answer(forum, approval, body.agrees(), wakes(call, approval));
    forums.ask(call.account(), body, command, List.of(forum, approval));
    return Answer.noContent();
  }

  private Answer deputy(Call call, Deputy body) {
    call.requireProof(); // or they would name one who agrees to it
    String forum = call.id("forum");
    var command = new ApprovalCommand.NameDeputy(forum, body.deputy());
    forums.ask(call.account(), body, command, List.of(forum));
    return Answer.noContent();
  }

  private Answer loosen(Call call, Loosening body) {
    String room = call.id("room");
    return ask(call, body, new Deed.Loosen(room, body.rule()), room);
  }

  private Answer purge(Call call, ToPurge body) {
    String room = call.id("room");
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.room(room);
    String thread = body.thread();
    var found = Purging.find(purgings, seat, room, body.subject());
    boolean lost = thread != null && Purging.find(purgings, seat, room, thread) == null;
    if (found == null || lost) {
      return ask(call, body, new Deed.Purge(room, null, "", null, null, null), room);
    }
    var deed =
        new Deed.Purge(room, thread, body.subject(), found.what(), found.within(), found.of());
    return ask(call, body, deed, room);
  }

  private Answer retain(Call call, Keeping body) {
    String room = call.id("room");
    days("days", body.days());
    days("offRecordDays", body.offRecordDays());
    var retention = new Room.Retention(body.days(), body.offRecordDays());
    return ask(call, body, new Deed.Retain(room, retention), room);
  }

  private Answer burn(Call call, Change body) {
    String room = call.id("room");
    return ask(call, body, new Burn(room), room);
  }

  private Answer readers(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    return Answer.ok(BreakGlass.readers(seat, call.id("room")));
  }

  private Answer breakGlass(Call call, NewGlass body) {
    String room = call.id("room");
    var deed = new BreakGlass(room, body.reader(), body.hours(), body.reason());
    return ask(call, body, deed, room);
  }

  private static void days(String field, int days) {
    if (days < 0 || days > Room.Retention.DAYS_MAX) {
      throw Problem.field(field, "must lie between 0 and " + Room.Retention.DAYS_MAX);
    }
  }

  /** When what may be due by then is looked at. */
  private Instant wakes(Call call, String approval) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    Case waiting = seat.forum().of(approvals).cases().get(approval);
    Instant now = clock.instant();
    return waiting == null ? now.plusSeconds(1) : waiting.deed().wakes(now);
  }

  private Answer recharter(Call call, NewCharter body) {
    String forum = call.id("forum");
    return ask(call, body, new Recharter(forum, body.charter()), "charter");
  }

  private Answer remove(Call call, Change body) {
    String participant = call.id("participant");
    return ask(call, body, new Deed.Expel(participant), participant);
  }

  private Answer restore(Call call, Change body) {
    String participant = call.id("participant");
    return ask(call, body, new Restore(participant), participant);
  }

  private Answer ask(Call call, Forums.Request body, Deed deed, String about) {
    call.requireProof();
    String forum = call.id("forum");
    var command = new ApprovalCommand.Ask(forum, Ids.random(), deed, deed.wakes(clock.instant()));
    Done done = forums.ask(call.account(), body, command, List.of(forum, about));
    boolean waits = done.forum().of(approvals).cases().containsKey(done.subject());
    return Answer.ok(new Outcome(waits ? done.subject() : null));
  }

  private Answer log(Call call) {
    return Answer.ok(LogPage.of(forums.seat(call.account().id(), call.id("forum"))));
  }
}
