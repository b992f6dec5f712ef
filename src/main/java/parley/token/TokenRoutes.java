package parley.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.live.Forums;
import parley.token.Secrets.Led;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Routes;
import parley.web.Table;

/** Making tokens, listing them, and ending them. */
public final class TokenRoutes implements Routes {
  private static final String ALL = "/api/forums/:forum/tokens";
  private final Forums forums;
  private final Tokens tokens;
  private final Secrets secrets;

  public TokenRoutes(Forums forums, Tokens tokens, Secrets secrets) {
    this.forums = forums;
    this.tokens = tokens;
    this.secrets = secrets;
  }

  @Override
  public void routes(Table table) {
    table.get(ALL, this::list);
    table.post(ALL, NewToken.class, this::issue);
    table.put(ALL + "/:token/revocation", Revocation.class, this::revoke);
  }

  /** How it is called, what it opens, and for how many days. */
  public record NewToken(String command, String name, List<Scope> scopes, int days)
      implements Forums.Request {}

  /** A token stands in the address. */
  public record Revocation(String command) implements Forums.Request {}

  private record Maker(String participant, String name) {
    static Maker of(Seat seat, String id) {
      Participant maker = seat.forum().participants().get(id);
      return new Maker(id, maker == null ? "" : maker.name());
    }
  }

  /**
   * A token that was not revoked.
   *
   * @param leads false where nobody comes in with it any more: its maker ended everything of
   *     theirs, or the forum or the database came from elsewhere
   */
  private record Line(
      String id,
      String name,
      List<Scope> scopes,
      Maker by,
      Instant made,
      Instant ends,
      boolean leads,
      @Nullable Instant used) {}

  private record Page(List<Line> tokens) {}

  /** The one time that the secret is shown. */
  private record Issued(String token, String secret) {}

  private Answer list(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.CONNECT);
    return Answer.ok(
        new Page(
            seat.forum().of(tokens).values().stream()
                .map(one -> line(seat, one))
                .sorted(Comparator.comparing(Line::made).reversed().thenComparing(Line::id))
                .toList()));
  }

  private Line line(Seat seat, Token one) {
    Maker by = Maker.of(seat, one.by());
    Led led = secrets.of(seat.forum().id(), one.id());
    return new Line(
        one.id(),
        one.name(),
        one.scopes(),
        by,
        one.made(),
        one.ends(),
        led != null,
        led == null ? null : led.used());
  }

  private Answer issue(Call call, NewToken body) {
    call.requireProof(); // it goes on reading when the session is over
    String forum = call.id("forum");
    var command =
        new TokenCommand.Issue(forum, Ids.random(), body.name(), body.scopes(), body.days());
    String token = forums.ask(call.account(), body, command, List.of(forum)).subject();
    tokens.standing(forums.unseated(forum), token); // asked again for one that was ended since
    return Answer.created(new Issued(token, secrets.begin(forum, token, call.account().id())));
  }

  private Answer revoke(Call call, Revocation body) {
    String forum = call.id("forum");
    String token = call.id("token");
    var command = new TokenCommand.Revoke(forum, token);
    forums.ask(call.account(), body, command, List.of(forum, token));
    secrets.end(forum, token);
    return Answer.noContent();
  }
}
