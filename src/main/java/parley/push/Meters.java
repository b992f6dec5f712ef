package parley.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts frames and closed sockets. */
final class Meters {
  private final LongAdder frames = new LongAdder();
  private final Map<End, Counter> closed = new EnumMap<>(End.class);

  Meters(MeterRegistry registry) {
    FunctionCounter.builder("parley.push.frames", frames, LongAdder::sum).register(registry);
    for (End end : End.values()) {
      closed.put(
          end,
          Counter.builder("parley.push.closed")
              .tag("code", String.valueOf(end.code))
              .register(registry));
    }
  }

  void sent() {
    frames.increment();
  }

  void closed(End end) {
    Counter counter = closed.get(end);
    if (counter != null) {
      counter.increment();
    }
  }
}
