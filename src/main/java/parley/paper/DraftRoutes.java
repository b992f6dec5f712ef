package parley.paper;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.annex.Files;
import parley.annex.Files.Place;
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
  private final Files files;

  DraftRoutes(Forums forums, Papers papers, Parts parts) {
    this.source = new Answers.Source(forums, papers);
    this.forums = forums;
    this.texts = parts.texts();
    this.files = parts.files();
  }

  /** Where words and files come from. */
  record Parts(Texts texts, Files files) {}

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
    Found found = found(call, body.from());
    Plan plan = plan(heading, body.by(), body.withoutPrejudice());
    var command = new OpenDraft(room, Ids.random(), plan, found.doc, found.annexes, found.unfit);
    Supplier<Done> act = () -> source.done(call, body, command);
    Done done = placing(call, room, kept(found.annexes), act);
    return Answer.created(source.after(call, done, room).draft(done.subject()));
  }

  private static Plan plan(Heading heading, By by, @Nullable Boolean withoutPrejudice) {
    return new Plan(heading, by == By.PARTY, withoutPrejudice == null || withoutPrejudice);
  }

  /** What a draft begins with, or why it cannot. */
  private record Found(Json.@Nullable Raw doc, List<Annex> annexes, @Nullable Problem unfit) {}

  private Found found(Call call, @Nullable String paper) {
    try {
      return paper == null ? new Found(null, List.of(), null) : words(call, paper);
    } catch (Problem unfit) { // what is a retry is answered all the same
      return new Found(null, List.of(), unfit);
    }
  }

  /** The words of a paper in any room that the seat is in, and a copy of what goes with it. */
  private Found words(Call call, String paper) {
    Seat seat = source.seat(call);
    for (Answers answers : source.everywhere(seat)) {
      if (answers.papers().shelf().papers().containsKey(paper)) {
        var page = answers.page(paper);
        if (page.doc() == null) {
          throw new Problem(Problem.Code.WITHDRAWN);
        }
        String from = answers.papers().view().room().id();
        return new Found(page.doc(), copies(call, from, call.id("room"), page.annexes()), null);
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
    source.seat(call).room(body.to());
    Sent sent = sent(call, body.version(), body.to(), body.shown());
    var command = new Circulate(room, draft, Ids.random(), sent, body.revises(), body.embargo());
    Supplier<Done> act = () -> source.done(call, body, command, draft);
    Done done = placing(call, body.to(), kept(sent.annexes()), act);
    String cursor = source.after(call, done, room).cursor();
    return Answer.created(source.after(call, done, body.to()).answer(done.subject(), cursor));
  }

  private Answer deposit(Call call, NewDeposit body) {
    String room = call.id("room");
    String draft = call.id("draft");
    Answers there = releasing(source.seat(call), body.release());
    String to = there.papers().view().room().id();
    Sent sent = sent(call, body.version(), to, body.shown());
    var command = new PaperCommand.Deposit(room, draft, Ids.random(), body.release(), sent);
    Stream<Annex.Kept> before = there.papers().shelf().deposited(body.release());
    Supplier<Done> act = () -> source.done(call, body, command, draft);
    Done done = placing(call, to, Stream.concat(kept(sent.annexes()), before), act);
    Answers asked = source.after(call, done, room);
    return Answer.created(source.after(call, done, to).answer(body.release(), asked));
  }

  /** The room in which a release opens, among those that the seat is in. */
  private Answers releasing(Seat seat, String release) {
    for (Answers answers : source.everywhere(seat)) {
      if (answers.release(release) != null) {
        return answers;
      }
    }
    throw Problem.notFound();
  }

  private Sent sent(Call call, long version, String to, String shown) {
    String room = call.id("room");
    String draft = call.id("draft");
    Seat seat = source.seat(call);
    var at = forums.position(seat.forum().id(), to, shown);
    try {
      List<Annex> annexes = new Copies(source.of(seat, room)).ownDraft(draft).annexes();
      var doc = texts.frozen(seat, room, draft, version);
      return new Sent(to, at, doc, copies(call, room, to, annexes), null);
    } catch (Problem unfit) { // what is a retry is answered all the same
      return new Sent(to, at, null, List.of(), unfit);
    }
  }

  private List<Annex> copies(Call call, String from, String to, List<Annex> annexes) {
    String forum = call.id("forum");
    Place there = new Place(forum, to);
    if (!annexes.isEmpty()) {
      files.sweep(there, source.placed(call, to));
    }
    return files.copy(new Place(forum, from), there, annexes);
  }

  private static Stream<Annex.Kept> kept(List<Annex> annexes) {
    return annexes.stream().map(Annex::kept);
  }

  /** Has it done; those of the files that then have no place in the room are gone. */
  private Done placing(Call call, String room, Stream<Annex.Kept> touched, Supplier<Done> act) {
    Set<Annex.Kept> all = touched.collect(Collectors.toSet());
    return files.placing(all, act, () -> source.placed(call, room));
  }
}
