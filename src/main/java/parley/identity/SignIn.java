package parley.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.device.Device;
import parley.identity.factor.Asking;
import parley.identity.factor.Duties;
import parley.identity.oidc.Attempts;
import parley.identity.oidc.Attempts.Attempt;
import parley.identity.oidc.BadToken;
import parley.identity.oidc.Grant;
import parley.identity.oidc.Issuer;
import parley.identity.oidc.Tokens.Person;
import parley.identity.pages.SignInPages;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;

/**
 * Signing in (authorization code flow with PKCE) and out. What comes back from the issuer is
 * believed only with the state of an attempt of this very browser; the session it gets is new.
 */
final class SignIn implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final String BROWSER_COOKIE = "__Host-parley-sign-in";
  private static final String COOKIE_RULES = "; Path=/; Secure; HttpOnly; SameSite=Lax";
  private static final int BROWSER_SECONDS = 3_600;
  private static final int PATH_CHARS_MAX = 512;

  /** The page that says whether one is signed out; somebody may type the address of the route. */
  private static final String SIGNED_OUT = "/signed-out";

  // No second slash or backslash in front, which browsers read as another host; no controls.
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  private final String origin;
  private final Issuer issuer;
  private final Identity.Base base;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Flow flow;
  private final Asking asking;

  SignIn(Identity.Base base, Accounts accounts, Sessions sessions, Flow flow) {
    this.base = base;
    this.origin = base.config().origin();
    this.issuer = base.issuer();
    this.accounts = accounts;
    this.sessions = sessions;
    this.flow = flow;
    this.asking =
        Asking.of(base.config().lifetimes().stepUp(), base.keycloak(), flow.used()::subject);
  }

  /** What a code flow keeps between its steps. */
  record Flow(Attempts attempts, SessionStore used) {}

  /**
   * What a page sends to sign out.
   *
   * @param wipe what the browser is to forget besides: nothing, or all that was stored there
   * @param gone whether the page has left already, as at a quick exit: then no browser goes to the
   *     issuer, and we tell it ourselves
   */
  record SignOut(@Nullable Wipe wipe, @Nullable Boolean gone) {
    enum Wipe {
      CACHE,
      STORAGE
    }
  }

  /** Where the browser goes next. */
  record Next(String redirect) {}

  void duties(Duties accountsWithDuties) {
    asking.duties(accountsWithDuties);
  }

  @Override
  public void routes(Table table) {
    asking.routes(table);
    table
        .open()
        .get("/sign-in", this::begin)
        .get(IdentityConfig.CALLBACK, call -> finish(call))
        .get("/sign-out", call -> Answer.redirect(origin + SIGNED_OUT))
        .post("/sign-out", SignOut.class, (c, body) -> signOut(c, body));
  }

  private Answer begin(Call call) {
    String path = ownPath(call.query("return"));
    if (!issuer.answers()) {
      return SignInPages.notReady(call);
    }
    String cookie = call.cookie(BROWSER_COOKIE);
    boolean known = cookie != null && cookie.length() == Session.SECRET_CHARS;
    String browser = known && cookie != null ? cookie : Session.secret();
    return sent(call, new To(browser, path), asking.of(call))
        .with("set-cookie", cookie(BROWSER_COOKIE, browser, BROWSER_SECONDS));
  }

  /** Whose browser goes, and where it goes afterwards. */
  private record To(String browser, String path) {}

  private Answer sent(Call call, To to, Map<String, String> asked) {
    Attempt attempt = flow.attempts().begin(to.browser(), to.path(), Asking.strong(asked));
    return Answer.redirect(issuer.authorization(attempt, SignInPages.spoken(call), asked));
  }

  private Answer finish(Call call) {
    Instant asked = base.clock().instant();
    try {
      issuer.callback(call.query("iss"));
      Attempt attempt =
          flow.attempts().open(text(call.query("state")), text(call.cookie(BROWSER_COOKIE)));
      String code = call.query("code");
      if (attempt.expired()) {
        return again(attempt.path());
      }
      if (code == null) {
        LOG.info("sign-in outcome=refused-by-issuer");
        return SignInPages.failed(call);
      }
      return switch (issuer.exchange(code, attempt.verifier())) {
        case Grant.Granted granted -> signedIn(call, attempt, granted, asked);
        case Grant.Refused refused -> {
          LOG.info("sign-in outcome=refused reason={}", refused.error());
          yield SignInPages.failed(call);
        }
        case Grant.Away away -> SignInPages.notReady(call);
      };
    } catch (BadToken refused) {
      LOG.warn("sign-in outcome=refused reason={}", refused.getMessage());
      return SignInPages.failed(call);
    }
  }

  private Answer signedIn(Call call, Attempt attempt, Grant.Granted granted, Instant asked)
      throws BadToken {
    String idToken = text(granted.idToken());
    Person person = issuer.tokens().idToken(idToken, attempt.nonce());
    flow.used().useOnce("state", attempt.state());
    String account = accounts.seen(person);
    if (asking.more(account, person, attempt)) {
      return more(call, attempt, person.subject());
    }
    String before = call.cookie(Identity.COOKIE);
    if (before != null) {
      sessions.endOf(before, Ended.Reason.REPLACED);
    }
    Session session =
        Session.signedIn(account, person.session(), granted, asked)
            .proved(Session.Proof.of(person));
    String cookie = sessions.begin(session.at(Device.of(call.header("user-agent"))));
    return Answer.redirect(origin + attempt.path())
        .with("set-cookie", cookie(Identity.COOKIE, cookie, null));
  }

  /** Somebody with duties signed in without a second factor: no session before they show one. */
  private Answer more(Call call, Attempt attempt, String subject) throws BadToken {
    if (attempt.strong()) {
      LOG.error("sign-in outcome=refused reason=second-factor-not-named-by-issuer");
      return SignInPages.failed(call);
    }
    To same = new To(text(call.cookie(BROWSER_COOKIE)), attempt.path());
    return sent(call, same, asking.more(subject));
  }

  /** Ends the session here, whatever the issuer does; then the browser ends it there. */
  private Answer signOut(Call call, SignOut body) {
    String cookie = call.cookie(Identity.COOKIE);
    Session session = cookie == null ? null : sessions.endOf(cookie, Ended.Reason.SIGNED_OUT);
    if (session != null && Boolean.TRUE.equals(body.gone())) {
      Thread.ofVirtual().name("quick-exit").start(() -> endThere(session));
    }
    return left(session, body.wipe() == SignOut.Wipe.STORAGE);
  }

  /**
   * Ends the issuer's side of a session that has ended here, so that nobody at that browser is let
   * in again without a password; waits.
   *
   * @return whether it is over there
   */
  boolean endThere(Session ended) {
    return ended.isFirst() || (ended.refreshToken() != null && issuer.end(ended.refreshToken()));
  }

  /** What a browser is told whose session has ended here: what to forget, and where to go. */
  Answer left(@Nullable Session session, boolean wipe) {
    boolean known = session != null && !session.isFirst();
    String there =
        session == null || !known ? null : issuer.endSession(session.idToken(), origin + "/");
    Answer next = Answer.ok(new Next(there == null ? origin + "/" : there));
    return next.with("clear-site-data", wipe ? "\"cache\", \"storage\"" : "\"cache\"")
        .with("set-cookie", cookie(Identity.COOKIE, "", 0));
  }

  private Answer again(String path) {
    return Answer.redirect(
        origin + "/sign-in?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  /** A path of ours that is no part of signing in; anything else, however spelled, is the start. */
  static String ownPath(@Nullable String path) {
    if (path == null) {
      return "/";
    }
    boolean ours =
        path.length() <= PATH_CHARS_MAX
            && OWN_PATH.matcher(path).matches()
            && !path.startsWith("/sign-in")
            && !path.startsWith("/api/");
    return ours ? path : "/";
  }

  static String cookie(String name, String value, @Nullable Integer seconds) {
    String age = seconds == null ? "" : "; Max-Age=" + seconds;
    return name + "=" + value + COOKIE_RULES + age;
  }

  private static String text(@Nullable String value) throws BadToken {
    if (value == null) {
      throw new BadToken("missing");
    }
    return value;
  }
}
