package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.fora.DataFolder;
import parley.identity.realm.RealmLint;
import parley.upkeep.Open;
import parley.upkeep.Place;
import parley.upkeep.Restored;
import parley.upkeep.Rotate;
import parley.upkeep.Seal;
import parley.upkeep.Sight;
import parley.upkeep.Verify;

/**
 * Starts the product: reads the settings, starts what is embedded, then the node; stops in order.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /**
   * Starts without arguments: everything is in {@code config/parley.json} and the environment; with
   * {@code verify} it looks through the chains of a database instead, with {@code realm} through
   * the file of a Keycloak realm; with {@code rotate} it changes the master key of the database
   * that the settings name, with {@code restored} it makes an older copy of that fit to serve; with
   * {@code seal} it writes a forum of it into a file, with {@code open} it takes one in.
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      if (arguments.length > 0 && arguments[0].equals(Verify.COMMAND)) {
        System.exit(Verify.run(arguments, System.out));
      }
      if (arguments.length > 0 && arguments[0].equals(RealmLint.COMMAND)) {
        System.exit(RealmLint.run(arguments, System.out));
      }
      String own = System.getenv("PARLEY_CONFIG");
      Config config = read(own == null ? null : Path.of(own));
      if (arguments.length > 0) {
        command(config, arguments);
      }
      Installation installation =
          Installation.start(config, new Console(System.out, talks(config)));
      Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "stop"));
      installation.awaitSignIn();
    } catch (Config.Mistaken | DataFolder.Mistaken mistaken) {
      refuse("The settings cannot be used:\n" + mistaken.getMessage());
    } catch (IOException | RuntimeException failed) {
      LOG.error("start failed", failed);
      refuse("Parley could not start: " + failed.getMessage());
    }
  }

  /** What an operator does with the database that the settings name; others start the server. */
  private static void command(Config config, String[] arguments) throws IOException {
    switch (arguments[0]) {
      case Rotate.COMMAND -> System.exit(Rotate.run(place(config), System.out));
      case Restored.COMMAND -> System.exit(Restored.run(place(config), System.out));
      case Seal.COMMAND ->
          System.exit(Seal.run(place(config), sight(config), arguments, System.out));
      case Open.COMMAND ->
          System.exit(Open.run(place(config), sight(config), arguments, System.out));
      default -> {} // as it always was
    }
  }

  private static Sight sight(Config config) {
    return database -> Features.opened(config, database, clock());
  }

  private static Config read(@Nullable Path own) throws Config.Mistaken {
    return Config.read(Path.of("config", "parley.json"), own, System.getenv());
  }

  private static Place place(Config config) {
    String uri = config.database().isEmbedded() ? null : config.database().uri();
    Path folder = Path.of(config.data()).resolve("database");
    return new Place(uri, folder, Path.of(config.keys().file()), config.database().pace());
  }

  /** A server tells its log; only who tries the product out is told how it goes. */
  static boolean talks(Config config) {
    return config.mode() == Config.Mode.DEMONSTRATION;
  }

  /** Standard error is for people: the log is for programs. */
  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }

  /** Two that serve one database would show different things; the younger one has it now. */
  static void ousted() {
    refuse("Another Parley serves this database now: this one stops.");
  }

  static InstantSource clock() {
    return InstantSource.system();
  }
}
