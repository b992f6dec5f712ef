package parley.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one static key that wraps all others, in a file of 64 hex digits readable by its owner only.
 * It is the same on all nodes and is never stored in a database. While it is being changed, the one
 * that comes after it lies beside it in {@code FILE.next}, and both open.
 */
public final class MasterKey implements KeyService {
  private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
  private final byte[] key;
  private final @Nullable MasterKey next;

  private MasterKey(byte[] key, @Nullable MasterKey next) {
    this.key = key;
    this.next = next;
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
    MasterKey next = null;
    if (Files.exists(coming(file))) {
      LOG.warn("a change of the master key was begun: give the command rotate again to finish it");
      next = new MasterKey(read(coming(file)), null);
    }
    return new MasterKey(read(file), next);
  }

  /**
   * The key that is to come after the one in this file: made and durable, or the one that an
   * earlier attempt made.
   */
  public static MasterKey comingAfter(Path file) throws IOException {
    Path coming = coming(file);
    if (!Files.exists(coming)) {
      make(coming);
    }
    return new MasterKey(read(coming), null);
  }

  /**
   * Keeps a copy of the key in this file under a name of its own, durably: older copies of the
   * database open with nothing else.
   *
   * @return where it lies now, also if it did before
   */
  public static Path keep(Path file) throws IOException {
    byte[] key = read(file);
    for (int i = 1; ; i++) {
      Path kept = file.resolveSibling(file.getFileName() + ".old-" + i);
      if (!Files.exists(kept)) {
        write(kept, key);
        return kept;
      }
      if (Arrays.equals(read(kept), key)) {
        return kept;
      }
    }
  }

  /** From now on, the key that was to come is the one in this file. */
  public static void settle(Path file) throws IOException {
    Files.move(coming(file), file, ATOMIC_MOVE, REPLACE_EXISTING);
    sync(file);
  }

  /**
   * The list of what was purged, beside the key file: the same for one that {@link #keep} left,
   * with which somebody may open an older copy in which all of it stands again.
   */
  public static Path purges(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("(\\.old-[0-9]+)+$", "");
    return file.resolveSibling(name + ".purges");
  }

  private static Path coming(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private static byte[] read(Path file) throws IOException {
    String hex = Files.readString(file).strip();
    if (!hex.matches("[0-9a-fA-F]{" + 2 * Seal.KEY_BYTES + "}")) {
      throw new IOException("the key file " + file + " does not hold 64 hex digits");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static void make(Path file) throws IOException {
    write(file, Seal.randomKey());
  }

  /** Whole or not at all, whatever stops us: half a key would stop every start. */
  private static void write(Path file, byte[] key) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = folder.resolve(file.getFileName() + ".half");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        half,
        HexFormat.of().formatHex(key) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(half, file, ATOMIC_MOVE);
    sync(file);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  @Override
  public byte[] wrap(String name, byte[] plain) {
    return Seal.seal(wrapping(), name, plain);
  }

  @Override
  public byte[] unwrap(String name, byte[] wrapped) {
    try {
      return Seal.open(wrapping(), name, wrapped);
    } catch (Seal.Tampered other) {
      if (next == null) {
        throw other;
      }
      return next.unwrap(name, wrapped);
    }
  }

  private byte[] wrapping() {
    return Seal.derive(key, "parley/wrap");
  }

  @Override
  public byte[] wrapItself(String name) {
    return wrap(name, key);
  }
}
