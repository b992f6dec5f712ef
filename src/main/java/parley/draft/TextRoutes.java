package parley.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import parley.draft.TextFeed.Caret;
import parley.draft.TextHome.Access;
import parley.draft.Writing.Commit;
import parley.draft.Writing.Dropped;
import parley.draft.Writing.TakeOut;
import parley.draft.Writing.Written;
import parley.draft.log.Change;
import parley.draft.log.Committed;
import parley.draft.log.TextCode;
import parley.draft.log.TextState;
import parley.draft.taken.Piece;
import parley.draft.taken.Taking.Stretch;
import parley.forum.Attribution.Author;
import parley.forum.Attribution.Shown;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.prose.Step;
import parley.prose.model.Unfit;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Texts over HTTP: reading one, writing into it, and how it came about. */
public final class TextRoutes implements Routes {
  private static final String TEXT = "/api/forums/:forum/rooms/:room/texts/:text";
  private static final int STEPS_MAX = 1_000;
  private static final int PIECES_MAX = 200;
  private final Forums forums;
  private final Texts texts;

  public TextRoutes(Forums forums, Texts texts) {
    this.forums = forums;
    this.texts = texts;
  }

  @Override
  public void routes(Table table) {
    table.get(TEXT, this::read);
    table.post(TEXT + "/commits", NewCommit.class, this::commit);
    table.get(TEXT + "/commits", this::since);
    table.post(TEXT + "/carets", Caret.class, this::move);
    table.get(TEXT + "/changes", this::changes);
    table.get(TEXT + "/version", this::version);
    table.get(TEXT + "/pieces", this::pieces);
    table.post(TEXT + "/removals", Removing.class, this::remove);
  }

  /**
   * Steps made on a version of the text.
   *
   * @param shown the cursor of the room as their author saw it
   */
  public record NewCommit(String command, long version, String shown, List<JsonNode> steps) {}

  /** Own words that are to go, and out of the history: the steps that put them in. */
  public record Removing(String command, List<Stretch> pieces) {}

  private record Pieces(List<Piece> pieces) {}

  private record TextShown(String text, long version, Access access, JsonNode doc) {}

  private record Changed(
      long from,
      long to,
      Instant at,
      Instant until,
      Shown author,
      boolean mine,
      boolean takenOut) {}

  private record History(long version, List<Changed> changes) {}

  private record Old(String text, long version, JsonNode doc) {}

  private record Outcome(@Nullable Long from, long version, List<Dropped> dropped) {}

  private record Since(List<Json.Raw> frames) {}

  /** Whose text of which room. */
  private record Target(Seat seat, String room, String text, LiveText live) {}

  private Target target(Call call) {
    Seat seat = forums.seat(call);
    String room = call.id("room");
    String text = call.id("text");
    return new Target(seat, room, text, texts.text(seat, room, text));
  }

  private Answer read(Call call) {
    Target t = target(call);
    TextState state = t.live.state();
    Access access = texts.desk().standing(t.seat, t.room, t.text).access();
    return Answer.ok(new TextShown(t.text, state.version(), access, state.doc().toJson()));
  }

  private Answer commit(Call call, NewCommit body) {
    Target t = target(call);
    if (!Ids.valid(body.command())) {
      throw Problem.field("command", "must be 22 characters of base64url");
    }
    Position shown = forums.position(t.seat.forum().id(), t.room, body.shown());
    Commit commit =
        new Commit(
            call.account().id(),
            body.command(),
            body.version(),
            shown,
            steps(body.steps()),
            false,
            new CompletableFuture<>());
    Written written = Texts.written(t.live.atLeast(body.version()), commit);
    return Answer.ok(new Outcome(written.from(), written.version(), written.dropped()));
  }

  private Answer since(Call call) {
    Target t = target(call);
    int since = call.number("since", 0, 0, Integer.MAX_VALUE);
    List<Committed> told =
        t.live.atLeast(since).past().since(since, texts.desk().told(t.seat, t.room));
    return Answer.ok(new Since(t.live.feed().frames(told)));
  }

