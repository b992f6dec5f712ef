package parley.paper;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.forum.Command.Asked;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.paper.PaperCommand.PublishNonPaper;
import parley.paper.PaperCommand.WithdrawNonPaper;
import parley.paper.state.Heading;
import parley.paper.state.NonPaper;
import parley.store.Keys;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/**
 * Non-papers over HTTP. Their commands carry no id, so that no tag of an account is kept: what was
 * sent twice is known by the hash of its secret.
 */
final class NonPaperRoutes implements Routes {
  private static final String NON_PAPERS = "/api/forums/:forum/rooms/:room/nonpapers";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{43}");
  private final Answers.Source source;
  private final Forums forums;

  NonPaperRoutes(Forums forums, Papers papers) {
    this.source = new Answers.Source(forums, papers);
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.post(NON_PAPERS, NewNonPaper.class, this::publish);
    table.get(NON_PAPERS + "/:paper", this::read);
    table.put(NON_PAPERS + "/:paper/withdrawal", Secret.class, this::withdraw);
  }

  /**
   * A text without a source.
   *
   * @param secretHash SHA-256 of the secret's text, in base64url
   * @param shown the cursor of the room as its audience was shown
   */
  public record NewNonPaper(
      String title, String language, Doc doc, String secretHash, @Nullable String shown) {}

  /** What its author alone has. */
  public record Secret(String secret) {}

  private Answer publish(Call call, NewNonPaper body) {
    Seat seat = source.seat(call);
    String room = call.id("room");
    seat.room(room);
    word("secretHash", body.secretHash());
    NonPaper before = source.of(seat, room).known(body.secretHash());
    if (before != null) {
      return Answer.created(source.of(seat, room).unsigned(before.id()));
    }
    Position shown =
        body.shown() == null ? null : forums.position(seat.forum().id(), room, body.shown());
    var command =
        new PublishNonPaper(
            room,
            Ids.random(),
            new Heading(body.title(), body.language(), null),
            body.doc(),
            body.secretHash(),
            shown);
    Done done = done(call, command);
    return Answer.created(source.after(call, done, room).unsigned(done.subject()));
  }

  private Done done(Call call, PaperCommand command) {
    Asked asked = new Asked(call.account().id(), null, new byte[0], command);
    return forums.command(call.id("forum"), asked);
  }

  private Answer read(Call call) {
    return Answer.ok(source.now(call).unsignedPage(call.id("paper")));
  }

  private Answer withdraw(Call call, Secret body) {
    word("secret", body.secret());
    String paper = call.id("paper");
    byte[] hash = Keys.hash(body.secret().getBytes(StandardCharsets.UTF_8));
    String known = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    try {
      Done done = done(call, new WithdrawNonPaper(call.id("room"), paper, known));
      return Answer.ok(source.after(call, done, call.id("room")).unsigned(paper));
    } catch (Problem problem) {
      if (problem.code() != Problem.Code.NOTHING_CHANGES) {
        throw problem;
      }
      return Answer.ok(source.now(call).unsigned(paper)); // withdrawn before, by the same secret
    }
  }

  private static void word(String field, String text) {
    if (!WORD.matcher(text).matches()) {
      throw Problem.field(field, "must be 43 characters of base64url");
    }
  }
}
