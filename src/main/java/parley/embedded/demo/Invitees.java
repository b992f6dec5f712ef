package parley.embedded.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import parley.embedded.demo.ForumFile.InvitedOf;
import parley.embedded.mail.Mailbox;
import parley.forum.Command;
import parley.forum.Role;
import parley.invitation.Rehearsal;
import parley.notice.Letter;
import parley.notice.Wording;

/** Who is invited and has not come: some may still, one has expired, one asks anew. */
final class Invitees {
  private static final Duration SENDING = Duration.ofMinutes(1);
  private final ForumFile file;
  private final Names names;
  private final LocalDate firstDay;
  private final Rehearsal rehearsal;

  Invitees(ForumFile file, Names names, LocalDate firstDay, Rehearsal rehearsal) {
    this.file = file;
    this.names = names;
    this.firstDay = firstDay;
    this.rehearsal = rehearsal;
  }

  /** In the order of time. */
  List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    for (InvitedOf one : file.invitations()) {
      Instant at = one.invited().from(firstDay);
      deeds.add(deed(at, one, "invited", rehearsal.invites(invited(one), at, one.days())));
      if (one.sent()) {
        Instant sent = at.plus(SENDING);
        deeds.add(deed(sent, one, "sent", rehearsal.sent(invited(one))));
      }
      if (one.askedAnew() != null) {
        Instant asked = one.askedAnew().from(firstDay);
        deeds.add(deed(asked, one, "asked", rehearsal.asksAnew(invited(one))));
      }
    }
    deeds.sort((a, b) -> a.time().compareTo(b.time()));
    return deeds;
  }

  /** What was sent in the past lies in the mailbox already. */
  void deliver(Mailbox mailbox, Wording wording, String sender) {
    for (InvitedOf one : file.invitations()) {
      if (one.sent()) {
        Letter letter = rehearsal.letter(invited(one));
        Wording.Written written = wording.written(letter);
        Instant at = one.invited().from(firstDay).plus(SENDING);
        mailbox.keep(
            names.id("letter", one.key()),
            new Mailbox.Sent(at, sender, one.email(), written.subject(), written.text()));
      }
    }
  }

  private Deed deed(Instant at, InvitedOf one, String what, Command command) {
    String organiser =
        file.participants().stream()
            .filter(person -> person.roles().contains(Role.ORGANISER))
            .findAny()
            .orElseThrow()
            .username();
    return new Deed(at, organiser, null, what + "/" + one.key(), shown -> command);
  }

  private Rehearsal.Invited invited(InvitedOf one) {
    return new Rehearsal.Invited(
        "demonstration/" + one.key(),
        one.name(),
        one.email(),
        one.language(),
        one.party(),
        one.capacity(),
        one.roles(),
        one.groups().stream().map(group -> names.id("group", group)).toList());
  }
}
