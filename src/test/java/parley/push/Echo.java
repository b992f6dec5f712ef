package parley.push;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import parley.server.Served;
import parley.server.Settings;
import parley.server.WebServer;
import parley.web.Account;
import parley.web.Authenticator.Caller;
import parley.web.Table;

/**
 * Our server with our socket, which says again what it is told instead of doing it: what the
 * Autobahn suite speaks to. {@code mvn -Pautobahn} runs it; everybody is let in.
 */
final class Echo {
  private static final Account ANA = new Account(Served.account("ana"), "ana", "en", false, true);

  private Echo() {}

  /** Runs until it is ended: {@code PORT}. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Sockets sockets = new Sockets(new Talk(), session -> true, meters, Limits.USUAL);
    Table table = new Table();
    table.socket("/api/live", (loop, caller, socket) -> join(sockets, loop, caller, socket));
    Settings settings =
        new Settings(
            "127.0.0.1",
            port,
            2,
            List.of("http://127.0.0.1:" + port),
            null,
            null,
            0,
            Settings.Limits.USUAL);
    new WebServer(
            Vertx.vertx(WebServer.options(2)),
            settings,
            table,
            new WebServer.Surroundings(call -> new Caller(ANA, "ana", true), meters, e -> false))
        .start();
    System.out.println("echo at " + port);
  }

  private static void join(Sockets sockets, Context loop, Caller caller, ServerWebSocket socket) {
    LiveSocket echo =
        new LiveSocket(sockets, loop, caller, socket) {
          @Override
          void said(String text) {
            send(text);
          }
        };
    echo.listen();
    sockets.joined(echo);
  }
}
