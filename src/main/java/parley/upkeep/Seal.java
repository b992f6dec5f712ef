package parley.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.identity.Accounts;
import parley.live.Deadlines;
import parley.live.Forums;
import parley.store.Database;
import parley.store.Documents.Stored;
import parley.store.Journal;
import parley.store.address.Addresses;
import parley.store.archive.Arrival;
import parley.store.archive.Halfway;
import parley.store.archive.Lock;
import parley.store.archive.Outgoing;
import parley.store.archive.Refused;
import parley.store.audit.Audit;

/**
 * The command that writes one forum into a file: {@code parley.Main seal FORUM FILE}. The file is
 * sealed under a passphrase and opened on another host by {@link Open}. The forum stays here as it
 * is.
 */
public final class Seal {
  /** What {@code parley.Main} calls it. */
  public static final String COMMAND = "seal";

  private static final int PASSPHRASE = 3;

  private Seal() {}

  /**
   * Returns what the process ends with.
   *
   * @throws IOException with a sentence for the operator, like the unchecked ones it throws
   */
  public static int run(Place place, Sight sight, String[] arguments, PrintStream out)
      throws IOException {
    if (arguments.length < PASSPHRASE) {
      out.println("Say which forum, and into which file: seal FORUM FILE [PASSPHRASE-FILE]");
      out.println("The forum by its id, which stands in the address of its pages behind /f/.");
      return 2;
    }
    String forum = arguments[1];
    Path file = Path.of(arguments[2]).toAbsolutePath();
    if (Files.exists(file)) {
      throw new Refused(file + " is there already: name a file that is not.");
    }
    Lock lock = Lock.fresh(Passphrase.read(arguments, PASSPHRASE, true));
    try (Place.Opened opened = place.open()) {
      Database database = opened.database();
      Halfway.clear(database);
      List<String> all = Journal.forums(database).logs();
      if (!all.contains(forum)) {
        throw new Refused("There is no forum " + forum + " here; there are: " + all + ".");
      }
      verified(database, forum);
      Outgoing.Beside beside =
          new Outgoing.Beside(
              forum, Instant.now(), sitting(database, sight, forum), Deadlines.of(database, forum));
      verified(database, forum); // what was still to be purged is gone now
      Outgoing.write(database, beside, lock, file);
      said(out, file, beside.seats());
    }
    return 0;
  }

  private static void said(PrintStream out, Path file, List<Arrival.Sitting> seats) {
    long known = seats.stream().filter(sitting -> sitting.email() != null).count();
    out.println("Sealed into " + file + ".");
    out.printf(
        "%d people sit there; %d of them are known again elsewhere by their address.%n",
        seats.size(), known);
    out.println("Whoever has the file and the passphrase reads all of it, and can name authors:");
    out.println("send them by different ways. The file is a copy that nobody purges: destroy it");
    out.println("once it was opened. The forum is still here, and goes on here too.");
  }

  private static void verified(Database database, String forum) throws Refused {
    Audit.Report report = Audit.of(database, forum);
    if (!report.fits()) {
      throw new Refused(
          "The chain of the forum does not verify, so it is not sealed: "
              + report.faults().getFirst()
              + ". The command verify tells more.");
    }
  }

  /** Those who sit there, be they suspended; opened as a server does, so all of it can be read. */
  private static List<Arrival.Sitting> sitting(Database database, Sight sight, String forum) {
    Addresses addresses = new Addresses(database);
    Map<String, String> waiting = waiting(database, forum);
    List<Arrival.Sitting> sitting = new ArrayList<>();
    try (Forums forums = sight.forums(database)) {
      Forum state = forums.unseated(forum);
      for (Participant person : state.participants().values()) {
        if (person.removed() == null) {
          String account = person.account();
          String email = email(database, account);
          // one that moved on to another account would give the seat to that one's person
          boolean leads = email != null && account.equals(addresses.account(email));
          sitting.add(new Arrival.Sitting(account, leads ? email : waiting.get(account)));
        }
      }
    }
    return Arrival.told(sitting);
  }

  private static @Nullable String email(Database database, String account) {
    Stored<Accounts.Profile> known =
        database.documents("accounts").find(account, Accounts.Profile.class);
    return known == null ? null : known.value().email();
  }

  /** By former accounts: those who did not come since the forum itself came from another host. */
  private static Map<String, String> waiting(Database database, String forum) {
    Map<String, String> waiting = new HashMap<>();
    Stored<Arrival> note = database.documents(Arrival.KEPT).find(forum, Arrival.class);
    for (Arrival.Sitting one : note == null ? List.<Arrival.Sitting>of() : note.value().seats()) {
      String email = one.email();
      if (email != null) {
        waiting.put(one.account(), email);
      }
    }
    return waiting;
  }
}
