package parley.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import parley.web.Ids;

/** What the load generator does at a node: opens a thread, contributes, reads, listens. */
final class Load implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORDS = "A sentence of a working day in a room, with some length. ";
  private static final int CONNECTIONS_MAX = 20_000;
  private final Stage.Scene scene;
  private final URI base;
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
  private final WebSocketClient client =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(CONNECTIONS_MAX));
  private final Queue<Wire> wires = new ConcurrentLinkedQueue<>();
  private final List<WebSocket> sockets = new ArrayList<>();
  private final String path;
  private final String shown;

  Load(Stage.Scene scene) throws IOException {
    this.scene = scene;
    this.base = URI.create(scene.base());
    this.path = "/api/forums/" + scene.forum() + "/rooms/" + scene.room();
    this.shown = JSON.readTree(send(get(path))).get("cursor").textValue();
  }

  /** What listens: gets each frame. */
  interface Ear {
    void hears(String frame);
  }

  String thread() throws IOException {
    String body = body(words(60)).replace("{\"command\"", "{\"title\":\"A thread\",\"command\"");
    return JSON.readTree(send(post("/threads", body, 0))).get("thread").get("id").textValue();
  }

  /** Words of about this length. */
  static String words(int characters) {
    return WORDS.repeat(characters / WORDS.length() + 1).substring(0, characters);
  }

  /** One contribution; returns its cursor when it is durable. */
  String contributes(String thread, int expert, String words) throws IOException {
    String at = "/threads/" + thread + "/contributions";
    byte[] answer = send(post(at, body(words), expert));
    JsonNode cursor = JSON.readTree(answer).get("cursor");
    return cursor == null ? "" : cursor.textValue();
  }

  int reads(String thread, int limit) throws IOException {
    return send(get(path + "/threads/" + thread + "?limit=" + limit)).length;
  }

  /** A socket in the room; waits until it is connected. */
  void listens(String cursor, Ear ear) {
    listens(cursor, ear, () -> {});
  }

  /** The same, told when the socket is closed. */
  void listens(String cursor, Ear ear, Runnable closed) {
    sockets.add(connect(sockets.size(), cursor, ear, closed));
  }

  /** Somebody who comes with a cursor, hears what was missed, and goes. */
  void visits(String cursor) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Ear ear =
        frame -> {
          if (frame.contains("\"subscribed\"")) {
            over.complete(null);
          }
        };
    WebSocket socket = connect(sockets.size(), cursor, ear, () -> over.complete(null));
    over.join();
    socket.close().await();
  }

  private WebSocket connect(int number, String cursor, Ear ear, Runnable closed) {
    int expert = number % scene.cookies().size();
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setAbsoluteURI(scene.base().replace("http", "ws") + "/api/live")
            .addHeader("origin", scene.base())
            .addHeader("cookie", scene.cookies().get(expert));
    WebSocket socket = client.connect(options).await();
    socket.textMessageHandler(ear::hears);
    socket.closeHandler(ended -> closed.run());
    String from = cursor.isEmpty() ? "" : ",\"cursor\":\"" + cursor + "\"";
    String room = "\"forum\":\"" + scene.forum() + "\",\"room\":\"" + scene.room() + "\"";
    socket.writeTextMessage("{\"type\":\"subscribe\"," + room + from + "}").await();
    return socket;
  }

  void closeSockets() {
    sockets.stream().map(WebSocket::close).toList().forEach(closed -> closed.await());
    sockets.clear();
  }

  private String body(String words) {
    return "{\"command\":\""
        + Ids.random()
        + "\",\"shown\":\""
        + shown
        + "\",\"language\":\"en\",\"body\":{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\","
        + "\"content\":[{\"type\":\"text\",\"text\":\""
        + words
        + "\"}]}]}}";
  }

  private byte[] post(String at, String body, int expert) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        head("POST", path + at, expert)
            + "origin: "
            + scene.base()
            + "\r\ncontent-type: application/json\r\ncontent-length: "
            + bytes.length
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] get(String at) {
    return (head("GET", at, 0) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private String head(String method, String at, int expert) {
    return method
        + " "
        + at
        + " HTTP/1.1\r\nhost: "
        + base.getAuthority()
        + "\r\ncookie: "
        + scene.cookies().get(expert % scene.cookies().size())
        + "\r\n";
  }

  private byte[] send(byte[] request) throws IOException {
    Wire kept = wires.poll();
    Wire wire = kept == null ? new Wire(base) : kept;
    byte[] answer = wire.send(request);
    wires.add(wire);
    return answer;
  }

  @Override
  public void close() throws IOException {
    vertx.close().await();
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
