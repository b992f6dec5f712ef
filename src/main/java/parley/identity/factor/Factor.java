package parley.identity.factor;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.identity.keycloak.Credential;

/**
 * A means beside the password.
 *
 * @param factor the issuer's name of it
 * @param label as its owner named it, where they did
 */
public record Factor(String factor, Kind kind, @Nullable String label, Instant since) {
  /** What it is. */
  public enum Kind {
    /** A code generator on a telephone. */
    CODE("CONFIGURE_TOTP", "otp"),
    /** A passkey: two in one, and no password. */
    PASSKEY("webauthn-register-passwordless", "webauthn-passwordless", "webauthn"),
    /** Codes on paper for the day when the telephone is lost. */
    RECOVERY("CONFIGURE_RECOVERY_AUTHN_CODES", "recovery-authn-codes");

    private final String action;
    private final List<String> credentials;

    Kind(String action, String... credentials) {
      this.action = action;
      this.credentials = List.of(credentials);
    }

    /** How Keycloak is asked to let one set it up. */
    String action() {
      return action;
    }

    static @Nullable Kind named(@Nullable String name) {
      for (Kind kind : values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return kind;
        }
      }
      return null;
    }

    private static @Nullable Kind of(String credential) {
      for (Kind kind : values()) {
        if (kind.credentials.contains(credential)) {
          return kind;
        }
      }
      return null; // a password is no second one
    }
  }

  /**
   * How tokens name what counts beside a password (RFC 8176): a code that serves once, of a device
   * or of paper; a key in a device or in a program. Not {@code sms}, which a telephone company can
   * read, and nothing that says only that there were several.
   */
  private static final Set<String> NAMES = Set.of("otp", "hwk", "swk");

  /** Whether one of these means counts beside a password. */
  public static boolean among(Collection<String> means) {
    return means.stream().anyMatch(NAMES::contains);
  }

  static @Nullable Factor of(Credential credential) {
    Kind kind = Kind.of(credential.type());
    return kind == null
        ? null
        : new Factor(credential.id(), kind, credential.label(), credential.created());
  }
}
