package parley.token;

import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.identity.Accounts;
import parley.identity.Accounts.Profile;
import parley.identity.Identity;
import parley.live.Forums;
import parley.store.Documents.Stored;
import parley.token.Secrets.Led;
import parley.web.Account;
import parley.web.Authenticator;
import parley.web.Authenticator.Caller;
import parley.web.Call;

/**
 * Says who calls with a token: whoever made it, where it opens what is asked for; the forum decides
 * whether it stands.
 */
public final class Bearers {
  private static final String BEARER = "Bearer ";
  private final Forums forums;
  private final Tokens tokens;
  private final Secrets secrets;
  private final InstantSource clock;

  public Bearers(Forums forums, Tokens tokens, Secrets secrets, InstantSource clock) {
    this.forums = forums;
    this.tokens = tokens;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Says who calls with a token, and leaves the others to those who know them. */
  public Authenticator before(Identity identity) {
    return call -> {
      String authorization = call.header("authorization");
      return authorization != null && authorization.startsWith(BEARER + Secrets.PREFIX)
          ? caller(identity.accounts(), authorization.substring(BEARER.length()).strip(), call)
          : identity.caller(call);
    };
  }

  /** Null if it does not open the address that is asked for: as for somebody without a session. */
  private @Nullable Caller caller(Accounts accounts, String secret, Call call) {
    Stored<Led> led = call.reads() ? secrets.led(secret) : null;
    String account = led == null ? null : account(led.value(), call);
    Profile profile = account == null ? null : accounts.profile(account);
    if (led == null || account == null || profile == null) {
      return null;
    }
    secrets.note(led, clock.instant());
    Account maker = new Account(account, profile.name(), profile.language(), false, true);
    String session = "token-" + led.id();
    return new Caller(maker, session, false, session);
  }

  /** Of whoever made it, if it opens what is asked for now. */
  private @Nullable String account(Led led, Call call) {
    Forum forum = forums.unseated(led.forum());
    Token token = forum.of(tokens).get(led.token());
    return token != null && token.opens(forum, call.path(), clock.instant())
        ? Objects.requireNonNull(forum.participants().get(token.by())).account()
        : null;
  }
}
