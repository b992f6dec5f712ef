package parley.server;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;

/**
 * Whether a request that changes something, or opens a socket, may come from where it comes from. A
 * browser adds the cookie to requests of any page, so these two headers, which no page can forge,
 * decide.
 */
final class Origins {
  private static final String SAME = "same-origin";

  private final Set<String> ours;

  Origins(List<String> ours) {
    this.ours = Set.copyOf(ours);
  }

  boolean accepts(MultiMap headers) {
    String origin = headers.get("origin");
    String site = headers.get("sec-fetch-site");
    if (site != null && !site.equals(SAME)) {
      return false;
    }
    if (origin == null) {
      // Not from a page. Without a cookie there is nothing that a page could have abused.
      return site != null || !headers.contains("cookie");
    }
    // A form of ours is sent with "null", as our pages send no referrer.
    return ours.contains(origin) || (origin.equals("null") && SAME.equals(site));
  }

  /** Whether pages are reached encrypted, so that browsers may be told to insist on it. */
  boolean encrypted() {
    return ours.stream().allMatch(origin -> origin.startsWith("https://"));
  }
}
