package parley.embedded.keycloak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Keycloak of our own. Starting returns at once; {@link #ready} completes when people can
 * sign in, or fails with {@link KeycloakFailed}. Should it end by itself later, it is started
 * again.
 */
public final class KeycloakProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakProcess.class);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(25);

  private final int port;
  private final RealmSecrets secrets;
  private final Path log;
  private final FileChannel lock;
  private final Thread keeper;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private KeycloakProcess(
      KeycloakOptions options, KeycloakHome home, FileChannel lock, Consumer<KeycloakPhase> tell)
      throws IOException {
    this.lock = lock;
    this.log = home.log();
    this.port = options.port() == 0 ? freePort() : options.port();
    this.secrets = RealmSecrets.in(home.secretsFile());
    KeycloakRun run = new KeycloakRun(options, home, port, secrets);
    this.keeper = Thread.ofPlatform().name("keycloak").unstarted(() -> keep(run, tell));
  }

  /**
   * Starts Keycloak with this data folder, or with a new one.
   *
   * @param tell is called with each phase as it begins, on a thread of its own
   * @throws KeycloakFailed if another process works with the data folder, or it cannot be used
   */
  public static KeycloakProcess start(KeycloakOptions options, Consumer<KeycloakPhase> tell) {
    KeycloakHome home = new KeycloakHome(options.folders().data().toAbsolutePath().normalize());
    try {
      home.create();
      FileChannel lock = own(home);
      KeycloakProcess process = new KeycloakProcess(options, home, lock, tell);
      process.keeper.start();
      return process;
    } catch (IOException unusable) {
      throw new KeycloakFailed("The data folder of Keycloak cannot be used.", unusable);
    }
  }

  /** Completes when people can sign in, or with {@link KeycloakFailed}. */
  public CompletableFuture<Void> ready() {
    return ready.copy();
  }

  /** The OpenID issuer: {@code http://localhost:PORT/realms/parley}, known before it is ready. */
  public URI issuer() {
    return origin().resolve("/realms/parley");
  }

  /** Where the Admin REST interface of the realm begins, without a slash at the end. */
  public URI restApi() {
    return origin().resolve("/admin/realms/parley");
  }

  public int port() {
    return port;
  }

  /** The secret of the client {@code parley-web}, drawn at the first start. */
  public String webSecret() {
    return secrets.web();
  }

  /** The secret of the client {@code parley-admin}: look people up and invite them, no more. */
  public String serverSecret() {
    return secrets.server();
  }

  /** The secret of the client {@code parley-program}: a program with the audience parley-api. */
  public String programSecret() {
    return secrets.program();
  }

  /** Keycloak's own words. */
  public Path log() {
    return log;
  }

  /** Ends Keycloak in order and returns when it has ended. */
  @Override
  public void close() {
    keeper.interrupt();
    try {
      keeper.join(CLOSE_MAX);
      lock.close();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    } catch (IOException closing) {
      LOG.warn("keycloak lock not released", closing);
    }
  }

  private void keep(KeycloakRun run, Consumer<KeycloakPhase> tell) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      run.keep(http, phase -> begin(phase, tell));
    } catch (InterruptedException closing) {
      LOG.info("keycloak ended port={}", port);
      ready.completeExceptionally(new KeycloakFailed("Keycloak was ended before it was ready."));
    } catch (IOException broken) {
      fail(new KeycloakFailed("Keycloak cannot be started.", broken));
    } catch (KeycloakFailed failed) {
      fail(failed);
    }
  }

  private void begin(KeycloakPhase phase, Consumer<KeycloakPhase> tell) {
    LOG.info("keycloak phase={} port={}", phase, port);
    tell.accept(phase);
    if (phase == KeycloakPhase.READY) {
      ready.complete(null);
    }
  }

  private void fail(KeycloakFailed failed) {
    LOG.error("keycloak failed port={}", port, failed);
    ready.completeExceptionally(failed);
  }

  private URI origin() {
    return URI.create("http://localhost:" + port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Two Parleys on one data folder would end each other's Keycloak as a leftover. */
  private static FileChannel own(KeycloakHome home) throws IOException {
    FileChannel lock =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean owned;
    try {
      owned = lock.tryLock() != null;
    } catch (OverlappingFileLockException ourselves) {
      owned = false;
    }
    if (!owned) {
      lock.close();
      throw new KeycloakFailed("Another Parley is running with the folder " + home.data());
    }
    return lock;
  }
}
