package parley.paper.state;

import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Author;
import parley.forum.Rule;

/**
 * Whose paper it is: a party's, or one person's.
 *
 * @param byParty true if it is put forward in the name of a party
 * @param author who circulated it, kept as the room's rule asks; of a party's paper never by name
 * @param rule under which it was kept
 */
public record Submitter(boolean byParty, Author author, Rule rule) {
  /** The rule under which the one who circulates is kept: a party's paper has no person's name. */
  public static Rule rule(boolean byParty, Rule today) {
    boolean named = today.inside() == Rule.Inside.NAME;
    return byParty && named
        ? new Rule(
            Rule.Inside.PARTY, today.outsideUse(), today.participantList(), today.existence())
        : today;
  }

  /** By whom a release counts deposits. */
  public record Deposit(String release, String party) {}

  /** Why a paper is not open yet: a time, or that others are awaited. */
  public record Hold(java.time.@Nullable Instant until, @Nullable Deposit deposit) {}
}
