package parley.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request, as an endpoint sees it. Used by the request's own thread only. */
public final class Call {
  private static final int PARAMETERS_MAX = 32;

  private final HttpServerRequest request;
  private final Map<String, String> path;
  private final Authenticator authenticator;
  private final byte[] body;
  private final Context loop;
  private final String source;

  private Authenticator.@Nullable Caller known;
  private boolean asked;
  private @Nullable Map<String, List<String>> query;
  private @Nullable Map<String, List<String>> form;

  /** Made by the server, once the body has been read. */
  public Call(Origin origin, Authenticator authenticator, byte[] body) {
    this.request = origin.request;
    this.path = origin.path;
    this.loop = origin.loop;
    this.source = origin.source;
    this.authenticator = authenticator;
    this.body = body;
  }

  /**
   * What a call is made of.
   *
   * @param path the values of the route's parameters
   * @param loop the event loop of its connection
   * @param source the address that the request came from
   */
  public record Origin(
      HttpServerRequest request, Map<String, String> path, Context loop, String source) {}

  /**
   * Who is calling.
   *
   * @throws Problem signed-out
   */
  public Account account() {
    return known().account();
  }

  /**
   * Who is calling, with the session.
   *
   * @throws Problem signed-out
   */
  public Authenticator.Caller known() {
    Authenticator.Caller caller = ask();
    if (caller == null) {
      throw new Problem(Problem.Code.SIGNED_OUT);
    }
    return caller;
  }

  /**
   * Refuses whoever did not sign in lately.
   *
   * @throws Problem step-up: after signing in once more, the same is asked again
   */
  public void requireProof() {
    if (!known().proved()) {
      throw new Problem(Problem.Code.STEP_UP);
    }
  }

  /** Who is calling, or null on an open route that nobody signed in calls. */
  public @Nullable Account caller() {
    Authenticator.Caller caller = ask();
    return caller == null ? null : caller.account();
  }

  /**
   * An identifier in the path, such as {@code id("room")}.
   *
   * @throws Problem not-found when it has not even the shape of one
   */
  public String id(String parameter) {
    String text = segment(parameter);
    if (!Ids.valid(text)) {
      throw Problem.notFound();
    }
    return text;
  }

  /** A parameter of the path as it stands in the address, neither decoded nor checked. */
  public String segment(String parameter) {
    String text = path.get(parameter);
    if (text == null) {
      throw new IllegalArgumentException("No :" + parameter + " in this route");
    }
    return text;
  }

  /** Whether nothing is asked for but to be shown something. */
  public boolean reads() {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }

  /** The address that is asked for, without its query. */
  public String path() {
    return Objects.requireNonNullElse(request.path(), "");
  }

  /** Whether the address that is asked for begins with this. */
  public boolean isBelow(String beginning) {
    return path().startsWith(beginning);
  }

  /**
   * A parameter of the query; null when it is not there.
   *
   * @throws Problem bad-field when it is there twice or is not well-formed
   */
  public @Nullable String query(String name) {
    if (query == null) {
      query = parameters(request.query() == null ? "" : request.query(), "query");
    }
    return single(query, name);
  }

  /**
   * A whole number of the query.
   *
   * @throws Problem bad-field when it is not a number between these
   */
  public int number(String name, int otherwise, int min, int max) {
    String text = query(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw Problem.field(name, "must be a whole number");
    }
    throw Problem.field(name, "must lie between " + min + " and " + max);
  }

  /**
   * A field of a URL-encoded form; null when it is not there.
   *
   * @throws Problem bad-field when it is there twice or is not well-formed
   */
  public @Nullable String form(String name) {
    if (form == null) {
      form = parameters(Json.utf8(body), "form");
    }
    return single(form, name);
  }

  /** The address that the request came from, for limits only; behind a proxy, as that says. */
  public String source() {
    return source;
  }

  /** The event loop of its connection. */
  public Context loop() {
    return loop;
  }

  /** Tells when the caller hangs up before the answer; at once if that has happened. */
  public void whenGone(Runnable gone) {
    loop.runOnContext(now -> {
      if (request.response().closed()) {
        gone.run();
      } else {
        request.response().closeHandler(closed -> gone.run());
      }
    });
  }

  public @Nullable String header(String name) {
    return request.getHeader(name);
  }

  public @Nullable String cookie(String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  private Authenticator.@Nullable Caller ask() {
    if (!asked) {
      known = authenticator.caller(this);
      asked = true;
    }
    return known;
  }

  private static Map<String, List<String>> parameters(String text, String where) {
    try {
      return new QueryStringDecoder(text, StandardCharsets.UTF_8, false, PARAMETERS_MAX, true)
          .parameters();
    } catch (IllegalArgumentException malformed) {
      throw Problem.field(where, "must be URL-encoded");
    }
  }

  private static @Nullable String single(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.get(name);
    if (values == null) {
      return null;
    }
    if (values.size() > 1) {
      throw Problem.field(name, "must be given once");
    }
    return values.getFirst();
  }
}
