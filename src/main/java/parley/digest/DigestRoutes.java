package parley.digest;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import parley.digest.Readers.Reader;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Which letters one gets, and the end of them by one press (RFC 8058). */
public final class DigestRoutes implements Routes {
  static final String OFF = "/letters/off/";
  private static final String PAGE = "/letters";
  private static final int HOUR_MAX = 23;
  private static final int DAYS = 7;
  private final Digests digests;

  public DigestRoutes(Digests digests) {
    this.digests = digests;
  }

  @Override
  public void routes(Table table) {
    table.get("/api/me/letters", this::show).put("/api/me/letters", Choices.class, this::choose);
    table.open().get(OFF + ":token", this::ask).form(OFF + ":token", this::off);
  }

  /**
   * What one gets.
   *
   * @param address where letters go; absent where none is known
   */
  record Shown(Choices choices, @Nullable String address) {}

  private Answer show(Call call) {
    return Answer.ok(shown(call.account(), digests.choices(call.account().id())));
  }

  private Answer choose(Call call, Choices choices) {
    Account account = call.account();
    if (choices.hour() < 0 || choices.hour() > HOUR_MAX) {
      throw Problem.field("hour", "must lie between 0 and " + HOUR_MAX);
    } else if (choices.weekday() < 1 || choices.weekday() > DAYS) {
      throw Problem.field("weekday", "must lie between 1 and " + DAYS);
    } else if (choices.hoursAhead() < 1 || choices.hoursAhead() > Choices.HOURS_AHEAD_MAX) {
      throw Problem.field("hoursAhead", "must lie between 1 and " + Choices.HOURS_AHEAD_MAX);
    } else if (choices.zone() != null && !ZoneId.getAvailableZoneIds().contains(choices.zone())) {
      throw Problem.field("zone", "must name a time zone, such as Europe/Vienna");
    } else if (choices.rooms().size() > Choices.ROOMS_MAX
        || !choices.rooms().keySet().stream().allMatch(Ids::valid)) {
      throw Problem.field("rooms", "names too many, or what is none");
    }
    return Answer.ok(shown(account, digests.choose(account.id(), choices)));
  }

  private Shown shown(Account account, Choices choices) {
    Reader reader = digests.reader(account.id());
    return new Shown(choices, reader == null ? null : reader.email());
  }

  /** Looking changes nothing: mail programs and their servers look at every link by themselves. */
  private Answer ask(Call call) {
    return Answer.redirect(PAGE + "#" + call.id("token")).with("cache-control", "no-store");
  }

  /** The same answer for a token that never was. */
  private Answer off(Call call) {
    String account = digests.optOut().account(call.id("token"));
    if (account != null) {
      digests.choose(account, digests.choices(account).none());
    }
    return Answer.noContent().with("cache-control", "no-store");
  }
}
