package parley.embedded.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keycloak for tests: a free port, the demonstration's realm, and waiting with a limit. */
public final class TestKeycloak {
  public static final Path REALM = Path.of("config", "realm");
  private static final int READY_SECONDS_MAX = 240;

  private TestKeycloak() {}

  /** Returns when people can sign in. */
  public static KeycloakProcess start(Path data, URI web) {
    return start(KeycloakOptions.demonstration(data, REALM, 0, web));
  }

  static KeycloakProcess start(KeycloakOptions options) {
    KeycloakProcess process =
        KeycloakProcess.start(options, phase -> System.out.println("keycloak " + phase));
    try {
      process.ready().get(READY_SECONDS_MAX, TimeUnit.SECONDS);
      return process;
    } catch (InterruptedException | ExecutionException | TimeoutException notReady) {
      process.close();
      throw new AssertionError("Keycloak did not become ready", notReady);
    }
  }

  /** A parent to be killed: starts Keycloak, says so, and waits. Arguments: data, web. */
  public static void main(String[] arguments) throws InterruptedException {
    KeycloakProcess process = start(Path.of(arguments[0]), URI.create(arguments[1]));
    System.out.println("ready " + process.port());
    Thread.currentThread().join();
  }
}
