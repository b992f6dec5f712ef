package parley;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import parley.fora.DataFolder;

/** The product as its start command starts it, on free ports and in a folder of its own. */
public final class WholeProduct implements AutoCloseable {
  private final Installation installation;
  private final String origin;
  private final String keycloak;

  private WholeProduct(Installation installation, String origin, String keycloak) {
    this.installation = installation;
    this.origin = origin;
    this.keycloak = keycloak;
  }

  /** Returns when people can sign in. */
  public static WholeProduct start(Path data)
      throws IOException, InterruptedException, Config.Mistaken, DataFolder.Mistaken {
    int port = freePort();
    int keycloak = freePort();
    Map<String, String> environment =
        Map.of(
            "PARLEY_DATA", data.toString(),
            "PARLEY_KEYS_FILE", data.resolve("keys").resolve("master.key").toString(),
            "PARLEY_TEST_LANGUAGE", "true",
            "PARLEY_SERVER_PORT", Integer.toString(port),
            "PARLEY_SERVER_MANAGEMENT_PORT", Integer.toString(freePort()),
            "PARLEY_SERVER_PAGES", System.getProperty("parley.webroot", "target/webroot"),
            "PARLEY_IDENTITY_KEYCLOAK_PORT", Integer.toString(keycloak));
    Config config = Config.read(Path.of("config", "parley.json"), null, environment);
    Installation installation = Installation.start(config, new Console(System.out));
    installation.awaitSignIn();
    return new WholeProduct(
        installation, "http://localhost:" + port, "http://localhost:" + keycloak);
  }

  public String origin() {
    return origin;
  }

  /** Where its Keycloak is reached. */
  public String keycloak() {
    return keycloak;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    installation.close();
  }
}