  private static List<Step> steps(List<JsonNode> sent) {
    if (sent.isEmpty() || sent.size() > STEPS_MAX) {
      throw Problem.field("steps", "must be 1 to " + STEPS_MAX);
    }
    List<Step> steps = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      steps.add(step(sent.get(i), i));
    }
    return steps;
  }

  private static Step step(JsonNode sent, int i) {
    try {
      return Step.fromJson(TextCode.SCHEMA, sent);
    } catch (Unfit unfit) {
      throw Problem.field("steps[" + i + "]", unfit.reason());
    }
  }

  private Answer move(Call call, Caret caret) {
    Target t = target(call);
    if (!Ids.valid(caret.pen())) {
      throw Problem.field("pen", "must be 22 characters of base64url");
    }
    if (texts.desk().standing(t.seat, t.room, t.text).access() != Access.WRITES) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    View view = forums.view(call.account().id(), t.seat.forum().id(), t.room);
    Rule rule = view.room().rule();
    Author author = forums.attribution().author(t.seat, rule, t.text, caret.pen());
    t.live.feed().move(caret, view.author(author, rule));
    return Answer.noContent();
  }

  private Answer changes(Call call) {
    Target t = target(call);
    View view = forums.view(call.account().id(), t.seat.forum().id(), t.room);
    TextState state = t.live.state();
    List<Changed> changes =
        state.changes().stream()
            .filter(c -> view.readsAll() || (c.under() != null && view.reads(c.under())))
            .map(c -> changed(t, view, c))
            .toList();
    return Answer.ok(new History(state.version(), changes));
  }

  private Changed changed(Target t, View view, Change c) {
    return new Changed(
        c.from(),
        c.to(),
        c.at(),
        c.until(),
        view.author(c.author(), c.rule()),
        forums.attribution().wrote(t.seat, c.author(), t.text, c.commit()),
        Boolean.TRUE.equals(c.takenOut()));
  }

  private Answer pieces(Call call) {
    Target t = target(call);
    int from = call.number("from", 0, 0, Integer.MAX_VALUE);
    int to = call.number("to", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
    Desk desk = texts.desk();
    List<Committed> mine =
        t.live.atLeast(from).past().since(from, desk.told(t.seat, t.room)).stream()
            .filter(entry -> entry.to() <= to && desk.wrote(t.seat, t.text, entry))
            .toList();
    List<Piece> pieces = Piece.of(mine);
    int size = pieces.size();
    return Answer.ok(new Pieces(pieces.subList(Math.max(0, size - PIECES_MAX), size)));
  }

  private Answer remove(Call call, Removing body) {
    Target t = target(call);
    if (!Ids.valid(body.command())) {
      throw Problem.field("command", "must be 22 characters of base64url");
    }
    if (body.pieces().isEmpty() || body.pieces().size() > PIECES_MAX) {
      throw Problem.field("pieces", "must be 1 to " + PIECES_MAX);
    }
    if (body.pieces().stream().anyMatch(one -> one.from() < 0 || one.to() <= one.from())) {
      throw Problem.field("pieces", "must go from a version to a later one");
    }
    TakeOut out =
        new TakeOut(call.account().id(), body.command(), body.pieces(), new CompletableFuture<>());
    Written written = Texts.written(t.live, out);
    return Answer.ok(new Outcome(written.from(), written.version(), written.dropped()));
  }

  private Answer version(Call call) {
    Target t = target(call);
    int last = (int) Math.min(Integer.MAX_VALUE, t.live.state().version());
    int version = call.number("at", last, 0, last);
    TextState old = t.live.past().at(version, texts.desk().told(t.seat, t.room));
    return Answer.ok(new Old(t.text, old.version(), old.doc().toJson()));
  }
}
