package parley.embedded.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One Keycloak for all tests that change nothing of it, beside a server in Parley's place that
 * takes what Keycloak sends. Nobody ends them: they end with the JVM of the tests.
 */
final class SharedKeycloak {
  private static final Path DATA = Path.of("target", "keycloak-it");
  private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
  private static final HttpServer PARLEY = parley();
  private static final KeycloakProcess KEYCLOAK = keycloak();

  private SharedKeycloak() {}

  static KeycloakProcess process() {
    return KEYCLOAK;
  }

  static Path data() {
    return DATA;
  }

  static URI web() {
    return URI.create("http://localhost:" + PARLEY.getAddress().getPort());
  }

  /** The bodies of what Keycloak told to the address for ended sessions. */
  static BlockingQueue<String> told() {
    return TOLD;
  }

  private static KeycloakProcess keycloak() {
    try {
      Trees.remove(DATA);
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
    return TestKeycloak.start(DATA, web());
  }

  private static HttpServer parley() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", SharedKeycloak::answer);
      server.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/sign-in/backchannel-logout")) {
      TOLD.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
