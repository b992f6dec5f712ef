package parley.invitation;

import org.jspecify.annotations.Nullable;
import parley.forum.Event;
import parley.invitation.Invitation.Offered;
import parley.invitation.Invitation.Pass;
import parley.invitation.Invitation.Whom;

/** What happens to invitations; all of it belongs to the forum, none to a room. */
sealed interface InvitationEvent extends Event {
  String invitation();

  @Override
  default @Nullable String room() {
    return null;
  }

  @Override
  default String subject() {
    return invitation();
  }

  /** Somebody was invited by a participant. */
  record Invited(String invitation, String by, Offered offered, Pass pass, @Nullable Whom content)
      implements InvitationEvent {
    @Override
    public Event bare() {
      return new Invited(invitation, by, offered, pass, null);
    }
  }

  /** It has a new pass; the one before opens nothing any more. */
  record InvitationResent(String invitation, Pass pass) implements InvitationEvent {}

  /** The mail server has taken the letter. */
  record InvitationSent(String invitation, String letter) implements InvitationEvent {}

  /** The mail server will not take letters to this address. */
  record InvitationUndelivered(String invitation, String letter) implements InvitationEvent {}

  /** It leads nowhere any more. */
  record InvitationRevoked(String invitation) implements InvitationEvent {}

  /** It had expired, and whoever holds it asks for a new one. */
  record InvitationAskedAnew(String invitation) implements InvitationEvent {}

  /**
   * It was accepted; the events that seat the participant follow in the same batch.
   *
   * @param language in which the charter was read
   * @param charter SHA-256 of that wording
   */
  record InvitationAccepted(String invitation, String participant, String language, String charter)
      implements InvitationEvent {}
}
