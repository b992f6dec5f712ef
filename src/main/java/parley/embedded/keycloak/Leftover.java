package parley.embedded.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process number on disk of the running child. A run that was killed may leave its child
 * behind, should {@link Guard} fail; the next start ends it. Numbers are used again by the system,
 * so a process counts as ours only if it was born when we noted and has our home in its command.
 */
final class Leftover {
  private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

  /** The system tells births in whole ticks after a start-up time known to about a second. */
  private static final Duration BIRTH_TOLERANCE = Duration.ofSeconds(2);

  private static final int ORDERLY_SECONDS = 10;

  private final Path file;
  private final String mark;

  Leftover(Path file, String mark) {
    this.file = file;
    this.mark = mark;
  }

  void note(ProcessHandle process) throws IOException {
    long born = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    Files.writeString(file, process.pid() + " " + born);
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Ends what an earlier run left behind, if anything; returns when it is gone. */
  void end() throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> words = List.of(Files.readString(file).strip().split(" "));
    if (words.size() == 2 && words.stream().allMatch(word -> word.matches("\\d{1,18}"))) {
      var process = ProcessHandle.of(Long.parseLong(words.get(0)));
      Instant born = Instant.ofEpochMilli(Long.parseLong(words.get(1)));
      if (process.isPresent() && isOurs(process.get(), born)) {
        end(process.get());
        LOG.info("keycloak leftover ended pid={}", process.get().pid());
      }
    }
    forget();
  }

  private boolean isOurs(ProcessHandle process, Instant born) {
    var info = process.info();
    boolean sameBirth =
        info.startInstant()
            .map(start -> Duration.between(born, start).abs().compareTo(BIRTH_TOLERANCE) <= 0)
            .orElse(false);
    return sameBirth && info.commandLine().map(line -> line.contains(mark)).orElse(false);
  }

  static void end(ProcessHandle process) throws InterruptedException {
    process.destroy();
    if (!gone(process)) {
      process.destroyForcibly();
      gone(process);
    }
  }

  private static boolean gone(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(ORDERLY_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
