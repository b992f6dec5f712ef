package parley.embedded.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The optimised form of Keycloak, made once a machine, version and set of options, and kept outside
 * {@code target}. Two processes that want it at once: one makes it, the other waits. It appears
 * under its name only when whole, so a maker killed half-way leaves nothing that looks finished.
 */
final class KeycloakBuild {
  private static final ReentrantLock ONE_A_PROCESS = new ReentrantLock();
  private static final int MINUTES_MAX = 10;

  private final Path distribution;
  private final Path cache;
  private final Path built;

  KeycloakBuild(Path distribution, Path cache) {
    this.distribution = unpacked(distribution);
    this.cache = cache;
    this.built = cache.resolve("keycloak-" + KeycloakOptions.VERSION + "-" + key());
  }

  boolean isMade() {
    return Files.isRegularFile(built.resolve("lib/quarkus-run.jar"));
  }

  /** The folder whose {@code lib} is ready to start; made now if need be. */
  Path make() throws IOException, InterruptedException {
    if (isMade()) {
      return built;
    }
    Files.createDirectories(cache);
    // A file lock is the process's, not the thread's: a second thread would get an exception.
    ONE_A_PROCESS.lockInterruptibly();
    try (FileChannel file =
        FileChannel.open(
            cache.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.lock();
      if (!isMade()) {
        makeUnderLock();
      }
    } finally {
      ONE_A_PROCESS.unlock();
    }
    return built;
  }

  private void makeUnderLock() throws IOException, InterruptedException {
    Path half = cache.resolve(built.getFileName() + ".half");
    Trees.remove(half);
    Files.createDirectories(half);
    for (String empty : new String[] {"conf", "providers", "themes"}) {
      Files.createDirectory(half.resolve(empty));
    }
    link(distribution.resolve("lib"), half.resolve("lib"));
    Path log = cache.resolve(built.getFileName() + ".log");
    Process process = new KeycloakCommand(half, log).build();
    try {
      if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new KeycloakFailed("Keycloak could not be prepared; its own words are in " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    Files.move(half, built, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Same files under another name where the file system can, so that 190 MB are not copied. */
  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectory(copy);
        } else if (file.startsWith(from.resolve("quarkus"))) {
          // These are what the build writes anew.
          Files.copy(file, copy);
        } else {
          linkOrCopy(file, copy);
        }
      }
    }
  }

  private static void linkOrCopy(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (UnsupportedOperationException | FileSystemException otherDisk) {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path unpacked(Path distribution) {
    Path inner = distribution.resolve("keycloak-" + KeycloakOptions.VERSION);
    for (Path folder : new Path[] {distribution, inner}) {
      if (Files.isRegularFile(folder.resolve("lib/quarkus-run.jar"))) {
        return folder;
      }
    }
    throw new KeycloakFailed(
        "No Keycloak "
            + KeycloakOptions.VERSION
            + " in "
            + distribution
            + ": `mvn compile` unpacks it there.");
  }

  private static String key() {
    try {
      byte[] options = String.join("\n", KeycloakCommand.BUILD).getBytes(UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(options);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
