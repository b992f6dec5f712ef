package parley.identity.keycloak;

/** Keycloak did not answer, or not as it does when it is well: nobody knows. */
public final class Away extends Exception {
  private static final long serialVersionUID = 1L;

  Away(String reason) {
    super(reason, null, false, false);
  }
}
