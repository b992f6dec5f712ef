package parley.bench;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.server.WebServer;

/**
 * What a node is compared with: Vert.x alone, on as many event loops, that sends the body of each
 * POST to all its sockets. It knows no session, keeps nothing, and bounds no queue.
 */
final class Bare {
  private static final int LOOPS = 2;
  private static final Map<Context, List<ServerWebSocket>> SOCKETS = new ConcurrentHashMap<>();
  private static volatile int port;

  private Bare() {}

  public static void main(String[] arguments) throws IOException {
    Vertx vertx = Vertx.vertx(WebServer.options(LOOPS));
    vertx.deployVerticle(Loop::new, new DeploymentOptions().setInstances(LOOPS)).await();
    System.out.println("http://127.0.0.1:" + port);
    Stage.obey(command -> "");
    System.exit(0);
  }

  /** Where it is; what a node would ask for besides, it does not look at. */
  static Stage.Scene scene(String base) {
    return new Stage.Scene(base, 0, "f", "r", List.of("c=d"));
  }

  private static final class Loop extends VerticleBase {
    @Override
    public Future<?> start() {
      Context loop = Vertx.currentContext();
      List<ServerWebSocket> sockets = new ArrayList<>();
      SOCKETS.put(loop, sockets);
      HttpServerOptions options =
          new HttpServerOptions()
              .setHost("127.0.0.1")
              .setPort(-1)
              .setTcpNoDelay(true)
              .setPerFrameWebSocketCompressionSupported(false)
              .setPerMessageWebSocketCompressionSupported(false)
              .setRegisterWebSocketWriteHandlers(false);
      return vertx
          .createHttpServer(options)
          .webSocketHandler(socket -> {
            sockets.add(socket);
            socket.textMessageHandler(ignored -> {});
            socket.closeHandler(closed -> sockets.remove(socket));
          })
          .requestHandler(Loop::answer)
          .listen()
          .onSuccess((HttpServer server) -> port = server.actualPort());
    }

    private static void answer(HttpServerRequest request) {
      request
          .body()
          .onSuccess(body -> {
            String frame = body.toString();
            SOCKETS.forEach((loop, sockets) ->
                loop.runOnContext(now -> sockets.forEach(s -> s.writeTextMessage(frame))));
            request.response().end("{\"cursor\":\"c\",\"thread\":{\"id\":\"t\"}}");
          });
    }
  }
}
