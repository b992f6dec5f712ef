package parley.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All routes of this server. A path is literal segments and {@code :names}, which stand for one
 * segment: {@code /api/forums/:forum/rooms/:room}. Unless {@link #open() open}, a route answers
 * {@code signed-out} to whom the {@link Authenticator} does not know, before anything else is read.
 */
public final class Table {
  private final List<Route> routes;
  private final boolean open;

  public Table() {
    this(new ArrayList<>(), false);
  }

  private Table(List<Route> routes, boolean open) {
    this.routes = routes;
    this.open = open;
  }

  /** This table, for routes that need no session. */
  public Table open() {
    return new Table(routes, true);
  }

  public Table get(String path, Endpoint endpoint) {
    return add(HttpMethod.GET, path, plain(Content.NONE, endpoint));
  }

  public Table post(String path, Endpoint endpoint) {
    return add(HttpMethod.POST, path, plain(Content.NONE, endpoint));
  }

  /** With a JSON body, decoded strictly into this record. */
  public <B> Table post(String path, Class<B> body, Action<B> action) {
    return add(HttpMethod.POST, path, decoded(body, action));
  }

  /** With a JSON body, decoded strictly into this record. */
  public <B> Table put(String path, Class<B> body, Action<B> action) {
    return add(HttpMethod.PUT, path, decoded(body, action));
  }

  /** With a URL-encoded form, read by {@link Call#form}. */
  public Table form(String path, Endpoint endpoint) {
    return add(HttpMethod.POST, path, plain(Content.FORM, endpoint));
  }

  /** A WebSocket: its upgrade is checked like a change of state. */
  public Table socket(String path, Upgrade upgrade) {
    routes.add(new Route(HttpMethod.GET, path, open, new Does.Upgrades(upgrade)));
    return this;
  }

  public List<Route> all() {
    return List.copyOf(routes);
  }

  private Table add(HttpMethod method, String path, Does.Answers answers) {
    routes.add(new Route(method, path, open, answers));
    return this;
  }

  private static Does.Answers plain(Content content, Endpoint endpoint) {
    return new Does.Answers(content, null, (call, body) -> endpoint.answer(call));
  }

  private static <B> Does.Answers decoded(Class<B> type, Action<B> action) {
    return new Does.Answers(
        Content.JSON, type, (call, bytes) -> action.answer(call, Json.decode(bytes, type)));
  }

  /** Answers a request without a body. */
  @FunctionalInterface
  public interface Endpoint {
    Answer answer(Call call);
  }

  /** Answers a request with a body. */
  @FunctionalInterface
  public interface Action<B> {
    Answer answer(Call call, B body);
  }

  /** Takes an upgraded connection, on the event loop that it will live on. */
  @FunctionalInterface
  public interface Upgrade {
    void accept(Context loop, Authenticator.Caller caller, ServerWebSocket socket);
  }

  /** What a route reads. */
  public enum Content {
    NONE,
    JSON,
    FORM
  }

  /** One route. */
  public record Route(HttpMethod method, String path, boolean open, Does does) {}

  /** What a route does. */
  public sealed interface Does {
    /**
     * It answers.
     *
     * @param body the record that a JSON body is decoded into
     */
    record Answers(Content content, @Nullable Class<?> body, Action<byte[]> action)
        implements Does {}

    /** It turns the connection into a WebSocket. */
    record Upgrades(Upgrade upgrade) implements Does {}
  }
}
