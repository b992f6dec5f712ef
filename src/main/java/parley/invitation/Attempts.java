package parley.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.web.Problem;

/** How often one source address has presented what opens nothing. */
final class Attempts {
  private static final int FAILED_MAX = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int SOURCES_MAX = 10_000;
  private final Map<String, Failed> failed = new LinkedHashMap<>();

  private record Failed(Instant since, int times) {}

  /**
   * @throws Problem too-many-requests
   */
  synchronized void check(String source, Instant now) {
    Failed known = failed.get(source);
    if (known != null && !now.isBefore(known.since().plus(WITHIN))) {
      failed.remove(source);
    } else if (known != null && known.times() >= FAILED_MAX) {
      throw new Problem(Problem.Code.TOO_MANY_REQUESTS);
    }
  }

  synchronized void failed(String source, Instant now) {
    Failed known = failed.getOrDefault(source, new Failed(now, 0));
    if (!failed.containsKey(source) && failed.size() >= SOURCES_MAX) {
      failed.remove(failed.keySet().iterator().next()); // the one that began first
    }
    failed.put(source, new Failed(known.since(), known.times() + 1));
  }
}
