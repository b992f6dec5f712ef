package parley.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.server.load.Rank;
import parley.web.Answer;
import parley.web.Authenticator;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Problem.Code;
import parley.web.Proxies;
import parley.web.Table;

/**
 * One request and its answer. Begins and ends on the event loop of its connection; in between the
 * route's action runs on a virtual thread of its own, where it may wait as long as it likes.
 */
final class Exchange {
  private static final byte[] NOTHING = {};
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Intake intake;
  private final Intake.Parts parts;
  private final HttpServerRequest request;
  private final Table.Route route;
  private final Rank rank;
  private final Call.Origin origin;
  private final long begun;

  Exchange(Intake intake, HttpServerRequest request, Found found, long begun) {
    this.intake = intake;
    this.parts = intake.parts;
    this.request = request;
    this.route = found.route;
    this.rank = parts.ranks().getOrDefault(route, Rank.WRITING);
    this.origin = new Call.Origin(request, found.values, intake.loop, source(request));
    this.begun = begun;
  }

  /**
   * @param values of the path's parameters by name
   */
  record Found(Table.Route route, Map<String, String> values) {}

  private String source(HttpServerRequest request) {
    var remote = request.remoteAddress();
    String connected = remote == null ? null : remote.hostAddress();
    List<String> forwarded = request.headers().getAll(Proxies.HEADER);
    return parts.proxies().source(connected == null ? "" : connected, forwarded);
  }

  void begin() {
    boolean reads =
        route.does() instanceof Table.Does.Answers && route.method().equals(HttpMethod.GET);
    if (!reads && !parts.origins().accepts(request.headers())) {
      refuse(Code.ORIGIN_REFUSED);
    } else if (parts.gate().isShut()) {
      hangUp();
      refuse(Code.UNAVAILABLE);
    } else {
      switch (route.does()) {
        case Table.Does.Answers does -> read(does);
        case Table.Does.Upgrades does -> {
          request.pause(); // What the client sends at once is for the socket.
          run(NOTHING, call -> upgrade(call, does.upgrade()));
        }
      }
    }
  }

  private void read(Table.Does.Answers does) {
    long announced = announced(request.headers());
    if (does.content() == Table.Content.NONE && announced == 0) {
      run(NOTHING, call -> answer(call, NOTHING, does));
    } else if (!readable(does.content(), request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      refuse(Code.UNSUPPORTED_MEDIA_TYPE);
    } else {
      if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
        request.response().writeContinue();
      }
      new Body(
              parts.gate().bodies(rank),
              parts.limits().bodyBytes(),
              body -> run(body, call -> answer(call, body, does)),
              this::refuse)
          .read(request, announced);
    }
  }

  private void run(byte[] body, Consumer<Call> work) {
    if (!parts.gate().enter(rank)) {
      refuse(Code.FULL);
      return;
    }
    intake.connections.expect(request.connection(), parts.limits().answerMillis());
    Call call = new Call(origin, parts.authenticator(), body);
    parts.threads().execute(() -> guarded(call, work));
  }

  /** On the request's own thread, as is all of it down to the reply. */
  private void guarded(Call call, Consumer<Call> work) {
    try {
      work.accept(call);
    } catch (Problem problem) {
      reply(refusal(problem));
    } catch (RuntimeException | Error defect) {
      reply(Answer.refusal(problem(defect)));
    } finally {
      parts.gate().leave(rank);
    }
  }

  private Answer refusal(Problem problem) {
    if (problem.code() == Code.FULL) {
      parts.gate().refused(rank);
    }
    return Answer.refusal(problem);
  }

  private Problem problem(Throwable unexpected) {
    return parts.away().test(unexpected)
        ? new Problem(Code.UNAVAILABLE)
        : Problem.of(Code.INTERNAL, null, parts.requests().defect(route.path(), unexpected));
  }

  private void answer(Call call, byte[] body, Table.Does.Answers does) {
    if (route.open()) {
      reply(does.action().answer(call, body));
      return;
    }
    String places = call.known().places();
    parts.gate().enter(places);
    try {
      reply(does.action().answer(call, body));
    } finally {
      parts.gate().leave(places);
    }
  }

  private void upgrade(Call call, Table.Upgrade upgrade) {
    Authenticator.Caller caller = call.known();
    intake.loop.runOnContext(now -> upgrade(caller, upgrade));
  }

  private void reply(Answer answer) {
    Answer packed = Replies.packed(request, answer);
    intake.loop.runOnContext(now -> intake.write(request, packed, route.path(), begun));
  }

  private void upgrade(Authenticator.Caller caller, Table.Upgrade upgrade) {
    if (request.response().closed()) {
      return;
    }
    request
        .toWebSocket()
        .onSuccess(socket -> {
          intake.connections.left(request.connection());
          intake.noted(request, route.path(), 101, begun);
          upgrade.accept(intake.loop, caller, socket);
        })
        // Vert.x has answered 400 or 426 already.
        .onFailure(refused -> intake.noted(request, route.path(), 400, begun));
  }

  private void refuse(Body.Refusal refusal) {
    if (refusal.hungUp()) {
      hangUp();
    }
    refuse(refusal.code());
  }

  /** The answer will be the last of this connection. */
  private void hangUp() {
    request
        .response()
        .putHeader(HttpHeaders.CONNECTION, "close")
        .endHandler(end -> request.connection().close());
  }

  private void refuse(Code code) {
    intake.write(request, refusal(new Problem(code)), route.path(), begun);
  }

  private static boolean readable(Table.Content content, @Nullable String type) {
    return switch (content) {
      case NONE -> false;
      case JSON -> isType(type, JSON);
      case FORM -> isType(type, FORM);
    };
  }

  private static boolean isType(@Nullable String header, String type) {
    return header != null
        && header.regionMatches(true, 0, type, 0, type.length())
        && (header.length() == type.length() || header.charAt(type.length()) == ';');
  }

  /** How long the body says it is; -1 when it does not say. */
  private static long announced(MultiMap headers) {
    if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
      return -1;
    }
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length); // Netty refuses what is no number.
  }
}
