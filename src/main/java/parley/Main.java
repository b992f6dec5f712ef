package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.fora.DataFolder;

/**
 * Starts the product: reads the settings, starts what is embedded, then the node; stops in order.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /**
   * Starts without arguments: everything is in {@code config/parley.json} and the environment; with
   * {@code verify} it looks through the chains of a database instead.
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      if (arguments.length > 0 && arguments[0].equals(Verify.COMMAND)) {
        System.exit(Verify.run(arguments, System.out));
      }
      String own = System.getenv("PARLEY_CONFIG");
      Config config = read(own == null ? null : Path.of(own));
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

  private static Config read(@Nullable Path own) throws Config.Mistaken {
    return Config.read(Path.of("config", "parley.json"), own, System.getenv());
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
