package parley.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.invitation.Invitation.Offered;
import parley.invitation.Invitation.Pass;
import parley.invitation.Invitation.Way;
import parley.invitation.Invitation.Whom;
import parley.invitation.InvitationCommand.AskAnew;
import parley.invitation.InvitationCommand.Invite;
import parley.invitation.InvitationCommand.Invitee;
import parley.invitation.InvitationCommand.Settle;
import parley.invitation.Issuing.Fresh;
import parley.notice.Letter;

/**
 * Invitations of the past, as the demonstration is furnished with them: the same commands that
 * requests give, at the times that are told of.
 */
public final class Rehearsal {
  private final Issuing issuing;
  private final String forum;

  public Rehearsal(Issuing issuing, String forum) {
    this.issuing = issuing;
    this.forum = forum;
  }

  /**
   * Somebody who is invited by a letter.
   *
   * @param made tells this invitation from all others; the same again is the same invitation
   */
  public record Invited(
      String made,
      String name,
      String email,
      String language,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups) {
    private Whom whom() {
      return new Whom(name, email, language);
    }
  }

  /** The command that invites; its letter waits in the outbox until somebody sends it. */
  public Command invites(Invited one, Instant at, int days) {
    Fresh fresh = issuing.fresh(Way.LETTER, one.made());
    issuing.lead(fresh, one.whom(), new Secrets.Place(forum, fresh.id()));
    Pass pass =
        new Pass(
            Way.LETTER,
            Invitations.hash(fresh.secret()),
            fresh.letter(),
            at.plus(Duration.ofDays(days)));
    Offered offered = new Offered(one.party(), one.capacity(), one.roles(), one.groups(), true);
    return new Invite(forum, List.of(new Invitee(fresh.id(), one.whom(), offered, pass, null)));
  }

  /** What the mail server said of the letter. */
  public Command sent(Invited one) {
    Fresh fresh = issuing.fresh(Way.LETTER, one.made());
    return new Settle(forum, fresh.id(), fresh.letter(), true);
  }

  /** The person asks for another. */
  public Command asksAnew(Invited one) {
    Fresh fresh = issuing.fresh(Way.LETTER, one.made());
    return new AskAnew(forum, fresh.id(), fresh.secret());
  }

  /** The letter that was sent. */
  public Letter letter(Invited one) {
    Fresh fresh = issuing.fresh(Way.LETTER, one.made());
    Secrets.Place place = new Secrets.Place(forum, fresh.id());
    return InvitationLetters.letter(one.whom(), fresh.letter(), issuing.link(fresh), place);
  }
}
