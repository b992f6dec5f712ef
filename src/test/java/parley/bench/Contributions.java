package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/** Contributions that are durable and heard: at a steady rate, and as many as a node can take. */
final class Contributions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STAMP = "at=";
  private static final int CHARACTERS = 560;
  private static final int WRITERS = 60; // of the 64 that may wait for a room
  private static final int EACH_MAX = 100; // a window is not to fill the heap
  private static final int SECONDS = 20;
  private static final int STEP_SECONDS = 8;
  private static final int RATE_MIN = 500;
  private static final int P99_MILLIS_MAX = 250;
  private static final double KEPT_UP = 0.98;
  private final Measured node;
  private final Load load;
  private final ConcurrentHistogram micros = new ConcurrentHistogram(3);
  private final AtomicLong heard = new AtomicLong();
  private int sockets;

  Contributions(Measured node, Load load) {
    this.node = node;
    this.load = load;
  }

  /** Sockets that note how long after its intended instant each contribution reached them. */
  void listen(int more) {
    for (int i = 0; i < more; i++) {
      load.listens("", this::hears);
    }
    sockets += more;
  }

  /** The last frames may still be under way; after a second they count as lost. */
  private void allHeard(long made) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    while (heard.get() < made * sockets && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void hears(String frame) {
    int at = frame.indexOf(STAMP);
    if (at > 0) {
      long intended = Long.parseLong(frame, at + STAMP.length(), frame.indexOf(' ', at), 10);
      micros.recordValue(Math.max(0, System.nanoTime() - intended) / 1_000);
      heard.incrementAndGet();
    }
  }

  private static String stamped(long intended) {
    return STAMP + intended + " " + Load.words(CHARACTERS);
  }

  /** Writers who each wait for their answer: warms, and tells what one contribution costs. */
  Warm.Work closed(String thread) {
    return end -> {
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int expert = i;
        writers.add(() -> {
          int made = 0;
          for (; made < EACH_MAX && System.nanoTime() < end; made++) {
            load.contributes(thread, expert, stamped(System.nanoTime()));
          }
          return made;
        });
      }
      return sum(writers);
    };
  }

  /** At this rate, so that what runs when nothing waits is compiled too. */
  Warm.Work paced(String thread, int perSecond) {
    return end -> {
      long made = 0;
      long next = System.nanoTime();
      for (; next < end; made++) {
        next += TimeUnit.SECONDS.toNanos(1) / perSecond;
        LockSupport.parkNanos(next - System.nanoTime());
        load.contributes(thread, (int) made % sockets, stamped(next));
      }
      return made;
    };
  }

  /** Some a second for a while, each heard by all sockets; latency from the intended instant. */
  ObjectNode steady(String thread, int perSecond) throws IOException {
    micros.reset();
    heard.set(0);
    double idle = idleMillisPerSecond();
    long jit = node.jitMicros();
    long cpu = node.cpuMicros();
    long next = System.nanoTime();
    int made = perSecond * SECONDS;
    for (int i = 0; i < made; i++) {
      next += TimeUnit.SECONDS.toNanos(1) / perSecond;
      LockSupport.parkNanos(next - System.nanoTime());
      load.contributes(thread, i % sockets, stamped(next));
    }
    allHeard(made);
    ObjectNode figures = JSON.createObjectNode();
    figures.put("deliveries", heard.get());
    latency(figures);
    figures.put("serverCpuMillisPerContribution", (node.cpuMicros() - cpu) / 1e3 / made);
    figures.put("ofWhichJit", (node.jitMicros() - jit) / 1e3 / made);
    figures.put("serverCpuMillisPerIdleSecond", idle);
    return figures;
  }

  /** What the same sockets and sessions cost when nobody contributes. */
  private double idleMillisPerSecond() {
    long cpu = node.cpuMicros();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS / 2));
    return (node.cpuMicros() - cpu) / 1e3 / (SECONDS / 2);
  }

  /** Rising rates until p99 of being heard passes the limit or the node falls behind. */
  ArrayNode rising(String thread) throws IOException, InterruptedException, ExecutionException {
    ArrayNode steps = JSON.createArrayNode();
    int failed = 0; // one stall of a shared machine ends nothing
    for (int rate = RATE_MIN; failed < 2; rate = rate * 6 / 5) {
      ObjectNode step = at(thread, rate);
      steps.add(step);
      System.err.println(step);
      boolean holds =
          step.get("p99Millis").doubleValue() <= P99_MILLIS_MAX
              && step.get("contributionsPerSecond").doubleValue() >= rate * KEPT_UP;
      step.put("holds", holds);
      failed = holds ? 0 : failed + 1;
    }
    return steps;
  }

  private ObjectNode at(String thread, int rate)
      throws IOException, InterruptedException, ExecutionException {
    micros.reset();
    heard.set(0);
    long cpu = node.cpuMicros();
    long begun = System.nanoTime();
    long all = (long) rate * STEP_SECONDS;
    AtomicLong next = new AtomicLong();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int expert = i;
      writers.add(() -> {
        int made = 0;
        for (long n = next.getAndIncrement(); n < all; n = next.getAndIncrement()) {
          long intended = begun + n * TimeUnit.SECONDS.toNanos(1) / rate;
          LockSupport.parkNanos(intended - System.nanoTime());
          load.contributes(thread, expert, stamped(intended));
          made++;
        }
        return made;
      });
    }
    long made = sum(writers);
    double seconds = (System.nanoTime() - begun) / 1e9;
    allHeard(made);
    ObjectNode figures = JSON.createObjectNode();
    figures.put("rate", rate);
    figures.put("contributionsPerSecond", made / seconds);
    figures.put("deliveries", heard.get());
    latency(figures);
    figures.put("serverCpuMillisPerContribution", (node.cpuMicros() - cpu) / 1e3 / made);
    return figures;
  }

  private void latency(ObjectNode figures) {
    figures.put("p50Millis", micros.getValueAtPercentile(50) / 1e3);
    figures.put("p99Millis", micros.getValueAtPercentile(99) / 1e3);
  }

  private static long sum(List<Callable<Integer>> tasks)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long sum = 0;
      for (Future<Integer> some : threads.invokeAll(tasks)) {
        sum += some.get();
      }
      return sum;
    }
  }
}
