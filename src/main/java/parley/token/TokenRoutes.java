package parley.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.live.Forums;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Making tokens, listing them, and ending them. */
public final class TokenRoutes implements Routes {
  private static final String ALL = "/api/forums/:forum/tokens";
  private static final int DAYS_MAX = 365;
  private final Forums forums;
  private final Tokens tokens;
  private final Secrets secrets;
  private final InstantSource clock;

  public TokenRoutes(Forums forums, Tokens tokens, Secrets secrets, InstantSource clock) {
    this.forums = forums;
    this.tokens = tokens;
    this.secrets = secrets;
    this.clock = clock;
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

  private record Line(
      String id,
      String name,
      List<Scope> scopes,
      Maker by,
      Instant made,
      Instant ends,
      @Nullable Instant used) {}

  private record Page(List<Line> tokens) {}

  /** The one time that the secret is shown. */
  private record Issued(String token, String secret) {}

  private Answer list(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.CONNECT);
    Map<String, @Nullable Instant> used = secrets.used(seat.forum().id());
    List<Line> lines = new ArrayList<>();
    for (Token one : seat.forum().of(tokens).values()) {
      if (used.containsKey(one.id())) { // else the forum came from another host, and it from there
        lines.add(line(seat, one, used.get(one.id())));
      }
    }
    lines.sort(Comparator.comparing(Line::made).reversed().thenComparing(Line::id));
    return Answer.ok(new Page(lines));
  }

  private static Line line(Seat seat, Token one, @Nullable Instant used) {
    Maker by = Maker.of(seat, one.by());
    return new Line(one.id(), one.name(), one.scopes(), by, one.made(), one.ends(), used);
  }

  private Answer issue(Call call, NewToken body) {
    call.requireProof(); // it goes on reading when the session is over
    if (body.days() < 1 || body.days() > DAYS_MAX) {
      throw Problem.field("days", "must lie between 1 and " + DAYS_MAX);
    }
    String forum = call.id("forum");
    Instant ends = clock.instant().plus(Duration.ofDays(body.days()));
    var command = new TokenCommand.Issue(forum, Ids.random(), body.name(), body.scopes(), ends);
    String token = forums.ask(call.account(), body, command, List.of(forum)).subject();
    tokens.standing(forums.unseated(forum), token); // asked again for one that was ended since
    return Answer.created(new Issued(token, secrets.secret(forum, token)));
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
