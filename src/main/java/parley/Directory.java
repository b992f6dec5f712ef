package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.arrival.Arrivals;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.forum.Role.Right;
import parley.identity.Accounts;
import parley.identity.factor.Duties;
import parley.live.Forums;
import parley.membership.MembershipRoutes;
import parley.store.Database;
import parley.web.Account;

/** The accounts of this installation, as those who seat people look them up. */
record Directory(Accounts known) implements MembershipRoutes.Accounts {
  @Override
  public @Nullable String byEmail(String email) {
    return known.byEmail(email);
  }

  @Override
  public String name(String account) {
    Accounts.Profile profile = known.profile(account);
    return profile == null ? "—" : profile.name();
  }

  /**
   * Who has duties; and whoever signs in gets the seats that came from another host first.
   *
   * @throws com.mongodb.MongoException if the database is away
   */
  static Duties duties(Database database, Forums forums, Accounts accounts) {
    Arrivals arrivals = new Arrivals(database, forums, accounts);
    arrivals.begin();
    return new Duties() {
      @Override
      public boolean has(String account) {
        return duty(forums, accounts, account);
      }

      @Override
      public void comes(String account) {
        arrivals.comes(account);
      }
    };
  }

  /** Whether somebody organises or chairs anything, or opens forums here. */
  private static boolean duty(Forums forums, Accounts accounts, String account) {
    Account found = accounts.find(account);
    return (found != null && found.operator())
        || forums.seats(account).anyMatch(seat -> seat.has(Right.READ_LOG));
  }

  /** Who opens forums; in the demonstration its organiser too, so that one can see how. */
  static Set<String> openers(Config config, @Nullable Path furnished) throws IOException {
    Set<String> all = new HashSet<>(config.identity().operators());
    if (furnished != null && config.mode() == Config.Mode.DEMONSTRATION) {
      Path realm = furnished.resolve("realm");
      all.add(DemonstrationPeople.read(realm).person("organiser").email());
    }
    return all;
  }
}
