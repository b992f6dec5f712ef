package parley.store;

/**
 * Holds the master key. The sealed local file is one; a vault or a hardware module can be others.
 */
public interface KeyService {
  /** Wraps a key under the master key, bound to its name. */
  byte[] wrap(String name, byte[] plain);

  /** Unwraps what {@link #wrap} made under the same name; fails on anything else. */
  byte[] unwrap(String name, byte[] wrapped);

  /** A 32-byte key for one purpose that is derived and never stored. */
  byte[] subkey(String purpose);
}
