package parley.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * For those who run the server: {@code /health/live}, {@code /health/ready} and {@code /metrics}.
 * On loopback only, as it asks nobody who they are.
 */
public final class Management {
  private static final String LOOPBACK = "127.0.0.1";

  private final PrometheusMeterRegistry meters;
  private final BooleanSupplier ready;
  private @Nullable HttpServer server;

  /**
   * @param ready whether requests are welcome; asked on an event loop, so it must not wait
   */
  public Management(PrometheusMeterRegistry meters, BooleanSupplier ready) {
    this.meters = meters;
    this.ready = ready;
  }

  /** Listens; waits until it does. 0 takes any free port. */
  public void start(Vertx vertx, int port) {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost(LOOPBACK).setPort(port))
            .requestHandler(this::answer)
            .listen()
            .await();
  }

  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  public void stop() {
    if (server != null) {
      server.close().await();
    }
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/health/live" -> request.response().end("live\n");
      case "/health/ready" -> {
        boolean yes = ready.getAsBoolean();
        request.response().setStatusCode(yes ? 200 : 503).end(yes ? "ready\n" : "not ready\n");
      }
      case "/metrics" ->
          request
              .response()
              .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
              .end(meters.scrape());
      case null, default -> request.response().setStatusCode(404).end();
    }
  }
}
