package parley.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.device.Device;
import parley.identity.keycloak.Away;
import parley.identity.keycloak.KeycloakAdmin;
import parley.identity.keycloak.KeycloakAdmin.Made;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;

/**
 * People who come for the first time: their account is made at Keycloak, and they are let in at
 * once, in a first session that knows no token and ends with the sitting.
 */
public final class Newcomers {
  public static final int PASSWORD_MIN = 12;
  public static final int PASSWORD_MAX = 128;

  private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);
  private static final Duration SITTING = Duration.ofHours(2);

  private final Identity.Base base;
  private final Accounts accounts;
  private final Sessions sessions;
  private final @Nullable KeycloakAdmin keycloak;

  Newcomers(Identity.Base base, Accounts accounts, Sessions sessions) {
    this.base = base;
    this.accounts = accounts;
    this.sessions = sessions;
    this.keycloak = base.keycloak();
  }

  /** Somebody who was invited at this address, in a language. */
  public record Newcomer(String name, String email, String language) {
    @Override
    public String toString() {
      return "Newcomer"; // names and addresses are for no log
    }
  }

  /** Whether accounts can be made here at all. */
  public boolean makes() {
    return keycloak != null;
  }

  /**
   * Whether somebody has an account with this address.
   *
   * @throws Problem unavailable when nobody can say
   */
  public boolean has(String email) {
    if (accounts.byEmail(email) != null) {
      return true;
    }
    try {
      return keycloak != null && keycloak.has(email);
    } catch (Away away) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
  }

  /** Whether this account is the one with this verified address. */
  public boolean is(String account, String email) {
    return account.equals(accounts.byEmail(email));
  }

  /**
   * Makes an account and begins its first session.
   *
   * @param answer to which the session's cookie is added
   * @throws Problem has-account; bad-field for a password that the realm refuses; unavailable
   */
  public Answer begin(Call call, Newcomer who, String password, Answer answer) {
    if (!makes() || has(who.email())) {
      throw new Problem(Problem.Code.HAS_ACCOUNT);
    }
    if (!Accounts.LANGUAGES.contains(who.language())) {
      throw Problem.field("language", "must be one of the six languages");
    }
    if (password.length() < PASSWORD_MIN
        || password.length() > PASSWORD_MAX
        || password.equalsIgnoreCase(who.email())) {
      throw refusedPassword();
    }
    Instant now = base.clock().instant();
    String subject = made(who, password);
    String account = announced(subject, who);
    String before = call.cookie(Identity.COOKIE);
    if (before != null) {
      sessions.endOf(before, Ended.Reason.REPLACED);
    }
    Session session = Session.first(account, subject, now, now.plus(SITTING));
    String cookie = sessions.begin(session.at(Device.of(call.header("user-agent"))));
    LOG.info("account={} outcome=made", account);
    return answer.with("set-cookie", SignIn.cookie(Identity.COOKIE, cookie, null));
  }

  private String made(Newcomer who, String password) {
    try {
      KeycloakAdmin maker = java.util.Objects.requireNonNull(keycloak);
      var newcomer = new KeycloakAdmin.Newcomer(who.name(), who.email(), who.language());
      return switch (maker.make(newcomer, password)) {
        case Made.Account made -> made.subject();
        case Made.Taken _ -> throw new Problem(Problem.Code.HAS_ACCOUNT);
        case Made.PasswordRefused _ -> throw refusedPassword();
      };
    } catch (Away away) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
  }

  private String announced(String subject, Newcomer who) {
    return accounts.seed(
        base.config().issuer(),
        new Accounts.Announced(subject, who.name(), who.email(), who.language()));
  }

  private static Problem refusedPassword() {
    return Problem.field(
        "password", "must have " + PASSWORD_MIN + " to " + PASSWORD_MAX + " characters");
  }
}
