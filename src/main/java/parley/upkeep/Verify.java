package parley.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.audit.Audit;

/**
 * The command that goes through the chains of a database, without its key: {@code parley.Main
 * verify ADDRESS-OR-FOLDER HEAD…}, where heads are such as members were shown.
 */
public final class Verify {
  /** What {@code parley.Main} calls it. */
  public static final String COMMAND = "verify";

  private static final int ANSWER_SECONDS_MAX = 60;

  private Verify() {}

  /** Returns what the process ends with: 0 if everything fits. */
  public static int run(String[] arguments, PrintStream out) throws IOException {
    if (arguments.length < 2) {
      out.println("Say which database: verify mongodb://… or verify data/database");
      return 2;
    }
    Set<String> noted = Arrays.stream(arguments).skip(2).collect(Collectors.toSet());
    String place = arguments[1];
    if (place.startsWith("mongodb")) {
      return look(place, noted, out);
    }
    Path folder = Path.of(place);
    if (!Files.isDirectory(folder)) {
      out.println(place + " is neither a mongodb:// address nor the folder of a database.");
      return 2;
    }
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, any)) {
      return look(mongo.connectionString(), noted, out);
    }
  }

  private static int look(String uri, Set<String> noted, PrintStream out) {
    Audit.Report report;
    try (Database database = Database.sealed(uri, ANSWER_SECONDS_MAX)) {
      report = Audit.of(database, noted);
    }
    for (Audit.Forum forum : report.forums()) {
      out.printf(
          "forum %s: %d batches, %d entries (%d before there were chains, %d purged)%n",
          forum.id(), forum.batches(), forum.entries(), forum.unlinked(), forum.purged());
    }
    report.faults().forEach(out::println);
    report.missing().forEach(head -> out.println("noted head " + head + " is in no chain"));
    out.println(report.fits() ? "Everything fits." : "Not everything fits.");
    return report.fits() ? 0 : 1;
  }
}
