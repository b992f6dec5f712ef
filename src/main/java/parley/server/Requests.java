package parley.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.web.Ids;

/** Counts and notes requests: method, pattern of the route, status, time; never a path. */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger("parley.request");
  private static final int FRAMES_MAX = 12;

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

  /** Notes what must not happen, under an id. What it says is left out: it may quote content. */
  String defect(String route, Throwable defect) {
    defects.increment();
    String id = Ids.random();
    LOG.atError()
        .addKeyValue("id", id)
        .addKeyValue("route", route)
        .addKeyValue("trace", trace(defect))
        .log("defect");
    return id;
  }

  private static String trace(Throwable defect) {
    StringBuilder trace = new StringBuilder();
    for (Throwable cause = defect; cause != null; cause = cause.getCause()) {
      trace.append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
        trace.append(" < ").append(frames[i]);
      }
      trace.append("; ");
    }
    return trace.toString();
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
