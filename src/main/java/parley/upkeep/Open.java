package parley.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import parley.live.Forums;
import parley.store.Database;
import parley.store.archive.Archive;
import parley.store.archive.Arrival;
import parley.store.archive.Refused;

/**
 * The command that puts a forum from a file of {@link Seal} into this database: {@code parley.Main
 * open FILE}. Either all of it is there afterwards, or nothing.
 */
public final class Open {
  /** What {@code parley.Main} calls it. */
  public static final String COMMAND = "open";

  private static final int PASSPHRASE = 2;

  private Open() {}

  /**
   * Returns what the process ends with.
   *
   * @throws IOException with a sentence for the operator, like the unchecked ones it throws
   */
  public static int run(Place place, Sight sight, String[] arguments, PrintStream out)
      throws IOException {
    return run(place, sight, arguments, new Said(out, reached -> {}));
  }

  /** Where it is told how it goes: to the operator, and to tests that stop it. */
  record Said(PrintStream out, Archive.Watch watch) {}

  static int run(Place place, Sight sight, String[] arguments, Said said) throws IOException {
    PrintStream out = said.out();
    if (arguments.length < PASSPHRASE) {
      out.println("Say which file: open FILE [PASSPHRASE-FILE]");
      return 2;
    }
    Path file = Path.of(arguments[1]);
    Archive archive = Archive.of(file, Passphrase.read(arguments, PASSPHRASE, false));
    try (Place.Opened opened = place.openOrBegin()) {
      Database database = opened.database();
      String forum = archive.forum();
      Arrival arrived = archive.into(database, () -> read(database, sight, forum), said.watch());
      long known = arrived.seats().stream().filter(sitting -> sitting.email() != null).count();
      out.printf("The forum %s is here as it was at %s.%n", forum, archive.sealed());
      out.printf(
          "Of %d people, %d have their seats when they sign in%n", arrived.seats().size(), known);
      out.println("here with the same verified address; the others stay in the lists, and come in");
      out.println("by an invitation. Invitations that were open are to be sent anew.");
    }
    return 0;
  }

  /** As a server does: what a server could not open is not left to it. */
  private static void read(Database database, Sight sight, String forum) throws Refused {
    try (Forums forums = sight.forums(database)) {
      if (!forums.unseated(forum).isOpen()) {
        throw new Refused("The archive holds no forum that was opened.");
      }
    }
  }
}
