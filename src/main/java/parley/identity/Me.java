package parley.identity;

import java.time.ZoneId;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** One's own account, and what one chooses about it. */
final class Me implements Routes {
  private static final int UNDO_SECONDS_MAX = 60;

  private final Identity.Base base;
  private final Accounts accounts;

  Me(Identity.Base base, Accounts accounts) {
    this.base = base;
    this.accounts = accounts;
  }

  /**
   * What a page learns about whoever is signed in.
   *
   * @param account opaque; names the database on the device
   * @param deviceKey base64url of 32 bytes, always the same for this account: what is kept on the
   *     device is encrypted under it. A program gets none.
   */
  record Mine(
      String account,
      String name,
      String language,
      @Nullable String zone,
      int undoSeconds,
      boolean operator,
      @Nullable String deviceKey) {
    @Override
    public String toString() {
      return "Mine"; // never the key
    }
  }

  /**
   * Who is at this browser.
   *
   * @param me absent when nobody is signed in, which a page asks before it knows: an answer, not a
   *     refusal, so that no browser reports it as an error
   */
  record At(@Nullable Mine me) {}

  /** What one chooses. */
  record Choice(String language, @Nullable String zone, int undoSeconds) {}

  @Override
  public void routes(Table table) {
    table.get("/api/me", this::show).put("/api/me", Choice.class, this::choose);
    table.open().get("/api/session", this::session);
  }

  private Answer session(Call call) {
    Account account = call.caller();
    return Answer.ok(new At(account == null ? null : find(account)));
  }

  private Answer show(Call call) {
    Account account = call.account();
    return Answer.ok(mine(account));
  }

  private Answer choose(Call call, Choice choice) {
    Account account = call.account();
    if (!Accounts.LANGUAGES.contains(choice.language())) {
      throw Problem.field("language", "must be one of en, ru, zh, fr, ar, fa");
    }
    if (choice.zone() != null && !ZoneId.getAvailableZoneIds().contains(choice.zone())) {
      throw Problem.field("zone", "must name a time zone, such as Europe/Vienna");
    }
    if (choice.undoSeconds() < 0 || choice.undoSeconds() > UNDO_SECONDS_MAX) {
      throw Problem.field("undoSeconds", "must lie between 0 and " + UNDO_SECONDS_MAX);
    }
    accounts.choose(account.id(), choice.language(), choice.zone(), choice.undoSeconds());
    return Answer.ok(mine(account));
  }

  private Mine mine(Account account) {
    Mine mine = find(account);
    if (mine == null) {
      throw new Problem(Problem.Code.SIGNED_OUT);
    }
    return mine;
  }

  private @Nullable Mine find(Account account) {
    Accounts.Profile profile = accounts.profile(account.id());
    return profile == null
        ? null
        : new Mine(
            account.id(),
            profile.name(),
            profile.language(),
            profile.zone(),
            profile.undoSeconds(),
            account.operator(),
            account.bearer() ? null : deviceKey(account.id()));
  }

  private String deviceKey(String account) {
    byte[] key = base.database().keys().secret("device", account);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }
}
