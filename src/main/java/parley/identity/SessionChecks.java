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
    record Good(Session session) implements Outcome {}

    /** The issuer said no: it must be ended. */
    record Refused(String reason) implements Outcome {}

    /** It was ended already. */
    record Gone() implements Outcome {}

    /** Nobody can say. */
    record Away() implements Outcome {}
  }

  /**
   * Waits for the issuer or the node that asks it.
   *
   * @param anew whether an answer from before this call does not count
   */
  Outcome check(String id, boolean anew) {
    try {
      Outcome outcome = null;
      while (outcome == null) {
        outcome = step(id, anew);
      }
      return outcome;
    } catch (MongoException away) {
      LOG.warn("session-check outcome=database-away");
      return new Outcome.Away();
    }
  }

  /** Null when somebody else was faster and it must be looked at again. */
  private @Nullable Outcome step(String id, boolean anew) {
    Stored<Session> stored = store.find(id);
    if (stored == null) {
      return new Outcome.Gone();
    }
    Session session = stored.value();
    Instant now = clock.instant();
    long recentMillis = lifetimes.check().toMillis() * RECENT_PERCENT / 100;
    if (!anew && now.isBefore(session.checked().plusMillis(recentMillis))) {
      return new Outcome.Good(session);
    }
    if (session.claimedUntil() != null && now.isBefore(session.claimedUntil())) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      return Thread.interrupted() ? new Outcome.Away() : null;
    }
    if (!store.replace(id, stored.version(), session.claimed(now.plus(CLAIM)))) {
      return null;
    }
    return asked(id, new Stored<>(id, stored.version() + 1, session), now);
  }

  private @Nullable Outcome asked(String id, Stored<Session> claimed, Instant now) {
    Session session = claimed.value();
    if (session.subject() != null) {
      return first(id, claimed, session.subject(), now);
    }
    if (session.refreshToken() == null) {
      return new Outcome.Refused("no-refresh-token");
    }
    return switch (issuer.refresh(session.refreshToken())) {
      case Grant.Granted granted -> granted(id, claimed, granted, now);
      case Grant.Refused refused -> new Outcome.Refused(refused.error());
      case Grant.Away away -> {
        store.replace(id, claimed.version(), session.released());
        yield new Outcome.Away();
      }
    };
  }

  private @Nullable Outcome first(String id, Stored<Session> claimed, String subject, Instant now) {
    Session session = claimed.value();
    try {
      if (keycloak == null || !keycloak.stands(subject, session.created())) {
        return new Outcome.Refused("account");
      }
      Session renewed = session.standing(now);
      return store.replace(id, claimed.version(), renewed) ? new Outcome.Good(renewed) : null;
    } catch (Away away) {
      store.replace(id, claimed.version(), session.released());
      return new Outcome.Away();
    }
  }

  private @Nullable Outcome granted(
      String id, Stored<Session> claimed, Grant.Granted granted, Instant now) {
    Session session = claimed.value();
    if (granted.idToken() != null && !sameAccount(session, granted.idToken())) {
      return new Outcome.Refused("other-account");
    }
    Session renewed =
        session.renewed(
            Objects.requireNonNullElse(granted.idToken(), session.idToken()),
            Objects.requireNonNullElse(granted.refreshToken(), session.refreshToken()),
            now,
            granted.seconds());
    // Gone meanwhile: a logout came between question and answer, and it wins.
    return store.replace(id, claimed.version(), renewed) ? new Outcome.Good(renewed) : null;
  }

  private boolean sameAccount(Session session, String idToken) {
    try {
      Person person = issuer.tokens().renewed(idToken);
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
