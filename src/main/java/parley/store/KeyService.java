package parley.store;

/**
 * Holds the master key. The sealed local file is one; a vault or a hardware module can be others.
 */
public interface KeyService {
  /** Wraps a key under the master key, bound to its name. */
  byte[] wrap(String name, byte[] plain);

  /** Unwraps what {@link #wrap} made under the same name; fails on anything else. */
  byte[] unwrap(String name, byte[] wrapped);

  /**
   * The master key wrapped under itself, for databases that were begun before there was a root key:
   * theirs is the master key of that time.
   */
  byte[] wrapItself(String name);
}
