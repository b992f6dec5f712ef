package parley.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import parley.web.Ids;

/** What the load generator does at a node: opens a thread, contributes, reads, listens. */
final class Load implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORDS = "A sentence of a working day in a room, with some length. ";
  private final Stage.Scene scene;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient sockets =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(20_000));
  private final String path;
  private final String shown;

  Load(Stage.Scene scene) throws IOException, InterruptedException {
    this.scene = scene;
    this.path = "/api/forums/" + scene.forum() + "/rooms/" + scene.room();
    this.shown = JSON.readTree(get(path).body()).get("cursor").textValue();
  }

  String thread() throws IOException, InterruptedException {
    ObjectNode body = words("The first words").put("title", "A thread");
    return post("/threads", body, 0).get("thread").get("id").textValue();
  }

  /** One contribution of about 600 bytes; returns when it is durable. */
  JsonNode contributes(String thread, int expert) throws IOException, InterruptedException {
    return post("/threads/" + thread + "/contributions", words(WORDS.repeat(10)), expert);
  }

  int reads(String thread, int limit) throws IOException, InterruptedException {
    return get(path + "/threads/" + thread + "?limit=" + limit).body().length;
  }

  /** A socket in the room; waits until it is subscribed. */
  void listens(int expert, Consumer<String> frame) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setAbsoluteURI(scene.base().replace("http", "ws") + "/api/live")
            .addHeader("origin", scene.base())
            .addHeader("cookie", scene.cookies().get(expert % scene.cookies().size()));
    WebSocket socket = sockets.connect(options).await();
    socket.textMessageHandler(frame::accept);
    socket
        .writeTextMessage(
            "{\"type\":\"subscribe\",\"forum\":\""
                + scene.forum()
                + "\",\"room\":\""
                + scene.room()
                + "\"}")
        .await();
  }

  private ObjectNode words(String text) {
    ObjectNode body = JSON.createObjectNode();
    body.put("command", Ids.random()).put("shown", shown).put("language", "en");
    body.putObject("body")
        .put("type", "doc")
        .putArray("content")
        .addObject()
        .put("type", "paragraph")
        .putArray("content")
        .addObject()
        .put("type", "text")
        .put("text", text);
    return body;
  }

  private JsonNode post(String at, ObjectNode body, int expert)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path + at, expert)
            .header("content-type", "application/json")
            .header("origin", scene.base())
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 201) {
      throw new IOException("status " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<byte[]> get(String at) throws IOException, InterruptedException {
    return http.send(request(at, 0).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String at, int expert) {
    return HttpRequest.newBuilder(URI.create(scene.base() + at))
        .header("cookie", scene.cookies().get(expert % scene.cookies().size()));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
