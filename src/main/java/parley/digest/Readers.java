package parley.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.identity.Accounts;

/** Those who can be written to. */
public interface Readers {
  /** The accounts of this installation. */
  List<String> accounts();

  /** Where and how to write to one; null where no verified address is known. */
  @Nullable Reader of(String account);

  /** Those who have an account here. */
  static Readers of(Accounts accounts) {
    return new Readers() {
      @Override
      public List<String> accounts() {
        return accounts.all();
      }

      @Override
      public @Nullable Reader of(String account) {
        Accounts.Profile profile = accounts.profile(account);
        String email = profile == null ? null : profile.email();
        return profile == null || email == null
            ? null
            : new Reader(email, profile.language(), profile.zone());
      }
    };
  }

  /**
   * One of them.
   *
   * @param zone of their settings; null where they named none
   */
  record Reader(String email, String language, @Nullable String zone) {
    @Override
    public String toString() {
      return "Reader"; // addresses are for no log
    }
  }
}
