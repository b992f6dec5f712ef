package parley;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.fora.Fora;
import parley.fora.ForaRoutes;
import parley.fora.ProposalRoutes;
import parley.fora.ProposalRoutes.Openers;
import parley.identity.Accounts;
import parley.live.Forums;
import parley.store.Database;
import parley.web.Routes;

/** Routes that are not a feature's, made when the forums are there. */
@FunctionalInterface
public interface More {
  List<Routes> routes(Forums forums, Accounts accounts);

  /** The web of fora with what is opened and proposed from it, and others. */
  static More of(Fora fora, Database database, List<Routes> others) {
    return (forums, accounts) -> {
      List<Routes> all = new ArrayList<>(others);
      all.add(new ForaRoutes(fora, forums, database.keys()));
      Openers openers = new Openers(accounts::operators, who -> named(accounts, who));
      all.add(new ProposalRoutes(fora, forums, openers, database));
      return all;
    };
  }

  private static @Nullable String named(Accounts accounts, String who) {
    Accounts.Profile profile = accounts.profile(who);
    return profile == null ? null : profile.name();
  }
}
