package parley.paper;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.annex.Files;
import parley.annex.Files.Place;
import parley.draft.Texts;
import parley.live.Done;
import parley.live.Forums;
import parley.paper.DraftRoutes.Change;
import parley.paper.PaperCommand.OpenRelease;
import parley.paper.PaperCommand.Withdraw;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Papers over HTTP: those that came to a room here, drafts and non-papers beside it. */
public final class PaperRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  private static final String PAPERS = ROOM + "/papers";
  private static final String PAPER = PAPERS + "/:paper";
  private final Answers.Source source;
  private final Files files;
  private final List<Routes> others;

  public PaperRoutes(Forums forums, Papers papers, Texts texts, Files files) {
    this.source = new Answers.Source(forums, papers);
    this.files = files;
    DraftRoutes.Parts parts = new DraftRoutes.Parts(texts, files);
    this.others =
        List.of(new DraftRoutes(forums, papers, parts), new NonPaperRoutes(forums, papers));
  }

  @Override
  public void routes(Table table) {
    table.get(PAPERS, this::list);
    table.get(PAPER, this::read);
    table.get(PAPER + "/revisions/:revision", this::revision);
    table.put(PAPER + "/withdrawal", Change.class, this::withdraw);
    table.post(ROOM + "/releases", NewRelease.class, this::release);
    others.forEach(routes -> routes.routes(table));
  }

  /** Asks parties for papers that open together, when all are in or at a time. */
  public record NewRelease(String command, String title, List<String> parties, @Nullable Instant at)
      implements Forums.Request {}

  private Answer list(Call call) {
    return Answer.ok(source.now(call).list());
  }

  private Answer read(Call call) {
    return Answer.ok(source.now(call).page(call.id("paper")));
  }

  private Answer revision(Call call) {
    return Answer.ok(source.now(call).revision(call.id("paper"), number(call)));
  }

  private static int number(Call call) {
    try {
      return Integer.parseInt(call.segment("revision"));
    } catch (NumberFormatException notANumber) {
      throw Problem.notFound();
    }
  }

  private Answer withdraw(Call call, Change body) {
    String paper = call.id("paper");
    var command = new Withdraw(call.id("room"), paper);
    Set<Annex.Kept> gone = source.now(call).files(paper);
    Done done =
        files.placing(
            gone,
            () -> source.done(call, body, command, paper),
            () -> source.placed(call, command.room()));
    files.sweep(new Place(call.id("forum"), command.room()), source.placed(call, command.room()));
    return Answer.ok(source.after(call, done, command.room()).left(paper));
  }

  private Answer release(Call call, NewRelease body) {
    String room = call.id("room");
    var command = new OpenRelease(room, Ids.random(), body.title(), body.parties(), body.at());
    Done done = source.done(call, body, command);
    Answers after = source.after(call, done, room);
    return Answer.created(after.answer(done.subject(), after));
  }
}
