package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.world.Certificate;
import parley.world.FreePort;
import parley.world.World;

/** {@code config/nginx/one-node.conf} in front of a node, and of what stands for Keycloak. */
final class OneHostTest {
  @TempDir Path directory;
  private final int tls = FreePort.find();
  private final int clear = FreePort.find();

  @Test
  void parley_and_of_keycloak_only_what_browsers_need_are_reached() throws Exception {
    Certificate certificate = Certificate.make(directory);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer keycloak = HttpServer.create(any, 0);
    keycloak.createContext("/", call -> call.sendResponseHeaders(204, -1));
    keycloak.start();
    try (World world = new World(directory.resolve("world"));
        Nginx nginx = nginx(certificate, world.parley().port(), keycloak.getAddress().getPort());
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
      String dialogue = "https://127.0.0.1:" + tls;
      String signIn = "https://localhost:" + tls;
      assertThat(nginx).isNotNull();
      assertThat(status(client, dialogue + "/api/openapi.yaml")).isEqualTo(200);
      assertThat(status(client, signIn + "/realms/parley/account")).isEqualTo(204);
      assertThat(status(client, signIn + "/admin/realms/parley/users")).isEqualTo(204); // from here
      assertThat(status(client, signIn + "/admin/master/console")).isEqualTo(404);
      assertThat(status(client, signIn + "/realms/master")).isEqualTo(404);
      assertThat(status(client, "http://127.0.0.1:" + clear + "/f/x")).isEqualTo(301);
    } finally {
      keycloak.stop(0);
    }
  }

  /** The one name is told from the other by how the client says it. */
  private Nginx nginx(Certificate certificate, int parley, int keycloak) throws Exception {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("listen 443 ssl;", "listen 127.0.0.1:" + tls + " ssl;");
    others.put("listen 80;", "listen 127.0.0.1:" + clear + ";");
    others.put("127.0.0.1:8080", "127.0.0.1:" + parley);
    others.put("127.0.0.1:8082", "127.0.0.1:" + keycloak);
    others.putAll(Nginx.certificate("dialogue.example", certificate));
    others.putAll(Nginx.certificate("sign-in.example", certificate));
    others.put("server_name dialogue.example;", "server_name 127.0.0.1;");
    others.put("server_name sign-in.example;", "server_name localhost;");
    Path file = Path.of("config", "nginx", "one-node.conf");
    return Nginx.start(Files.createDirectory(directory.resolve("nginx")), file, others, tls);
  }

  private static int status(HttpClient client, String address) throws Exception {
    HttpResponse<Void> answer =
        client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
    return answer.statusCode();
  }
}
