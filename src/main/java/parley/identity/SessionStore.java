package parley.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.identity.oidc.BadToken;
import parley.identity.oidc.Tokens;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;

/**
 * Sessions in the database: found by the hash of their cookie, by account, and by the issuer's name
 * of the sign-in. Whoever reads the database finds no cookie in it, and nothing in clear.
 */
final class SessionStore {
  private static final Duration MARGIN = Duration.ofHours(1);
  private static final Duration SIGN_INS_KEPT = Duration.ofDays(8); // longer than any session

  private final Documents sessions;
  private final Documents signIns;
  private final Documents used;
  private final Keys keys;

  SessionStore(Database database) {
    this.sessions = database.documents("sessions");
    this.signIns = database.documents("signIns");
    this.used = database.documents("used");
    this.keys = database.keys();
  }

  /** What is kept under the issuer's name of a sign-in: nothing but that it is there. */
  private record SignInOf(String account) {}

  /** What is kept of something that was used up. */
  private record Used() {}

  /** The id under which a cookie's session is kept. */
  String id(String cookie) {
    return keys.mac("session", cookie);
  }

  void insert(String id, Session session) {
    if (session.sid() != null) {
      signIns.insert(id, keys.mac("sid", session.sid()), new SignInOf(session.account()));
    }
    sessions.insert(id, session.account(), session);
  }

  @Nullable Stored<Session> find(String id) {
    return sessions.find(id, Session.class);
  }

  /** Of whom a session is, as the issuer calls them. */
  @Nullable String subject(String id) {
    Stored<Session> found = find(id);
    if (found == null) {
      return null;
    }
    Session session = found.value();
    return session.isFirst() ? session.subject() : Tokens.subject(session.idToken());
  }

  List<Stored<Session>> ofAccount(String account) {
    return sessions.findBy(account, Session.class);
  }

  /** The account that signed in under the issuer's name of a sign-in. */
  @Nullable String accountOf(String sid) {
    List<Stored<SignInOf>> found = signIns.findBy(keys.mac("sid", sid), SignInOf.class);
    return found.isEmpty() ? null : found.getFirst().value().account();
  }

  /** Compare and set. */
  boolean replace(String id, int version, Session session) {
    return sessions.replace(id, version, session);
  }

  /** True for one caller only, however many remove it at once. */
  boolean remove(String id) {
    boolean removed = sessions.remove(id);
    signIns.remove(id);
    return removed;
  }

  /**
   * Uses up something that may come once: a logout token's id, the state of a sign-in.
   *
   * @throws BadToken if it came before, on any node
   */
  void useOnce(String kind, String value) throws BadToken {
    if (!used.insert(keys.mac(kind, value), null, new Used())) {
      throw new BadToken("replayed");
    }
  }

  /**
   * Removes what nobody can need any more: sessions that were not used for so long that they are
   * over, and what was used up before anything of that time could still be presented.
   */
  void sweep(Instant now, Duration idle) {
    sessions.removeBefore(now.minus(idle).minus(MARGIN));
    signIns.removeBefore(now.minus(SIGN_INS_KEPT));
    used.removeBefore(now.minus(MARGIN));
  }
}
