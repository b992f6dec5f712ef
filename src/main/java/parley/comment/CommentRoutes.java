package parley.comment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.comment.CommentCommand.AnswerIt;
import parley.comment.CommentCommand.Make;
import parley.comment.CommentCommand.Settle;
import parley.comment.CommentCommand.TakeBack;
import parley.comment.CommentEvent.Anchor;
import parley.comment.CommentEvent.Outcome;
import parley.comment.CommentEvent.Said;
import parley.comment.CommentShown.CommentAnswer;
import parley.comment.CommentShown.Page;
import parley.draft.Anchors;
import parley.draft.Replacing;
import parley.draft.TextHome.Access;
import parley.draft.Texts;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.prose.place.Range;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** The margins of papers and texts over HTTP. */
public final class CommentRoutes implements Routes {
  private static final String MARGIN = "/api/forums/:forum/rooms/:room/comments/:on";
  private static final String COMMENT = MARGIN + "/:comment";
  private static final int REVISION_NONE = -1;
  private static final int REVISIONS_MAX = 10_000;
  private final Forums forums;
  private final Texts texts;
  private final Comments comments;
  private final Placing placing;

  public CommentRoutes(Forums forums, Texts texts, Comments comments) {
    this.forums = forums;
    this.texts = texts;
    this.comments = comments;
    this.placing = new Placing(forums, texts);
  }

  @Override
  public void routes(Table table) {
    table.get(MARGIN, this::read);
    table.post(MARGIN, NewComment.class, this::make);
    table.post(COMMENT + "/answers", NewAnswer.class, this::answer);
    table.put(COMMENT + "/settlement", Settlement.class, this::settle);
    table.put(COMMENT + "/acceptance", Acceptance.class, this::accept);
    table.put(COMMENT + "/withdrawal", TakingBack.class, this::takeBack);
  }

  /**
   * A comment on words, or a suggestion.
   *
   * @param version of the text, or revision of the paper, in which they were marked
   * @param instead other words for them; without it, a comment
   */
  public record NewComment(
      String command,
      String shown,
      long version,
      int from,
      int to,
      String words,
      @Nullable String instead)
      implements Forums.Request {}

  /** An answer to a comment. */
  public record NewAnswer(String command, String shown, String words) implements Forums.Request {}

  /** How a comment is to stand: open, resolved, rejected. */
  public record Settlement(String command, Outcome outcome) implements Forums.Request {}

  /** Puts suggested words in, in one's own name. */
  public record Acceptance(String command, String shown, long version) implements Forums.Request {}

  /** Takes back a comment, or one's answer in it. */
  public record TakingBack(String command, @Nullable String answer) implements Forums.Request {}

  /** Whose margin of which room. */
  private record Target(Seat seat, String room, Commented on) {}

  private Target target(Call call) {
    return target(forums.seat(call), call);
  }

  private Target target(Seat seat, Call call) {
    String room = call.id("room");
    View view = View.of(seat, room, forums.attribution());
    Commented on = comments.commented(view, call.id("on"));
    if (on == null) {
      throw Problem.notFound();
    }
    return new Target(seat, room, on);
  }

  private Answer read(Call call) {
    Target t = target(call);
    int asked = call.number("revision", REVISION_NONE, REVISION_NONE, REVISIONS_MAX);
    Placing.Placed placed = placing.placed(t.seat, t.on, asked == REVISION_NONE ? null : asked);
    boolean speaks = t.seat.has(Right.CONTRIBUTE) && t.on.view().room().isOpen();
    boolean isText = t.on.paper() == null;
    Access access = isText ? comments.access(t.seat, t.room, t.on.on()) : null;
    boolean gone = t.on.paper() != null && t.on.paper().withdrawn();
    return Answer.ok(
        new Page(
            t.on.on(),
            t.on.comments().stream().map(c -> t.on.show(c, t.seat)).toList(),
            placed.places(),
            placed.version(),
            speaks && !gone,
            speaks && isText && access != Access.FROZEN,
            speaks && comments.settles(t.seat, t.on),
            forums.cursor(t.on.view())));
  }

  private Answer make(Call call, NewComment body) {
    Target t = target(call);
    String id = Ids.random();
    if (body.from() < 0 || body.to() <= body.from() || body.version() < 0) {
      throw Problem.field("from", "and to, or version, are no range of words");
    }
    var marked = new Anchors.Anchor(id, body.version(), new Range(body.from(), body.to()));
    Anchor anchor = null;
    Problem unfit = null;
    try {
      anchor = placing.anchor(t.seat, t.on, marked, body.instead());
    } catch (Problem problem) {
      unfit = problem; // what is a retry is answered all the same
    }
    Said said = new Said(body.words(), body.instead());
    Position shown = forums.position(t.seat.forum().id(), t.room, body.shown());
    Done done = done(call, body, new Make(t.room, t.on.on(), id, anchor, unfit, said, shown));
    return Answer.created(after(call, done, done.subject()));
  }

  private Answer answer(Call call, NewAnswer body) {
    Target t = target(call);
    String comment = call.id("comment");
    Position shown = forums.position(t.seat.forum().id(), t.room, body.shown());
    Said said = new Said(body.words(), null);
    var command = new AnswerIt(t.room, t.on.on(), comment, Ids.random(), said, shown);
    return Answer.created(after(call, done(call, body, command, comment), comment));
  }

  private Answer settle(Call call, Settlement body) {
    if (body.outcome() == Outcome.ACCEPTED) {
      throw Problem.field("outcome", "puts words in, which is asked for elsewhere");
    }
    return settled(call, body, body.outcome());
  }

  private Answer settled(Call call, Forums.Request body, Outcome outcome) {
    Target t = target(call);
    String comment = call.id("comment");
    var command = new Settle(t.room, t.on.on(), comment, outcome);
    return Answer.ok(after(call, done(call, body, command, comment), comment));
  }

  private Answer accept(Call call, Acceptance body) {
    Target t = target(call);
    Comment comment = t.on.margin().comments().get(call.id("comment"));
    if (comment == null || !t.on.view().reads(comment.first().at())) {
      throw Problem.notFound();
    }
    Said said = comment.first().said();
    // rejected or not: what is recorded as accepted stands in the text
    if (comment.outcome() != Outcome.ACCEPTED && said != null && said.instead() != null) {
      Position shown = forums.position(t.seat.forum().id(), t.room, body.shown());
      var anchor = Placing.anchor(comment);
      new Replacing(body.command(), body.version(), shown, anchor, said.instead())
          .in(texts, t.seat, t.room, t.on.on());
    }
    return settled(call, body, Outcome.ACCEPTED);
  }

  private Answer takeBack(Call call, TakingBack body) {
    Target t = target(call);
    String comment = call.id("comment");
    var command = new TakeBack(t.room, t.on.on(), comment, body.answer());
    return Answer.ok(after(call, done(call, body, command, comment), comment));
  }

  private Done done(Call call, Forums.Request body, CommentCommand command, String... about) {
    List<String> whole = new ArrayList<>(List.of(call.id("forum"), command.room(), command.on()));
    whole.addAll(List.of(about));
    return forums.ask(call.account(), body, command, whole);
  }

  private CommentAnswer after(Call call, Done done, String comment) {
    Target t = target(Seat.of(done.forum(), call.account().id()), call);
    var shown = t.on.show(t.on.margin().comments().get(comment), t.seat);
    if (shown == null) {
      throw Problem.notFound();
    }
    return new CommentAnswer(shown, forums.cursor(t.on.view()));
  }
}
