package parley.invitation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant.Capacity;
import parley.invitation.Invitation.Offered;
import parley.invitation.Invitation.Pass;
import parley.invitation.Invitation.Whom;

/** What can be asked about invitations. Ids and secrets of new ones come in with the command. */
sealed interface InvitationCommand extends Command {
  String forum();

  @Override
  default String scope() {
    return forum();
  }

  /**
   * Somebody to be invited.
   *
   * @param account of this address, where there is one: it may sit here already
   */
  record Invitee(
      String invitation, Whom whom, Offered offered, Pass pass, @Nullable String account) {}

  /** Invites all of them, or nobody. */
  record Invite(String forum, List<Invitee> people) implements InvitationCommand {
    @Override
    public Act act() {
      return Act.INVITED;
    }
  }

  /** Gives an invitation a new pass. */
  record Resend(String forum, String invitation, Pass pass) implements InvitationCommand {
    @Override
    public Act act() {
      return Act.INVITATION_RENEWED;
    }
  }

  /** Takes an invitation back. */
  record Revoke(String forum, String invitation) implements InvitationCommand {
    @Override
    public Act act() {
      return Act.INVITATION_REVOKED;
    }
  }

  /** What the mail server said of a letter. */
  record Settle(String forum, String invitation, String letter, boolean taken)
      implements InvitationCommand, Command.Seatless {}

  /** Puts an expired invitation on the list of those who may renew it. */
  record AskAnew(String forum, String invitation, String secret)
      implements InvitationCommand, Command.Seatless {}

  /**
   * Takes the seat.
   *
   * @param secret the link's token or the code, in clear
   * @param entrant whoever takes it
   * @param language in which the charter was read
   */
  record Accept(
      String forum,
      String invitation,
      String secret,
      Entrant entrant,
      Capacity capacity,
      String language)
      implements InvitationCommand, Command.Seatless {
    @Override
    public List<String> seatsAccounts() {
      return List.of(entrant.account());
    }
  }

  /**
   * An account at the door.
   *
   * @param email which the issuer has verified, or null
   */
  record Entrant(String participant, String account, String name, @Nullable String email) {}
}
