package parley.server;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import parley.server.load.Gate;
import parley.server.load.Rank;
import parley.web.Answer;
import parley.web.Authenticator;
import parley.web.Problem;
import parley.web.Problem.Code;
import parley.web.Proxies;
import parley.web.Table;

/** Takes the requests of one event loop: finds what they are for, and begins their exchange. */
final class Intake implements Handler<HttpServerRequest> {
  private static final String NO_ROUTE = "none";
  private static final String PAGE = "page";

  final Parts parts;
  final Context loop;
  final Connections connections;

  Intake(Parts parts, Context loop, Connections connections) {
    this.parts = parts;
    this.loop = loop;
    this.connections = connections;
  }

  /** What all event loops share. */
  record Parts(
      Matcher matcher,
      Pages pages,
      Origins origins,
      Replies replies,
      Gate gate,
      Map<Table.Route, Rank> ranks,
      Requests requests,
      Authenticator authenticator,
      Predicate<Throwable> away,
      ExecutorService threads,
      Settings.Limits limits,
      Proxies proxies) {}

  @Override
  public void handle(HttpServerRequest request) {
    long begun = System.nanoTime();
    connections.expect(request.connection(), parts.limits.bodyMillis());
    request
        .response()
        .endHandler(end -> connections.expect(request.connection(), parts.limits.keptMillis()));
    String path = request.path() == null ? "" : request.path();
    Matcher.Match match = parts.matcher.match(path);
    if (match == null) {
      page(request, path, begun);
      return;
    }
    Table.Route route = match.route(request.method());
    if (route == null) {
      Answer refusal = Answer.refusal(new Problem(Code.METHOD_NOT_ALLOWED));
      write(request, refusal.with("allow", match.allowed()), NO_ROUTE, begun);
    } else {
      new Exchange(this, request, new Exchange.Found(route, match.values()), begun).begin();
    }
  }

  /** Writes an answer and notes the request. */
  void write(HttpServerRequest request, Answer answer, String route, long begun) {
    if (!request.response().closed()) {
      parts.replies.write(request, answer);
    }
    noted(request, route, answer.status(), begun);
  }

  private void page(HttpServerRequest request, String path, long begun) {
    Pages.File file = parts.pages.at(path);
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    if (file != null && reads) {
      page(request, 200, file, begun);
    } else if (file != null) {
      Answer refusal = Answer.refusal(new Problem(Code.METHOD_NOT_ALLOWED));
      write(request, refusal.with("allow", "GET, HEAD"), PAGE, begun);
    } else {
      Pages.File shell = reads && !Replies.isPart(path) ? parts.pages.lost(request) : null;
      if (shell == null) {
        write(request, Answer.refusal(Problem.notFound()), NO_ROUTE, begun);
      } else {
        page(request, 404, shell, begun);
      }
    }
  }

  private void page(HttpServerRequest request, int status, Pages.File file, long begun) {
    HttpServerResponse response = parts.replies.begin(request, status);
    Pages.write(request, response, file);
    noted(request, PAGE, response.getStatusCode(), begun);
  }

  void noted(HttpServerRequest request, String route, int status, long begun) {
    parts.requests.answered(request.method().name(), route, status, System.nanoTime() - begun);
  }
}
