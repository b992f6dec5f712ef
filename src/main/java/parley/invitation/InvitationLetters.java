package parley.invitation;

import java.time.InstantSource;
import java.util.List;
import parley.forum.Command.Asked;
import parley.invitation.Invitation.Stage;
import parley.invitation.InvitationCommand.Settle;
import parley.live.Forums;
import parley.notice.Cause;
import parley.notice.Letter;
import parley.web.Problem;

/** Why letters of invitation are sent: an invitation that still waits for this very letter. */
final class InvitationLetters implements Cause {
  private final Forums forums;
  private final Invitations invitations;
  private final InstantSource clock;

  InvitationLetters(Forums forums, Invitations invitations, InstantSource clock) {
    this.forums = forums;
    this.invitations = invitations;
    this.clock = clock;
  }

  static Letter letter(Invitation.Whom whom, String id, String link, Secrets.Place place) {
    return new Letter(
        id,
        Letter.Kind.INVITATION,
        whom.email(),
        whom.language(),
        link,
        List.of(place.forum(), place.invitation()),
        null);
  }

  @Override
  public Standing standing(Letter letter) {
    Invitation known =
        forums.unseated(letter.about().get(0)).of(invitations).get(letter.about().get(1));
    if (known == null || !known.pass().letter().equals(letter.id())) {
      return Standing.NOT_YET;
    }
    boolean wanted =
        known.stage() == Stage.WAITING
            && known.pass().way() == Invitation.Way.LETTER
            && !known.expired(clock.instant());
    return wanted ? Standing.WANTED : Standing.GONE;
  }

  @Override
  public void settled(Letter letter, boolean taken) {
    String forum = letter.about().get(0);
    Settle said = new Settle(forum, letter.about().get(1), letter.id(), taken);
    try {
      forums.command(forum, new Asked("", null, new byte[0], said));
    } catch (Problem refused) {
      if (refused.code() != Problem.Code.NO_INVITATION) {
        throw refused; // noted before, or revoked meanwhile, is well; anything else is not known
      }
    }
  }
}
