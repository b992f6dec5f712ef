package parley.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.Command.Asked;
import parley.forum.Forum;
import parley.forum.Participant.Capacity;
import parley.forum.Seat;
import parley.identity.Newcomers;
import parley.invitation.InvitationCommand.Accept;
import parley.invitation.InvitationCommand.AskAnew;
import parley.invitation.InvitationCommand.Entrant;
import parley.invitation.Secrets.Place;
import parley.live.Forums;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/**
 * The way in, for whoever comes with a link or a code. The secret stands in bodies only, never in
 * an address. Nothing happens by looking: an account is made, and a seat taken, by asking for it.
 */
public final class EntranceRoutes implements Routes {
  private static final String HERE = "/api/invitation";
  private final Forums forums;
  private final Invitations invitations;
  private final Issuing issuing;
  private final Newcomers newcomers;
  private final Attempts attempts = new Attempts();

  public EntranceRoutes(
      Forums forums, Invitations invitations, Issuing issuing, Newcomers newcomers) {
    this.forums = forums;
    this.invitations = invitations;
    this.issuing = issuing;
    this.newcomers = newcomers;
  }

  @Override
  public void routes(Table table) {
    table
        .open()
        .post(HERE, Presented.class, this::look)
        .post(HERE + "/account", NewAccount.class, this::account)
        .post(HERE + "/renewal", Presented.class, this::askAnew);
    table.post(HERE + "/acceptance", Acceptance.class, this::accept);
  }

  /** What somebody comes with: the token of a link, or a code. */
  public record Presented(String secret) {}

  /** A password for an account of one's own. */
  public record NewAccount(String secret, String password, String language) {
    @Override
    public String toString() {
      return "NewAccount"; // a password is for no log
    }
  }

  /** Takes the seat: the charter was read in this language, and the capacity is declared. */
  public record Acceptance(String command, String secret, Capacity capacity, String language)
      implements Forums.Request {}

  /** What is to be done next. */
  enum Step {
    PASSWORD,
    SIGN_IN,
    OTHER_ACCOUNT,
    CHARTER
  }

  private record Entrance(
      Step step, String email, String language, Instant until, @Nullable SeatAhead ahead) {}

  private record Entered(String forum, String room) {}

  private record Nothing() {}

  /** An invitation that was found by its secret. */
  private record Found(Place place, String secret, Forum forum, Invitation invitation) {}

  private Answer look(Call call, Presented body) {
    Found found = found(call, body.secret());
    Invitation.Whom whom = Objects.requireNonNull(found.invitation().whom());
    Account account = call.caller();
    Step step = step(account, whom.email());
    SeatAhead ahead =
        step == Step.CHARTER && account != null
            ? SeatAhead.of(found.forum(), found.invitation(), account, forums.attribution())
            : null;
    Instant until = found.invitation().pass().until();
    return Answer.ok(new Entrance(step, whom.email(), whom.language(), until, ahead));
  }

  private Step step(@Nullable Account account, String email) {
    if (account == null) {
      return newcomers.has(email) || !newcomers.makes() ? Step.SIGN_IN : Step.PASSWORD;
    }
    return newcomers.is(account.id(), email) ? Step.CHARTER : Step.OTHER_ACCOUNT;
  }

  private Answer account(Call call, NewAccount body) {
    Invitation.Whom whom = Objects.requireNonNull(found(call, body.secret()).invitation().whom());
    Newcomers.Newcomer who = new Newcomers.Newcomer(whom.name(), whom.email(), body.language());
    return newcomers.begin(call, who, body.password(), Answer.created(new Nothing()));
  }

  private Answer accept(Call call, Acceptance body) {
    Account account = call.account();
    String secret = secret(body.secret());
    Place place = place(call, secret);
    Invitation known = forums.unseated(place.forum()).of(invitations).get(place.invitation());
    String email = known == null || known.whom() == null ? "" : known.whom().email();
    Entrant entrant =
        new Entrant(
            issuing.id("participant", account.id() + "|" + body.command()),
            account.id(),
            account.name(),
            newcomers.is(account.id(), email) ? email : null);
    Accept command =
        new Accept(
            place.forum(), place.invitation(), secret, entrant, body.capacity(), body.language());
    var done = forums.ask(account, body, command, List.of(place.forum(), place.invitation()));
    Seat seat = Seat.of(done.forum(), account.id());
    return Answer.created(new Entered(place.forum(), seat.group(seat.forum().plenary()).plenary()));
  }

  private Answer askAnew(Call call, Presented body) {
    try {
      found(call, body.secret()); // still good: nothing to ask for
    } catch (Problem refused) {
      if (refused.code() != Problem.Code.INVITATION_EXPIRED) {
        throw refused;
      }
      askAnew(call, secret(body.secret()));
    }
    return Answer.noContent();
  }

  private void askAnew(Call call, String secret) {
    Place place = place(call, secret);
    AskAnew command = new AskAnew(place.forum(), place.invitation(), secret);
    try {
      forums.command(place.forum(), new Asked("", null, new byte[0], command));
    } catch (Problem refused) {
      if (refused.code() != Problem.Code.NO_INVITATION) {
        throw refused; // that it stands on the list already is well
      }
    }
  }

  private Found found(Call call, String presented) {
    String secret = secret(presented);
    Place place = place(call, secret);
    Forum forum = forums.unseated(place.forum());
    try {
      Invitation known =
          Entering.usable(forum.of(invitations), place.invitation(), secret, issuing.now());
      return new Found(place, secret, forum, known);
    } catch (Problem refused) {
      if (refused.code() == Problem.Code.NO_INVITATION) {
        attempts.failed(call.source(), issuing.now());
      }
      throw refused;
    }
  }

  private Place place(Call call, String secret) {
    attempts.check(call.source(), issuing.now());
    Place place = issuing.find(secret);
    if (place == null) {
      attempts.failed(call.source(), issuing.now());
      throw new Problem(Problem.Code.NO_INVITATION);
    }
    return place;
  }

  /** A token, or a code as it was typed. */
  private static String secret(String presented) {
    if (Secrets.isToken(presented)) {
      return presented;
    }
    String code = Code.typed(presented);
    if (code == null) {
      throw Problem.field("secret", "is mistyped: a letter is missing or mistaken");
    }
    return code;
  }
}
