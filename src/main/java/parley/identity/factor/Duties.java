package parley.identity.factor;

/** Who has duties here, and so signs in with a second factor. */
@FunctionalInterface
public interface Duties {
  /** Whether an account has any. */
  boolean has(String account);

  /** Somebody signs in, and what is theirs may have waited for them; comes before it is asked. */
  default void comes(String account) {}
}
