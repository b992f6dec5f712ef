package parley.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import parley.store.MasterKey;

/**
 * The command that changes the master key: {@code parley.Main rotate}. All keys of rooms, forums,
 * and authors are wrapped anew under a key that was just made; nothing else is touched, so it takes
 * seconds. Stopped anywhere, it leaves both keys in place, and goes on when it is given again.
 */
public final class Rotate {
  /** What {@code parley.Main} calls it. */
  public static final String COMMAND = "rotate";

  private Rotate() {}

  /**
   * Returns what the process ends with.
   *
   * @throws IOException with a sentence for the operator, like the unchecked ones it throws
   */
  public static int run(Place place, PrintStream out) throws IOException {
    Path file = place.keyFile();
    try (Place.Opened opened = place.open()) {
      Path kept = MasterKey.keep(file);
      MasterKey next = MasterKey.comingAfter(file);
      long wrapped = opened.database().keys().rewrap(next);
      if (opened.database().keys().rewrap(next) != 0) {
        throw new IOException("somebody wrote keys meanwhile: give the command again.");
      }
      opened.compact();
      MasterKey.settle(file);
      out.println(wrapped + " keys are wrapped under a new master key, which is in " + file + ".");
      out.println("Back it up apart from the database, and give it to all other nodes.");
      out.println("The old key opens nothing of this database any more. It lies in " + kept + ",");
      out.println(
          "as copies of the database made before now open with it alone: keep it with them,");
      out.println("and destroy it, and its copies, when the last of them is gone.");
    }
    return 0;
  }
}
