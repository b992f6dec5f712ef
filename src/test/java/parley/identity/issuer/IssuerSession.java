package parley.identity.issuer;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sign-in at the issuer.
 *
 * @param refresh the only refresh token that is good; each use replaces it
 */
record IssuerSession(String sid, Person person, AtomicReference<String> refresh) {
  static IssuerSession of(Person person) {
    String sid = UUID.randomUUID().toString();
    return new IssuerSession(sid, person, new AtomicReference<>(sid + "." + UUID.randomUUID()));
  }

  /** False when it is not the token of the moment. */
  boolean rotate(String presented) {
    String current = refresh.get();
    return current.equals(presented)
        && refresh.compareAndSet(current, sid + "." + UUID.randomUUID()); // one of several wins
  }
}
