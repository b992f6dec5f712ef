package parley.token;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.token.TokenCommand.Issue;
import parley.token.TokenCommand.Revoke;
import parley.token.TokenEvent.Label;
import parley.token.TokenEvent.TokenIssued;
import parley.token.TokenEvent.TokenRevoked;
import parley.web.Problem;
import parley.web.Words;

/** Decides about tokens; its slice is those that were not revoked, by id. */
public final class Tokens implements Feature<PMap<String, Token>> {
  static final int STANDING_MAX = 20;
  private static final int DAYS_MAX = 365;
  private static final int NAME_MAX = 80;

  /** What a token is for, what it opens, and for how many days. */
  public record Program(String name, List<Scope> scopes, int days) {}

  /** The command that makes one, as the demonstration is furnished with it. */
  public static Command issuing(String forum, String token, Program program) {
    return new Issue(forum, token, program.name(), program.scopes(), program.days());
  }

  @Override
  public PMap<String, Token> empty() {
    return HashTreePMap.empty();
  }

  @Override
  public Class<? extends Command> commands() {
    return TokenCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(TokenIssued.class, TokenRevoked.class);
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    seat.require(Right.CONNECT);
    return switch ((TokenCommand) command) {
      case Issue c -> List.of(issued(seat, c, forum.of(this), context.now()));
      case Revoke c -> List.of(new TokenRevoked(standing(forum, c.token()).id()));
    };
  }

  private static Event issued(Seat seat, Issue c, PMap<String, Token> all, Instant now) {
    Words.line("name", c.name());
    if (c.name().isBlank() || c.name().length() > NAME_MAX) {
      throw Problem.field("name", "must have between 1 and " + NAME_MAX + " characters");
    } else if (c.scopes().isEmpty() || EnumSet.copyOf(c.scopes()).size() < c.scopes().size()) {
      throw Problem.field("scopes", "must name at least one, each once");
    } else if (c.days() < 1 || c.days() > DAYS_MAX) {
      throw Problem.field("days", "must lie between 1 and " + DAYS_MAX);
    } else if (all.values().stream().filter(one -> !one.over(now)).count() >= STANDING_MAX) {
      throw Problem.field("name", "would be one of more than " + STANDING_MAX + " tokens");
    }
    String by = seat.participant().id();
    Instant ends = now.plus(Duration.ofDays(c.days()));
    return new TokenIssued(c.token(), by, c.scopes(), ends, new Label(c.name()));
  }

  /**
   * One that was not revoked.
   *
   * @throws Problem not-found if it is none
   */
  Token standing(Forum forum, String id) {
    Token token = forum.of(this).get(id);
    if (token == null) {
      throw Problem.notFound();
    }
    return token;
  }

  @Override
  public PMap<String, Token> apply(PMap<String, Token> all, Entry entry, Forum before) {
    return switch (entry.event()) {
      case TokenIssued e -> all.plus(e.token(), token(e, entry.time()));
      case TokenRevoked e -> all.minus(e.token());
      default -> all;
    };
  }

  private static Token token(TokenIssued e, Instant made) {
    String name = e.content() == null ? "" : e.content().name();
    return new Token(e.token(), e.by(), name, e.scopes(), made, e.ends());
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null; // nobody is told
  }
}
