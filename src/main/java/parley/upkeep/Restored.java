package parley.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Journal;

/**
 * The command after an older copy of a database was put in place: {@code parley.Main restored}.
 * Whoever was signed in at the time of the copy would be so again, calendars whose address was
 * ended would be told of sessions again, programs whose token was ended would read again, and a
 * page that had read more than is there would go on at the wrong place: all of this ends. What was
 * purged since is taken out again by the next start.
 */
public final class Restored {
  /** What {@code parley.Main} calls it. */
  public static final String COMMAND = "restored";

  private static final List<String> ENDED =
      List.of("sessions", "signIns", "calendars", "apiTokens", "uploads");

  private Restored() {}

  /**
   * Returns what the process ends with.
   *
   * @throws IOException with a sentence for the operator, like the unchecked ones it throws
   */
  public static int run(Place place, PrintStream out) throws IOException {
    try (Place.Opened opened = place.open()) {
      Database database = opened.database();
      for (String kept : ENDED) {
        Documents documents = database.documents(kept);
        List<String> ids = documents.ids();
        ids.forEach(documents::remove);
        out.println("ended: " + ids.size() + " " + kept);
      }
      database.keys().beginEra();
      opened.compact();
      Journal journal = Journal.forums(database);
      for (String forum : journal.logs()) {
        database.keys().load(forum);
        @Nullable Batch last = journal.upTo(forum, -1);
        out.printf("forum %s is as it was at %s%n", forum, last == null ? "its start" : last.at());
      }
      out.println("What came after these times is lost. People removed since sit there again, and");
      out.println("invitations revoked since hold again: stop both before people come back.");
    }
    return 0;
  }
}
