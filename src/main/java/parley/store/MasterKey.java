package parley.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/**
 * The one static key that wraps all others, in a file of 64 hex digits readable by its owner only.
 * It is the same on all nodes and is never stored in a database.
 */
public final class MasterKey implements KeyService {
  private final byte[] key;

  private MasterKey(byte[] key) {
    this.key = key;
  }

  /**
   * Reads the key file, or makes it if {@code create} is set and there is none.
   *
   * @throws IOException if it cannot be read, is malformed, or is missing and must not be made
   */
  public static MasterKey open(Path file, boolean create) throws IOException {
    if (!Files.exists(file)) {
      if (!create) {
        throw new IOException(
            "the key file "
                + file
                + " is missing, and the database holds what only that key opens: put it back from"
                + " its backup (keys.file says where it is looked for).");
      }
      make(file);
    }
    String hex = Files.readString(file).strip();
    if (!hex.matches("[0-9a-fA-F]{" + 2 * Seal.KEY_BYTES + "}")) {
      throw new IOException("the key file " + file + " does not hold 64 hex digits");
    }
    return new MasterKey(HexFormat.of().parseHex(hex));
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        HexFormat.of().formatHex(Seal.randomKey()) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  @Override
  public byte[] wrap(String name, byte[] plain) {
    return Seal.seal(subkey("wrap"), name, plain);
  }

  @Override
  public byte[] unwrap(String name, byte[] wrapped) {
    return Seal.open(subkey("wrap"), name, wrapped);
  }

  @Override
  public byte[] subkey(String purpose) {
    return Seal.derive(key, "parley/" + purpose);
  }
}
