package parley.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.Opened;
import parley.store.archive.Archive;
import parley.store.owner.Ownership;

/** What an operator does to bring a forum from one host to another; directories are of a World. */
public final class Ferry {
  public static final String PASSPHRASE = "seven brown boats on a river";

  private Ferry() {}

  /** Gives the command in a directory that no node serves; answers what it says. */
  public static String seal(Path directory, String forum, Path file) {
    return said(out -> {
      String[] arguments = {Seal.COMMAND, forum, file.toString(), passphrase(directory).toString()};
      assertThat(Seal.run(place(directory), Opened.sight(), arguments, out)).isZero();
    });
  }

  /** The same on the other side. */
  public static String open(Path directory, Path file) {
    return open(directory, file, reached -> {});
  }

  static String open(Path directory, Path file, Archive.Watch watch) {
    return said(out -> {
      String[] arguments = {Open.COMMAND, file.toString(), passphrase(directory).toString()};
      assertThat(Open.run(place(directory), Opened.sight(), arguments, new Open.Said(out, watch)))
          .isZero();
    });
  }

  /** Changes a forum where it lies, so that it cannot be read any more. */
  public static void breaks(Path directory, String forum) {
    try (Raw raw = Raw.in(directory)) {
      raw.breaks(forum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path passphrase(Path directory) throws IOException {
    Files.createDirectories(directory);
    return Files.writeString(directory.resolve("passphrase"), PASSPHRASE + "\n");
  }

  static Place place(Path directory) {
    return new Place(
        null,
        directory.resolve("db"),
        directory.resolve("master.key"),
        Ownership.Pace.USUAL.alone());
  }

  /** What is done, and says something. */
  interface Speaking {
    void to(PrintStream out) throws IOException;
  }

  static String said(Speaking act) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      act.to(new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
