package parley.embedded.keycloak;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * The main class of the child process: ends it when its standard input ends, which the kernel sees
 * to even when the parent is killed with -9. Without it a Keycloak would stay behind, holding its
 * port and its database. Stands alone: it is copied to a class path that holds nothing else.
 */
final class Guard {
  private static final Duration ORDERLY = Duration.ofSeconds(10);

  private Guard() {}

  /** Arguments: the main class to run, then its own. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("guard").start(Guard::endWithParent);
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
  }

  private static void endWithParent() {
    while (parentLives()) {
      // The parent never writes: each turn is a byte that somebody else sent.
      Thread.onSpinWait();
    }
    Thread exit = Thread.ofPlatform().daemon().start(() -> System.exit(0));
    try {
      exit.join(ORDERLY);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static boolean parentLives() {
    try {
      return System.in.read() >= 0;
    } catch (IOException brokenPipe) {
      return false;
    }
  }
}
