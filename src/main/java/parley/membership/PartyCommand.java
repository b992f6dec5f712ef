package parley.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.ForumEvent.Act;
import parley.web.Text;

/** What can be asked about parties, the charter, one's own seat, and the end of a group. */
sealed interface PartyCommand extends Command {
  String forum();

  @Override
  default String scope() {
    return forum();
  }

  /** Leaves the forum, or with one of the two a working group or a room. */
  record Leave(String forum, @Nullable String group, @Nullable String from)
      implements PartyCommand {}

  /** Takes one's party out of the forum. */
  record Withdraw(String forum, String party) implements PartyCommand {
    @Override
    public Act act() {
      return Act.PARTY_WITHDREW;
    }
  }

  /** Asks those seated whether a party may come in, or sit in another way. */
  record Propose(
      String forum,
      String accession,
      Candidate candidate,
      Standing.Reading reading,
      Instant deadline)
      implements PartyCommand {
    @Override
    public Act act() {
      return Act.ACCESSION_ASKED;
    }

    @Override
    public Instant wakes() {
      return deadline;
    }
  }

  /** A party that is proposed, and how it is to sit. */
  record Candidate(String party, Text name, Standing.Kind kind, String why) {}

  /** Says for one's party whether it consents. No log knows of it. */
  record Consent(String forum, String accession, boolean consents) implements PartyCommand {}

  /** Ends what nobody can answer any more. */
  record EndAccession(String forum, String accession) implements PartyCommand, Command.Seatless {}

  /** Ends a working group with a report to all who sit in the forum. */
  record CloseWithReport(String forum, String group, Text report) implements PartyCommand {
    @Override
    public Act act() {
      return Act.GROUP_CLOSED;
    }
  }

  /** Accepts the charter that changed at that time. */
  record AcceptCharter(String forum, String language, Instant changed) implements PartyCommand {}
}
