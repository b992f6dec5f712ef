package parley.upkeep;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import parley.store.archive.Refused;

/**
 * Where the passphrase of an archive comes from: the terminal, which does not show it, or a file.
 * Never the command line or the environment, which others on the machine can read.
 */
final class Passphrase {
  private static final int BYTES_MAX = 4_096;

  private Passphrase() {}

  /**
   * @param at which argument may name its file; without it the terminal is asked
   * @param twice whether it is a new one, which must not be mistyped
   */
  static char[] read(String[] arguments, int at, boolean twice) throws IOException {
    return arguments.length > at ? file(Path.of(arguments[at])) : terminal(twice);
  }

  private static char[] file(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.size(file) > BYTES_MAX) {
      throw new Refused("There is no file " + file + " with a passphrase, or it is too long.");
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    } catch (CharacterCodingException e) {
      throw new Refused("The passphrase in " + file + " is not written in UTF-8.");
    }
  }

  private static char[] terminal(boolean twice) throws Refused {
    Console console =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null);
    if (console == null) {
      throw new Refused(
          "There is no terminal to ask for the passphrase: name a file with it after the archive.");
    }
    char[] first = console.readPassword("Passphrase: ");
    char[] again = twice ? console.readPassword("Once more: ") : first;
    if (first == null || !Arrays.equals(first, again)) {
      throw new Refused("The two are not the same: give the command again.");
    }
    return first;
  }
}
