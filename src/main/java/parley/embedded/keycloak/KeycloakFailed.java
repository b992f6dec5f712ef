package parley.embedded.keycloak;

/** Keycloak cannot be prepared or started; the message says why and where to read on. */
public final class KeycloakFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  KeycloakFailed(String why) {
    super(why);
  }

  KeycloakFailed(String why, Throwable cause) {
    super(why, cause);
  }
}
