package parley.embedded.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the child: prepared, started, watched until ready, started again if it ends. */
final class KeycloakRun {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakRun.class);
  private static final int RESTARTS_MAX = 5;
  private static final Duration START_MAX = Duration.ofMinutes(5);
  private static final int LOOK_MS = 250;
  private static final int LOG_LINES_SHOWN = 12;

  private final KeycloakOptions options;
  private final KeycloakHome home;
  private final int port;
  private final RealmSecrets secrets;
  private final RealmAddresses addresses;
  private final Leftover leftover;

  KeycloakRun(KeycloakOptions options, KeycloakHome home, int port, RealmSecrets secrets) {
    this.options = options;
    this.home = home;
    this.port = port;
    this.secrets = secrets;
    this.addresses = new RealmAddresses(options.web());
    this.leftover = new Leftover(home.processFile(), KeycloakCommand.mark(home.home()));
  }

  /** Returns only by an exception; interrupting it is how it is ended. */
  void keep(HttpClient http, Consumer<KeycloakPhase> tell)
      throws IOException, InterruptedException {
    leftover.end();
    KeycloakOptions.Folders folders = options.folders();
    KeycloakBuild build = new KeycloakBuild(folders.distribution(), folders.cache());
    if (!build.isMade()) {
      tell.accept(KeycloakPhase.BUILDING);
    }
    home.layOut(build.make(), folders.realm(), options.demonstration());
    for (int restarts = 0; restarts <= RESTARTS_MAX; restarts++) {
      int code = once(http, tell);
      LOG.error("keycloak ended by itself code={} restarts={}", code, restarts);
    }
    throw failed("Keycloak ended by itself again and again");
  }

  private int once(HttpClient http, Consumer<KeycloakPhase> tell)
      throws IOException, InterruptedException {
    requireFree(port);
    tell.accept(home.isNew() ? KeycloakPhase.FIRST_START : KeycloakPhase.STARTING);
    int managementPort = KeycloakProcess.freePort();
    Process process =
        new KeycloakCommand(home.home(), home.log()).start(port, managementPort, environment());
    try {
      leftover.note(process.toHandle());
      awaitReady(process, managementPort, http);
      moveRealm(http);
      tell.accept(KeycloakPhase.READY);
      return process.waitFor();
    } finally {
      // Interrupted or not, it must be gone before anybody else opens its database.
      boolean interrupted = Thread.interrupted();
      Leftover.end(process.toHandle());
      leftover.forget();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Keycloak would say so too, but only after it has loaded everything else. */
  private static void requireFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException taken) {
      throw new KeycloakFailed("Port " + port + ", meant for Keycloak, is taken.", taken);
    }
  }

  private void awaitReady(Process process, int managementPort, HttpClient http)
      throws InterruptedException, IOException {
    HttpRequest look =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + START_MAX.toNanos();
    while (!isReady(look, http)) {
      if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
        throw failed("Keycloak ended while it started, with code " + process.exitValue());
      }
      if (System.nanoTime() - end > 0) {
        throw failed("Keycloak was not ready after " + START_MAX.toMinutes() + " minutes");
      }
    }
  }

  private static boolean isReady(HttpRequest look, HttpClient http) throws InterruptedException {
    try {
      return http.send(look, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYetListening) {
      return false;
    }
  }

  /** The realm keeps the addresses of its import: where Parley has moved since, they follow. */
  private void moveRealm(HttpClient http) throws IOException, InterruptedException {
    Path known = home.data().resolve("web-origin");
    String origin = addresses.origin();
    if (Files.exists(known) && Files.readString(known).equals(origin)) {
      return;
    }
    URI keycloak = URI.create("http://localhost:" + port);
    new RealmUpdate(keycloak, http).moveTo(addresses, secrets.keeper());
    Files.writeString(known, origin);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(options.variables());
    environment.putAll(addresses.variables());
    environment.put("PARLEY_WEB_SECRET", secrets.web());
    environment.put("PARLEY_ADMIN_SECRET", secrets.server());
    environment.put("PARLEY_PROGRAM_SECRET", secrets.program());
    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", RealmSecrets.KEEPER);
    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.keeper());
    return environment;
  }

  private KeycloakFailed failed(String why) throws IOException {
    List<String> lines = new String(Files.readAllBytes(home.log()), UTF_8).lines().toList();
    int from = Math.max(0, lines.size() - LOG_LINES_SHOWN);
    String last = String.join("\n", lines.subList(from, lines.size()));
    return new KeycloakFailed(
        why + ". Its last words (all of them in " + home.log() + "):\n" + last);
  }
}
