package parley.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.identity.device.Device;
import parley.identity.oidc.Grant;
import parley.identity.oidc.Tokens;

/**
 * A session as it is kept, encrypted; its tokens never leave the server.
 *
 * @param sid the issuer's name of the sign-in, if it gives one
 * @param refreshToken null when the issuer gave none: then the session ends with its token
 * @param created at sign-in
 * @param checked when the issuer last said yes, counted from the question
 * @param tokenEnds end of the last access token
 * @param claimedUntil while a node is asking the issuer, so that no other does
 * @param subject of a first session, which begins with the account itself and has no token: it is
 *     Keycloak that is asked whether the account stands; null for any other
 * @param device as its browser named itself; null in sessions from before it was kept
 * @param proof null where the issuer does not say
 */
record Session(
    String account,
    @Nullable String sid,
    String idToken,
    @Nullable String refreshToken,
    Instant created,
    Instant checked,
    Instant tokenEnds,
    @Nullable Instant claimedUntil,
    @Nullable String subject,
    @Nullable Device device,
    @Nullable Proof proof) {
  /** An access token's life: so long one is believed, when the issuer is away, before the grace. */
  private static final Duration FIRST_BELIEVED = Duration.ofMinutes(5);

  /** After a sign-in at the issuer. */
  static Session signedIn(String account, @Nullable String sid, Grant.Granted granted, Instant at) {
    Instant ends = at.plusSeconds(granted.seconds());
    String idToken = Objects.requireNonNull(granted.idToken());
    return new Session(
        account, sid, idToken, granted.refreshToken(), at, at, ends, null, null, null, null);
  }

  /** Of an account that has just been made, for one sitting. */
  static Session first(String account, String subject, Instant at, Instant ends) {
    Proof now = new Proof(at, null);
    return new Session(account, null, "", null, at, at, ends, null, subject, null, now);
  }

  boolean isFirst() {
    return subject != null;
  }

  static final int SECRET_CHARS = 43;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** 256 random bits in base64url, for a cookie. */
  static String secret() {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

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
    if (refreshToken == null && (!isFirst() || !now.isBefore(tokenEnds))) {
      return now.isBefore(tokenEnds) ? Standing.GOOD : Standing.OVER;
    }
    return now.isBefore(checked.plus(lifetimes.check())) ? Standing.GOOD : Standing.DUE;
  }

  /** Whether it is still believed although the issuer does not answer. */
  boolean outlasts(Instant now, Duration issuerAway) {
    Instant believed = isFirst() ? checked.plus(FIRST_BELIEVED) : tokenEnds;
    return now.isBefore(believed.plus(issuerAway));
  }

  /** What a check changes. */
  private record Believed(
      String idToken, @Nullable String refreshToken, Instant checked, Instant tokenEnds) {}

  private Believed believed() {
    return new Believed(idToken, refreshToken, checked, tokenEnds);
  }

  private Session with(
      Believed now, @Nullable Instant until, @Nullable Device place, @Nullable Proof shown) {
    return new Session(
        account,
        sid,
        now.idToken,
        now.refreshToken,
        created,
        now.checked,
        now.tokenEnds,
        until,
        subject,
        place,
        shown);
  }

  /** The same, begun at this device. */
  Session at(Device place) {
    return with(believed(), claimedUntil, place, proof);
  }

  /** The same, of somebody who showed who they are. */
  Session proved(@Nullable Proof shown) {
    return with(believed(), claimedUntil, device, shown);
  }

  /**
   * That a person showed who they are.
   *
   * @param at when, by the issuer's clock
   * @param acr by which class of means, as the issuer calls it
   */
  record Proof(Instant at, @Nullable String acr) {
    static @Nullable Proof of(Tokens.Person person) {
      return person.proved() == null ? null : new Proof(person.proved(), person.acr());
    }
  }

  Session claimed(@Nullable Instant until) {
    return with(believed(), until, device, proof);
  }

  Session released() {
    return claimed(null);
  }

  /** After the issuer said yes to a question asked at this moment. */
  Session renewed(String newIdToken, String newRefreshToken, Instant asked, long seconds) {
    Instant ends = asked.plusSeconds(seconds);
    return with(new Believed(newIdToken, newRefreshToken, asked, ends), null, device, proof);
  }

  /** After Keycloak said that the account stands; a sitting is not made longer by that. */
  Session standing(Instant asked) {
    return with(new Believed(idToken, refreshToken, asked, tokenEnds), null, device, proof);
  }

  @Override
  public String toString() {
    return "Session[" + account + "]"; // never a token
  }
}
