package parley.digest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.web.Authenticator;

/**
 * When an account last asked this node for anything: kept in memory, never told, and asked only so
 * that nobody is written to while they read. An open page that nobody looks at asks for nothing but
 * to be told what happens, by a socket or by polls without end: that is not reading.
 */
final class Presence {
  private static final String LIVE = "/api/live";
  private static final int KNOWN_MAX = 100_000;
  private final InstantSource clock;
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  Presence(InstantSource clock) {
    this.clock = clock;
  }

  Authenticator noting(Authenticator behind) {
    return call -> {
      Authenticator.Caller caller = behind.caller(call);
      if (caller != null && !caller.account().bearer() && !call.isBelow(LIVE)) {
        note(caller.account().id());
      }
      return caller;
    };
  }

  private void note(String account) {
    if (asked.size() > KNOWN_MAX) {
      asked.clear();
    }
    asked.put(account, clock.instant());
  }

  /** Whether somebody has asked for anything since then. */
  boolean since(String account, Instant moment) {
    Instant last = asked.get(account);
    return last != null && last.isAfter(moment);
  }
}
