package parley.identity.oidc;

import org.jspecify.annotations.Nullable;

/** What the issuer's token endpoint answered. */
public sealed interface Grant {
  /**
   * Tokens.
   *
   * @param seconds how long the access token lives, or a minute where that is not said
   */
  record Granted(@Nullable String idToken, @Nullable String refreshToken, long seconds)
      implements Grant {
    @Override
    public String toString() {
      return "Granted[" + seconds + " s]"; // never a token
    }
  }

  /** The issuer says no: used or unknown code, sign-in over, account disabled. */
  record Refused(String error) implements Grant {}

  /** No answer, or one that says nothing about this person. */
  record Away(String error) implements Grant {}
}
