package parley.identity;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.keycloak.Away;
import parley.identity.keycloak.KeycloakAdmin;
import parley.identity.oidc.BadToken;
import parley.identity.oidc.Grant;
import parley.identity.oidc.Issuer;
import parley.identity.oidc.Tokens.Person;
import parley.store.Documents.Stored;

/**
 * Asks the issuer whether a session still stands, by using its refresh token. That token may be
 * good for one use only, so one node asks at a time: it claims the question by compare-and-set on
 * the session's document, and the others wait for what it writes.
 */
final class SessionChecks {
  /** An answer younger than this part of the time it is believed is not asked for again. */
  static final int RECENT_PERCENT = 60;

  private static final Logger LOG = LoggerFactory.getLogger(SessionChecks.class);
  private static final Duration CLAIM = Duration.ofSeconds(12);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final SessionStore store;
  private final Issuer issuer;
  private final Accounts accounts;
  private final IdentityConfig.Lifetimes lifetimes;
  private final InstantSource clock;
  private final @Nullable KeycloakAdmin keycloak;

  SessionChecks(Identity.Base base, SessionStore store, Accounts accounts) {
    this.keycloak = base.keycloak();
    this.store = store;
    this.issuer = base.issuer();
    this.accounts = accounts;
    this.lifetimes = base.config().lifetimes();
    this.clock = base.clock();
  }

  /** What came of a check. */
  sealed interface Outcome {
    /** It stands. */
    record Good(Stored<Session> session) implements Outcome {}

    /** The issuer said no: it must be ended. */
    record Refused(String reason) implements Outcome {}

    /** It was ended already. */
    record Gone() implements Outcome {}

    /** Nobody can say. */
    record Away() implements Outcome {}
  }

  /** Asks about what is kept now; an answer from before this call does not count. */
  Outcome checkAnew(String id) {
    return check(id, null, true);
  }

  /**
   * Waits for the issuer or the node that asks it.
   *
   * @param known as it was last read or written here; looked up only if that is not so any more
   */
  Outcome check(Stored<Session> known) {
    return check(known.id(), known, false);
  }

  private Outcome check(String id, @Nullable Stored<Session> known, boolean anew) {
    try {
      Outcome outcome = known == null ? null : step(known, anew);
      while (outcome == null) {
        Stored<Session> stored = store.find(id);
        outcome = stored == null ? new Outcome.Gone() : step(stored, anew);
      }
      return outcome;
    } catch (MongoException away) {
      LOG.warn("session-check outcome=database-away");
      return new Outcome.Away();
    }
  }

  /** Null when somebody else was faster and it must be looked at again. */
  private @Nullable Outcome step(Stored<Session> stored, boolean anew) {
    Session session = stored.value();
    Instant now = clock.instant();
    long recentMillis = lifetimes.check().toMillis() * RECENT_PERCENT / 100;
    if (!anew && now.isBefore(session.checked().plusMillis(recentMillis))) {
      return new Outcome.Good(stored);
    }
    if (session.claimedUntil() != null && now.isBefore(session.claimedUntil())) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      return Thread.interrupted() ? new Outcome.Away() : null;
    }
    Stored<Session> claimed = replaced(stored, session.claimed(now.plus(CLAIM)));
    return claimed == null ? null : asked(claimed, session, now);
  }

  /** What stands there now; null if it was not this any more. */
  private @Nullable Stored<Session> replaced(Stored<Session> stored, Session after) {
    return store.replace(stored.id(), stored.version(), after)
        ? new Stored<>(stored.id(), stored.version() + 1, after)
        : null;
  }

  private @Nullable Outcome asked(Stored<Session> claimed, Session session, Instant now) {
    if (session.subject() != null) {
      return first(claimed, session, session.subject(), now);
    }
    if (session.refreshToken() == null) {
      return new Outcome.Refused("no-refresh-token");
    }
    return switch (issuer.refresh(session.refreshToken())) {
      case Grant.Granted granted -> granted(claimed, session, granted, now);
      case Grant.Refused refused -> new Outcome.Refused(refused.error());
      case Grant.Away _ -> away(claimed, session);
    };
  }

  private Outcome away(Stored<Session> claimed, Session session) {
    var _ = replaced(claimed, session.released());
    return new Outcome.Away();
  }

  private @Nullable Outcome first(
      Stored<Session> claimed, Session session, String subject, Instant now) {
    try {
      if (keycloak == null || !keycloak.stands(subject, session.created())) {
        return new Outcome.Refused("account");
      }
      return good(replaced(claimed, session.standing(now)));
    } catch (Away away) {
      return away(claimed, session);
    }
  }

  private @Nullable Outcome granted(
      Stored<Session> claimed, Session session, Grant.Granted granted, Instant now) {
    if (granted.idToken() != null && !sameAccount(session, granted.idToken())) {
      return new Outcome.Refused("other-account");
    }
    Session renewed =
        session.renewed(
            Objects.requireNonNullElse(granted.idToken(), session.idToken()),
            Objects.requireNonNullElse(granted.refreshToken(), session.refreshToken()),
            now,
            granted.seconds());
    return good(replaced(claimed, renewed));
  }

  /** Gone meanwhile: a logout came between question and answer, and it wins. */
  private static @Nullable Outcome good(@Nullable Stored<Session> written) {
    return written == null ? null : new Outcome.Good(written);
  }

  private boolean sameAccount(Session session, String idToken) {
    try {
      Person person = issuer.tokens().renewed(idToken, session.idToken());
      if (!accounts.id(person.subject()).equals(session.account())) {
        return false;
      }
      accounts.seen(person);
      return true;
    } catch (BadToken refused) {
      LOG.warn("session-check outcome=bad-id-token reason={}", refused.getMessage());
      return false;
    }
  }
}
