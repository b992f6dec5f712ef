package parley;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import parley.fora.DataFolder;
import parley.world.FreePort;

/** The product as its start command starts it, on free ports and in a folder of its own. */
public final class WholeProduct implements AutoCloseable {
  private final Installation installation;
  private final String origin;
  private final String keycloak;
  private final int management;

  private WholeProduct(Installation installation, int port, int keycloak, int management) {
    this.installation = installation;
    this.origin = "http://localhost:" + port;
    this.keycloak = "http://localhost:" + keycloak;
    this.management = management;
  }

  /** Returns when people can sign in. */
  public static WholeProduct start(Path data)
      throws IOException, InterruptedException, Config.Mistaken, DataFolder.Mistaken {
    return start(data, "");
  }

  /**
   * @param stepUpAcr the class of means that is asked of whoever has duties
   */
  public static WholeProduct start(Path data, String stepUpAcr)
      throws IOException, InterruptedException, Config.Mistaken, DataFolder.Mistaken {
    int port = FreePort.find();
    int keycloak = FreePort.find();
    int management = FreePort.find();
    Map<String, String> environment =
        Map.of(
            "PARLEY_DATA", data.toString(),
            "PARLEY_KEYS_FILE", data.resolve("keys").resolve("master.key").toString(),
            "PARLEY_TEST_LANGUAGE", "true",
            "PARLEY_IDENTITY_STEP_UP_MINUTES_MAX", "60", // all tests share their sign-ins
            "PARLEY_IDENTITY_STEP_UP_ACR", stepUpAcr,
            "PARLEY_SERVER_PORT", Integer.toString(port),
            "PARLEY_SERVER_MANAGEMENT_PORT", Integer.toString(management),
            "PARLEY_SERVER_PAGES", System.getProperty("parley.webroot", "target/webroot"),
            "PARLEY_IDENTITY_KEYCLOAK_PORT", Integer.toString(keycloak));
    Config config = Config.read(Path.of("config", "parley.json"), null, environment);
    Installation installation = Installation.start(config, new Console(System.out));
    installation.awaitSignIn();
    return new WholeProduct(installation, port, keycloak, management);
  }

  public String origin() {
    return origin;
  }

  /** Where its Keycloak is reached. */
  public String keycloak() {
    return keycloak;
  }

  /** What its management port shows of its work. */
  public String metrics() {
    URI address = URI.create("http://127.0.0.1:" + management + "/metrics");
    try (InputStream in = address.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    installation.close();
  }
}
