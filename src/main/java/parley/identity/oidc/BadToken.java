package parley.identity.oidc;

/**
 * A token or a callback that is not to be trusted; its text is a reason for the log, no content.
 */
public final class BadToken extends Exception {
  private static final long serialVersionUID = 1L;

  public BadToken(String reason) {
    super(reason, null, false, false);
  }
}
