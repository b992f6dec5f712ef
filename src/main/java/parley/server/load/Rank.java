package parley.server.load;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.web.Table;

/**
 * The order in which requests give way where much is under way: those of the first rank are refused
 * first. What cannot wait comes last and finds places that nothing else takes.
 */
public enum Rank {
  /** Can be asked again at leisure, and takes the most. */
  SEARCH(30, "POST /api/search"),

  /** What is taken away as a file, and brought as one. */
  FILES(
      40,
      "GET …/copy",
      "GET …/annexes/:annex",
      "PUT …/uploads/:upload/parts/:part",
      "POST …/annexes",
      "GET …/calendar",
      "GET /api/calendars/:secret"),

  /** Where others' carets stand, and how far one has read. */
  CARETS(50, "POST …/carets", "PUT …/marks"),

  /** New sockets and long polls: whoever listens already is told. */
  LISTENING(60, "GET /api/live", "POST /api/live/poll"),

  /** What was missed, past versions, logs: for those who read already. */
  CATCHING_UP(
      70,
      "GET …/commits",
      "GET …/changes",
      "GET …/version",
      "GET …/versions",
      "GET …/pieces",
      "GET …/log",
      "GET …/balance",
      "GET …/head"),

  /** Everything else that is only read. */
  READING(80),

  /** Everything else that is said or done. */
  WRITING(95),

  /** What protects somebody: never refused for anything of another rank. */
  PROTECTING(
      100,
      "PUT …/rule",
      "PUT …/lock",
      "PUT …/pace",
      "PUT …/record",
      "PUT …/closure",
      "PUT …/cooling",
      "PUT …/removal",
      "PUT …/suspension",
      "PUT …/withdrawal",
      "PUT …/revocation",
      "PUT …/departure",
      "PUT …/purge",
      "PUT …/burning",
      "PUT …/glasses/:glass/end",
      "PUT …/approvals/:approval/answer",
      "POST …/removals",
      "PUT /api/me/sessions/end",
      "PUT /api/me/sessions/:session/end",
      "POST /sign-out",
      "POST /sign-in/backchannel-logout");

  /** Of the places that one may find taken and still come in. */
  final int percent;

  private final List<String> routes;

  /**
   * @param routes by method and path, or the end of one
   */
  Rank(int percent, String... routes) {
    this.percent = percent;
    this.routes = List.of(routes);
  }

  /** How many may be under way for one of this rank to come in as well. */
  int places(int running) {
    return Math.max(1, running * percent / 100);
  }

  /** Of each route. */
  public static Map<Table.Route, Rank> of(List<Table.Route> all) {
    Map<Table.Route, Rank> ranks = new IdentityHashMap<>();
    all.forEach(route -> ranks.put(route, of(route.method().name(), route.path())));
    return Collections.unmodifiableMap(ranks);
  }

  static Rank of(String method, String path) {
    for (Rank rank : values()) {
      if (rank.routes.stream().anyMatch(name -> names(name, method, path))) {
        return rank;
      }
    }
    return method.equals("GET") ? READING : WRITING;
  }

  /** The routes that are named here. */
  public List<String> routes() {
    return routes;
  }

  /** Whether this is the name of that route. */
  public static boolean names(String name, String method, String path) {
    String where = name.substring(name.indexOf(' ') + 1);
    boolean there = where.startsWith("…") ? path.endsWith(where.substring(1)) : path.equals(where);
    return there && name.startsWith(method + " ");
  }

  /** As metrics call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
