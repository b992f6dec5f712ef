package parley.server;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.web.Table;

/** Finds the route of a path: a tree of segments, so that a request costs a look-up a segment. */
final class Matcher {
  private static final int SEGMENTS_MAX = 16;

  private final Node root = new Node();

  Matcher(List<Table.Route> routes) {
    routes.forEach(this::add);
  }

  /** The routes of this path by method; null when there is no such path. */
  @Nullable Match match(String path) {
    Map<String, String> values = new HashMap<>(4);
    Node node = root;
    int start = 1;
    for (int segments = 0; segments < SEGMENTS_MAX && start <= path.length(); segments++) {
      int end = path.indexOf('/', start);
      String segment = path.substring(start, end < 0 ? path.length() : end);
      Node literal = node.literals.get(segment);
      if (literal != null) {
        node = literal;
      } else if (node.parameter != null && !segment.isEmpty()) {
        values.put(node.name, segment);
        node = node.parameter;
      } else {
        return null;
      }
      if (end < 0) {
        return node.methods.isEmpty() ? null : new Match(node.methods, values);
      }
      start = end + 1;
    }
    return null;
  }

  private void add(Table.Route route) {
    Node node = root;
    for (String segment : route.path().substring(1).split("/", -1)) {
      node = segment.startsWith(":") ? node.parameter(segment.substring(1)) : node.literal(segment);
    }
    if (node.methods.put(route.method(), route) != null) {
      throw new IllegalArgumentException("Two routes for " + route.method() + " " + route.path());
    }
  }

  /**
   * @param values of the path's parameters by name
   */
  record Match(Map<HttpMethod, Table.Route> methods, Map<String, String> values) {
    Table.@Nullable Route route(HttpMethod method) {
      Table.Route route = methods.get(method);
      return route == null && method.equals(HttpMethod.HEAD) ? methods.get(HttpMethod.GET) : route;
    }

    /** For the header of a 405. */
    String allowed() {
      StringBuilder allowed = new StringBuilder();
      for (HttpMethod method : methods.keySet()) {
        allowed.append(allowed.isEmpty() ? "" : ", ").append(method.name());
        if (method.equals(HttpMethod.GET)) {
          allowed.append(", HEAD");
        }
      }
      return allowed.toString();
    }
  }

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    final Map<HttpMethod, Table.Route> methods =
        new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
    @Nullable Node parameter;
    String name = "";

    Node literal(String segment) {
      return literals.computeIfAbsent(segment, s -> new Node());
    }

    Node parameter(String called) {
      if (parameter == null) {
        parameter = new Node();
        name = called;
      } else if (!name.equals(called)) {
        throw new IllegalArgumentException(":" + called + " is called :" + name + " elsewhere");
      }
      return parameter;
    }
  }
}
