package parley.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is kept, encrypted; its tokens never leave the server.
 *
 * @param sid the issuer's name of the sign-in, if it gives one
 * @param refreshToken null when the issuer gave none: then the session ends with its token
 * @param created at sign-in
 * @param checked when the issuer last said yes, counted from the question
 * @param tokenEnds end of the last access token
 * @param claimedUntil while a node is asking the issuer, so that no other does
 */
record Session(
    String account,
    @Nullable String sid,
    String idToken,
    @Nullable String refreshToken,
    Instant created,
    Instant checked,
    Instant tokenEnds,
    @Nullable Instant claimedUntil) {
  /** How a session stands at a moment. */
  enum Standing {
    /** Believed without asking. */
    GOOD,
    /** The issuer must be asked. */
    DUE,
    /** Ended by its age, whatever the issuer says. */
    OVER
  }

  Standing standing(Instant now, Instant used, IdentityConfig.Lifetimes lifetimes) {
    boolean old = !now.isBefore(created.plus(lifetimes.session()));
    boolean idle = !now.isBefore(used.plus(lifetimes.idle()));
    if (old || idle) {
      return Standing.OVER;
    }
    if (refreshToken == null) {
      return now.isBefore(tokenEnds) ? Standing.GOOD : Standing.OVER;
    }
    return now.isBefore(checked.plus(lifetimes.check())) ? Standing.GOOD : Standing.DUE;
  }

  /** Whether it is still believed although the issuer does not answer. */
  boolean outlasts(Instant now, Duration issuerAway) {
    return now.isBefore(tokenEnds.plus(issuerAway));
  }

  Session claimed(Instant until) {
    return new Session(account, sid, idToken, refreshToken, created, checked, tokenEnds, until);
  }

  Session released() {
    return new Session(account, sid, idToken, refreshToken, created, checked, tokenEnds, null);
  }

  /** After the issuer said yes to a question asked at this moment. */
  Session renewed(String newIdToken, String newRefreshToken, Instant asked, long seconds) {
    return new Session(
        account,
        sid,
        newIdToken,
        newRefreshToken,
        created,
        asked,
        asked.plusSeconds(seconds),
        null);
  }

  @Override
  public String toString() {
    return "Session[" + account + "]"; // never a token
  }
}
