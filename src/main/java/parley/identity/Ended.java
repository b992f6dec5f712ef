package parley.identity;

/**
 * The end of a session, for whoever holds something open for it.
 *
 * @param session its opaque name, as {@code Caller.session()}
 * @param account whose it was; empty for a program's token that ran out
 */
public record Ended(String session, String account, Reason reason) {
  /** Why. */
  public enum Reason {
    /** Its person signed out here. */
    SIGNED_OUT,
    /** The issuer told us. */
    LOGGED_OUT,
    /** The issuer said no when asked: signed out there, or the account is disabled. */
    REFUSED,
    /** Too old, or too long unused. */
    EXPIRED,
    /** Somebody signed in anew in the same browser. */
    REPLACED,
    /**
     * Nobody could be asked for too long. It may come back; its sockets are closed all the same.
     */
    UNCHECKED
  }
}
