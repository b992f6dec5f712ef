package parley.identity.issuer;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sign-in at the issuer.
 *
 * @param since when the person gave a password
 * @param refresh the only refresh token that is good; each use replaces it
 */
record IssuerSession(String sid, Person person, AtomicReference<String> refresh, Instant since) {
  static IssuerSession of(Person person, Instant since) {
    String sid = UUID.randomUUID().toString();
    return new IssuerSession(
        sid, person, new AtomicReference<>(sid + "." + UUID.randomUUID()), since);
  }

  /** False when it is not the token of the moment. */
  boolean rotate(String presented) {
    String current = refresh.get();
    return current.equals(presented)
        && refresh.compareAndSet(current, sid + "." + UUID.randomUUID()); // one of several wins
  }
}
