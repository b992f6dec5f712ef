package parley.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.oidc.BadToken;
import parley.identity.oidc.Tokens.Logout;
import parley.store.Documents.Stored;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;

/**
 * The issuer tells us that somebody signed out (OpenID Connect Back-Channel Logout). The sign-in it
 * names ends at once. It may mean more than it names (Keycloak, told to end all of a person's
 * sign-ins, names one): so all others of the person are asked about at once, and end without a yes.
 */
final class BackchannelLogout implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(BackchannelLogout.class);

  private static final Duration SECOND_LOOK = Duration.ofMillis(1_500);

  private final Identity.Base base;
  private final Accounts accounts;
  private final Sessions sessions;
  private final SessionStore store;

  BackchannelLogout(Identity.Base base, Accounts accounts, Sessions sessions, SessionStore store) {
    this.base = base;
    this.accounts = accounts;
    this.sessions = sessions;
    this.store = store;
  }

  @Override
  public void routes(Table table) {
    table.open().form("/sign-in/backchannel-logout", call -> loggedOut(call));
  }

  private Answer loggedOut(Call call) {
    try {
      String token = call.form("logout_token");
      Logout logout = base.issuer().tokens().logoutToken(token == null ? "" : token);
      store.useOnce("logout", logout.id());
      end(logout);
      return Answer.noContent().with("cache-control", "no-store");
    } catch (BadToken refused) {
      LOG.warn("logout-token outcome=refused reason={}", refused.getMessage());
      byte[] error = "{\"error\":\"invalid_request\"}".getBytes(StandardCharsets.UTF_8);
      return Answer.bytes(400, "application/json", error);
    }
  }

  private void end(Logout logout) {
    String account = account(logout);
    List<Stored<Session>> all = account == null ? List.of() : store.ofAccount(account);
    for (Stored<Session> one : all) {
      // A first session has no name there; the person signs out of all that is theirs.
      boolean named = logout.session() == null || logout.session().equals(one.value().sid());
      if (named || one.value().isFirst()) {
        sessions.end(one.id(), Ended.Reason.LOGGED_OUT);
      } else {
        // Aside: the issuer may be waiting for our answer before it answers our question.
        Thread.ofVirtual().name("logout").start(() -> lookTwice(one.id()));
      }
    }
    LOG.info("logout-token outcome=taken sessions={}", all.size());
  }

  /** The issuer may have told us before it has finished: so a first yes is not the last word. */
  private void lookTwice(String session) {
    if (sessions.endUnlessKnown(session)) {
      LockSupport.parkNanos(SECOND_LOOK.toNanos());
      sessions.endUnlessKnown(session);
    }
  }

  private @Nullable String account(Logout logout) {
    if (logout.subject() != null) {
      return accounts.id(logout.subject());
    }
    return logout.session() == null ? null : store.accountOf(logout.session());
  }
}
