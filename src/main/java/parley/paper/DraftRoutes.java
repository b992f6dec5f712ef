package parley.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.draft.Texts;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.paper.PaperCommand.Circulate;
import parley.paper.PaperCommand.EndDraft;
import parley.paper.PaperCommand.OpenDraft;
import parley.paper.PaperCommand.Plan;
import parley.paper.PaperCommand.ReviseDraft;
import parley.paper.PaperCommand.Sent;
import parley.paper.PaperShown.By;
import parley.paper.state.Heading;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** What is written in a room and sent on, over HTTP. */
final class DraftRoutes implements Routes {
  private static final String DRAFTS = "/api/forums/:forum/rooms/:room/papers/drafts";
  private static final String DRAFT = DRAFTS + "/:draft";
  private final Answers.Source source;
  private final Forums forums;
  private final Texts texts;

  DraftRoutes(Forums forums, Papers papers, Texts texts) {
    this.source = new Answers.Source(forums, papers);
    this.forums = forums;
    this.texts = texts;
  }

  @Override
  public void routes(Table table) {
    table.post(DRAFTS, NewDraft.class, this::begin);
    table.put(DRAFT, PlannedDraft.class, this::revise);
    table.put(DRAFT + "/end", Change.class, this::end);
    table.post(DRAFT + "/circulation", NewCirculation.class, this::circulate);
    table.post(DRAFT + "/deposit", NewDeposit.class, this::deposit);
  }

  /** Begins a draft, perhaps with the words of a paper. */
  public record NewDraft(
      String command,
      String title,
      String language,
      @Nullable String issue,
      By by,
      @Nullable Boolean withoutPrejudice,
      @Nullable String from)
      implements Forums.Request {}

  /** The whole of a draft as it is to be, but its words. */
  public record PlannedDraft(
      String command,
      String title,
      String language,
      @Nullable String issue,
      By by,
      @Nullable Boolean withoutPrejudice)
      implements Forums.Request {}

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  /**
   * Sends a copy of the text as it stands at a version to a room.
   *
   * @param shown the cursor of that room as its audience was shown
   */
  public record NewCirculation(
      String command,
      String to,
      String shown,
      long version,
      @Nullable String revises,
      @Nullable Instant embargo)
      implements Forums.Request {}

  /** Deposits a copy, to be opened with those of the others. */
  public record NewDeposit(String command, String release, String shown, long version)
      implements Forums.Request {}

  private Answer begin(Call call, NewDraft body) {
    String room = call.id("room");
    Seat seat = source.seat(call);
    seat.room(room);
    Heading heading = new Heading(body.title(), body.language(), body.issue());
    Json.Raw doc = body.from() == null ? null : words(seat, body.from());
    Plan plan = plan(heading, body.by(), body.withoutPrejudice());
    Done done = source.done(call, body, new OpenDraft(room, Ids.random(), plan, doc));
    return Answer.created(source.after(call, done, room).draft(done.subject()));
  }

  private static Plan plan(Heading heading, By by, @Nullable Boolean withoutPrejudice) {
    return new Plan(heading, by == By.PARTY, withoutPrejudice == null || withoutPrejudice);
  }

  /** The words of a paper in any room that the seat is in. */
  private Json.@Nullable Raw words(Seat seat, String paper) {
    for (Answers answers : source.everywhere(seat)) {
      if (answers.papers().shelf().papers().containsKey(paper)) {
        var page = answers.page(paper);
        if (page.doc() == null) {
          throw new Problem(Problem.Code.WITHDRAWN);
        }
        return page.doc();
      }
    }
    throw Problem.notFound();
  }

  private Answer revise(Call call, PlannedDraft body) {
    String draft = call.id("draft");
    Heading heading = new Heading(body.title(), body.language(), body.issue());
    Plan plan = plan(heading, body.by(), body.withoutPrejudice());
    var command = new ReviseDraft(call.id("room"), draft, plan);
    Done done = source.done(call, body, command, draft);
    return Answer.ok(source.after(call, done, command.room()).draft(draft));
  }

  private Answer end(Call call, Change body) {
    String draft = call.id("draft");
    var command = new EndDraft(call.id("room"), draft);
    Done done = source.done(call, body, command, draft);
    return Answer.ok(source.after(call, done, command.room()).draft(draft));
  }

  private Answer circulate(Call call, NewCirculation body) {
    String room = call.id("room");
    String draft = call.id("draft");
    Seat seat = source.seat(call);
    seat.room(body.to());
    Sent sent = sent(seat, new From(room, draft, body.version()), body.to(), body.shown());
    var command = new Circulate(room, draft, Ids.random(), sent, body.revises(), body.embargo());
    Done done = source.done(call, body, command, draft);
    String cursor = source.after(call, done, room).cursor();
    return Answer.created(source.after(call, done, body.to()).answer(done.subject(), cursor));
  }

  private Answer deposit(Call call, NewDeposit body) {
    String room = call.id("room");
    String draft = call.id("draft");
    Seat seat = source.seat(call);
    String to = releasing(seat, body.release());
    Sent sent = sent(seat, new From(room, draft, body.version()), to, body.shown());
    var command = new PaperCommand.Deposit(room, draft, Ids.random(), body.release(), sent);
    Done done = source.done(call, body, command, draft);
    Answers asked = source.after(call, done, room);
    return Answer.created(source.after(call, done, to).answer(body.release(), asked));
  }

  /** The room in which a release opens, among those that the seat is in. */
  private String releasing(Seat seat, String release) {
    for (Answers answers : source.everywhere(seat)) {
      if (answers.release(release) != null) {
        return answers.papers().view().room().id();
      }
    }
    throw Problem.notFound();
  }

  /** What is meant to be sent. */
  private record From(String room, String draft, long version) {}

  private Sent sent(Seat seat, From from, String to, String shown) {
    var at = forums.position(seat.forum().id(), to, shown);
    return new Sent(to, at, texts.frozen(seat, from.room, from.draft, from.version));
  }
}
