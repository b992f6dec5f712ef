package parley.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Forum.Logged;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.oversight.Pending.Case;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Routes;
import parley.web.Table;

/** What waits for the agreement of two, answering it, and the log. */
public final class OversightRoutes implements Routes {
  private static final String FORUM = "/api/forums/:forum";
  private static final String PERSON = FORUM + "/people/:participant";
  private static final int LOG_MAX = 500;
  private final Forums forums;
  private final Approvals approvals;

  public OversightRoutes(Forums forums, Approvals approvals) {
    this.forums = forums;
    this.approvals = approvals;
  }

  @Override
  public void routes(Table table) {
    table.get(FORUM + "/approvals", this::approvals);
    table.put(FORUM + "/approvals/:approval/answer", Reply.class, this::answer);
    table.put(FORUM + "/deputy", Deputy.class, this::deputy);
    table.put(FORUM + "/rooms/:room/loosening", Loosening.class, this::loosen);
    table.put(PERSON + "/removal", Change.class, this::remove);
    table.put(PERSON + "/restoration", Change.class, this::restore);
    table.get(FORUM + "/log", this::log);
  }

  /** Whether one agrees to what was proposed. */
  public record Reply(String command, boolean agrees) implements Forums.Request {}

  /** Who answers in one's place; left out: nobody. */
  public record Deputy(String command, @Nullable String deputy) implements Forums.Request {}

  /** The whole rule as it is to be. */
  public record Loosening(String command, Rule rule) implements Forums.Request {}

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  /** Whether it is done, or waits as an approval. */
  private record Outcome(@Nullable String approval) {}

  private record Person(String participant, String name, @Nullable String party) {
    static Person of(Forum forum, String id) {
      Participant p = forum.participants().get(id);
      return p == null ? new Person(id, "—", null) : new Person(id, p.name(), p.party());
    }
  }

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
      List<ApprovalLine> approvals, @Nullable String deputy, boolean dual) {}

  private record LogLine(
      Instant at,
      Person by,
      ForumEvent.Act act,
      String about,
      @Nullable Person person,
      @Nullable String in) {}

  private record LogPage(List<LogLine> lines) {}

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
    return Answer.ok(new ApprovalPage(lines, deputy, Approvals.dual(seat.forum())));
  }

  private ApprovalLine line(Seat seat, Case waiting) {
    Forum forum = seat.forum();
    String mine = approvals.answersFor(seat, waiting.deed());
    List<String> agreed = waiting.agreed().stream().sorted().toList();
    List<String> awaited =
        approvals.parties(forum, waiting.deed()).stream().filter(p -> !agreed.contains(p)).toList();
    Person about = waiting.deed().room() == null ? Person.of(forum, waiting.deed().about()) : null;
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
    String forum = call.id("forum");
    String approval = call.id("approval");
    var command = new ApprovalCommand.Answer(forum, approval, body.agrees());
    forums.ask(call.account(), body, command, List.of(forum, approval));
    return Answer.noContent();
  }

  private Answer deputy(Call call, Deputy body) {
    String forum = call.id("forum");
    var command = new ApprovalCommand.NameDeputy(forum, body.deputy());
    forums.ask(call.account(), body, command, List.of(forum));
    return Answer.noContent();
  }

  private Answer loosen(Call call, Loosening body) {
    String room = call.id("room");
    return ask(call, body, new Deed.Loosen(room, body.rule()), room);
  }

  private Answer remove(Call call, Change body) {
    String participant = call.id("participant");
    return ask(call, body, new Deed.Expel(participant), participant);
  }

  private Answer restore(Call call, Change body) {
    String participant = call.id("participant");
    return ask(call, body, new Deed.Restore(participant), participant);
  }

  private Answer ask(Call call, Forums.Request body, Deed deed, String about) {
    String forum = call.id("forum");
    var command = new ApprovalCommand.Ask(forum, Ids.random(), deed);
    Done done = forums.ask(call.account(), body, command, List.of(forum, about));
    boolean waits = done.forum().of(approvals).cases().containsKey(done.subject());
    return Answer.ok(new Outcome(waits ? done.subject() : null));
  }

  private Answer log(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    List<LogLine> lines = new ArrayList<>();
    for (Logged logged : seat.log().stream().limit(LOG_MAX).toList()) {
      ForumEvent.Acted acted = logged.acted();
      boolean person = seat.forum().participants().containsKey(acted.about());
      lines.add(
          new LogLine(
              logged.time(),
              Person.of(seat.forum(), acted.by()),
              acted.act(),
              acted.about(),
              person ? Person.of(seat.forum(), acted.about()) : null,
              acted.in()));
    }
    return Answer.ok(new LogPage(lines));
  }
}
