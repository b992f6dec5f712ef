package parley;

import org.jspecify.annotations.Nullable;
import parley.identity.Accounts;
import parley.membership.MembershipRoutes;

/** The accounts of this installation, as those who seat people look them up. */
record Directory(Accounts known) implements MembershipRoutes.Accounts {
  @Override
  public @Nullable String byEmail(String email) {
    return known.byEmail(email);
  }

  @Override
  public String name(String account) {
    String name = known.name(account);
    return name == null ? "—" : name;
  }
}
