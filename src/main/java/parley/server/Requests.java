package parley.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.web.Defects;

/** Counts and notes requests: method, pattern of the route, status, time; never a path. */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger("parley.request");

  private final MeterRegistry meters;
  private final Counter defects;
  private final ConcurrentHashMap<Kind, Timer> timers = new ConcurrentHashMap<>();

  Requests(MeterRegistry meters) {
    this.meters = meters;
    this.defects = Counter.builder("parley.defects").register(meters);
  }

  void answered(String method, String route, int status, long nanos) {
    timers
        .computeIfAbsent(new Kind(method, route, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    LOG.atInfo()
        .addKeyValue("method", method)
        .addKeyValue("route", route)
        .addKeyValue("status", status)
        .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(nanos))
        .log("request");
  }

  /** Counts and notes what must not happen. */
  String defect(String route, Throwable defect) {
    defects.increment();
    return Defects.note(route, defect);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("parley.requests")
        .tag("method", kind.method)
        .tag("route", kind.route)
        .tag("status", String.valueOf(kind.status))
        .register(meters);
  }

  private record Kind(String method, String route, int status) {}
}
