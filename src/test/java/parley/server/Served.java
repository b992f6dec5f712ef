package parley.server;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.web.Account;
import parley.web.Authenticator;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Proxies;
import parley.web.Table;

/**
 * A server for tests, with real connections. Who sends the cookie {@code __Host-parley=ana} is Ana,
 * with the session {@code ana}; who sends {@code Authorization: Bearer bot} is a program; {@code
 * operator} runs the server.
 */
public final class Served implements AutoCloseable {
  public static final String ORIGIN = "http://parley.test";
  private static final String COOKIE = "__Host-parley";

  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final HttpClient client = HttpClient.newHttpClient();
  public final WebServer server;

  /** What went wrong on event loops and nobody caught. */
  public final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

  private final Vertx vertx = Vertx.vertx(WebServer.options(2)).exceptionHandler(uncaught::add);

  public Served(Consumer<Table> routes) {
    this(routes, Settings.Limits.USUAL, null);
  }

  public Served(Consumer<Table> routes, Settings.Limits limits, @Nullable Path pages) {
    this(
        routes,
        new Settings("127.0.0.1", 0, 2, List.of(ORIGIN), pages, "mailto:a@b.example", 0, limits));
  }

  /** Behind proxies. */
  public Served(Consumer<Table> routes, Proxies proxies) {
    this(
        routes,
        new Settings(
            "127.0.0.1",
            0,
            2,
            List.of(ORIGIN),
            null,
            null,
            0,
            Settings.Limits.USUAL,
            proxies,
            null));
  }

  /** By TLS. */
  Served(Consumer<Table> routes, Settings.Tls tls, Settings.Limits limits) {
    this(
        routes,
        new Settings("127.0.0.1", 0, 2, List.of(ORIGIN), null, null, 0, limits, Proxies.NONE, tls));
  }

  private Served(Consumer<Table> routes, Settings settings) {
    Table table = new Table();
    routes.accept(table);
    server =
        new WebServer(
            vertx,
            settings,
            table,
            new WebServer.Surroundings(Served::who, meters, thrown -> false));
    server.start();
  }

  /** Everybody has the account that the name is padded to. */
  public static String account(String name) {
    return name + "A".repeat(Ids.LENGTH - name.length());
  }

  private static Authenticator.@Nullable Caller who(Call call) {
    String bearer = call.header("authorization");
    String session = bearer == null ? call.cookie(COOKIE) : bearer.substring("Bearer ".length());
    if (session == null || session.isEmpty()) {
      return null;
    }
    // "ana1" and "ana2" are sessions of one account, and "own-ana" is a program of hers.
    String name = session.replaceAll("[0-9]|own-", "");
    boolean operator = name.equals("operator");
    Account account = new Account(account(name), name, "en", operator, bearer != null);
    String places = session.startsWith("own-") ? session : account.id();
    return new Authenticator.Caller(account, session, true, places);
  }

  public HttpRequest.Builder as(String session, String path) {
    return anyone(path).header("cookie", COOKIE + "=" + session).header("origin", ORIGIN);
  }

  public HttpRequest.Builder anyone(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String session, String path, String json)
      throws IOException, InterruptedException {
    return send(
        as(session, path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends these bytes on a connection of its own and reads until the server closes it. */
  public String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    vertx.close().await();
  }
}
