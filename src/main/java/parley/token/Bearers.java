package parley.token;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.identity.Accounts;
import parley.identity.Accounts.Profile;
import parley.identity.Identity;
import parley.live.Forums;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Account;
import parley.web.Authenticator;
import parley.web.Authenticator.Caller;
import parley.web.Call;

/**
 * The secrets of tokens. Only a hash under a key of this installation is kept, with the forum and
 * token it leads to, so whoever reads the database cannot ask; the forum decides whether it stands.
 */
public final class Bearers {
  /** How every one begins, so that it is known for what it is where it was left lying. */
  public static final String PREFIX = "parley_";

  private static final String SHAPE = PREFIX + "[A-Za-z0-9_-]{43}";
  private static final String BEARER = "Bearer ";
  private final Forums forums;
  private final Tokens tokens;
  private final Documents documents;
  private final Keys keys;
  private final InstantSource clock;

  public Bearers(Forums forums, Tokens tokens, Database database, InstantSource clock) {
    this.forums = forums;
    this.tokens = tokens;
    this.documents = database.documents("apiTokens");
    this.keys = database.keys();
    this.clock = clock;
  }

  /**
   * Where a secret leads.
   *
   * @param used the day it was last used on, by UTC; null for never
   */
  record Led(String forum, String token, @Nullable Instant used) {}

  /** The secret of a token, the same whenever it is asked for; from now on it leads there. */
  String secret(String forum, String token) {
    byte[] bytes = keys.secret("api-token", forum + "|" + token);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    documents.insert(id(secret), owner(forum), new Led(forum, token, null));
    return secret;
  }

  /** From now on its secret leads nowhere, as if it had never been. */
  void end(String forum, String token) {
    for (Stored<Led> led : documents.findBy(owner(forum), Led.class)) {
      if (led.value().token().equals(token)) {
        documents.remove(led.id());
      }
    }
  }

  /** The days on which the tokens of a forum that lead somewhere here were last used, by id. */
  Map<String, @Nullable Instant> used(String forum) {
    Map<String, @Nullable Instant> days = new HashMap<>();
    for (Stored<Led> led : documents.findBy(owner(forum), Led.class)) {
      days.put(led.value().token(), led.value().used());
    }
    return days;
  }

  /** Says who calls with a token, and leaves the others to those who know them. */
  public Authenticator before(Identity identity) {
    return call -> {
      String authorization = call.header("authorization");
      return authorization != null && authorization.startsWith(BEARER + PREFIX)
          ? caller(identity.accounts(), authorization.substring(BEARER.length()).strip(), call)
          : identity.caller(call);
    };
  }

  /** Null if it does not open the address that is asked for: as for somebody without a session. */
  private @Nullable Caller caller(Accounts accounts, String secret, Call call) {
    Stored<Led> led =
        call.reads() && secret.matches(SHAPE) ? documents.find(id(secret), Led.class) : null;
    String account = led == null ? null : account(led.value(), call);
    Profile profile = account == null ? null : accounts.profile(account);
    if (led == null || account == null || profile == null) {
      return null;
    }
    note(led);
    Account maker = new Account(account, profile.name(), profile.language(), false, true);
    return new Caller(maker, "token-" + led.id(), false);
  }

  /** Of whoever made it, if it opens what is asked for now. */
  private @Nullable String account(Led led, Call call) {
    Forum forum = forums.unseated(led.forum());
    Token token = forum.of(tokens).get(led.token());
    return token != null && token.opens(forum, call.path(), clock.instant())
        ? Objects.requireNonNull(forum.participants().get(token.by())).account()
        : null;
  }

  /** By the day: more would say when an institution works. */
  private void note(Stored<Led> led) {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    Instant used = led.value().used();
    if (used == null || used.isBefore(today)) {
      Led after = new Led(led.value().forum(), led.value().token(), today);
      var _ = documents.replace(led.id(), led.version(), after); // or another has just noted it
    }
  }

  private String id(String secret) {
    return keys.mac("api-token", secret);
  }

  private String owner(String forum) {
    return keys.mac("api-token-forum", forum);
  }
}
