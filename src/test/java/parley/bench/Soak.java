package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/**
 * A node under steady work for {@code -Dparley.bench.minutes=20}: a hundred stay and hear all, and
 * in each turn somebody writes, some read, and one comes back with an old cursor and goes again.
 * What the process holds is looked at after each minute. What was written is kept in memory by
 * design and is told apart: flat is what remains.
 */
final class Soak {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MINUTES = Integer.getInteger("parley.bench.minutes", 20);
  private static final int STAYING = 100;
  private static final int TURNS_A_SECOND = 5;
  private static final int READS = 10;
  private static final int BEHIND = 10;
  private static final int CHARACTERS = 560;
  private static final double KEPT_BYTES = 1_640; // of one contribution: "heapKilobytesPer1000"
  private final Measured node;
  private final Load load;
  private final AtomicLong heard = new AtomicLong();
  private final List<String> cursors = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private String thread = "";
  private long made;
  private long visits;

  private record Sample(long made, long heap, long files, long threads, long resident) {
    double heapWithoutWords() {
      return heap - made * KEPT_BYTES;
    }
  }

  Soak(Measured node, Load load) {
    this.node = node;
    this.load = load;
  }

  /**
   * @throws IOException where a frame did not come to somebody who stayed
   */
  ObjectNode run() throws IOException {
    for (int i = 0; i < STAYING; i++) {
      load.listens("", this::hears);
    }
    long cpu = node.cpuMicros();
    long next = System.nanoTime();
    for (int minute = 0; minute < MINUTES; minute++) {
      for (int turn = 0; turn < 60 * TURNS_A_SECOND; turn++) {
        next += TimeUnit.SECONDS.toNanos(1) / TURNS_A_SECOND;
        LockSupport.parkNanos(next - System.nanoTime());
        turn();
      }
      allHeard();
      sample();
    }
    return figures((node.cpuMicros() - cpu) / 1e3 / made);
  }

  private void hears(String frame) {
    if (frame.contains("\"contributed\"")) {
      heard.incrementAndGet();
    }
  }

  private void turn() throws IOException {
    if (made % (60 * TURNS_A_SECOND) == 0) {
      thread = load.thread();
    }
    cursors.add(load.contributes(thread, (int) made, Load.words(CHARACTERS)));
    made++;
    for (int i = 0; i < READS; i++) {
      load.reads(thread, 20);
    }
    if (cursors.size() > BEHIND) {
      load.visits(cursors.removeFirst());
      visits++;
    }
  }

  private void allHeard() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (heard.get() < made * STAYING) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("heard " + heard.get() + " of " + made * STAYING);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void sample() throws IOException {
    long heap = node.heap();
    samples.add(
        new Sample(made, heap, node.count("fd"), node.count("task"), node.residentKilobytes()));
    System.err.println(samples.getLast());
  }

  private ObjectNode figures(double cpuMillis) {
    ObjectNode figures = JSON.createObjectNode();
    figures.put("minutes", MINUTES);
    figures.put("contributions", made);
    figures.put("frames", heard.get());
    figures.put("pages", made * READS);
    figures.put("visits", visits);
    figures.put("serverCpuMillisPerTurn", cpuMillis);
    put(figures, "heapBytes", Sample::heap);
    put(figures, "heapBytesWithoutWords", sample -> (long) sample.heapWithoutWords());
    put(figures, "descriptors", Sample::files);
    put(figures, "threads", Sample::threads);
    put(figures, "residentKilobytes", Sample::resident);
    return figures;
  }

  /** Minute by minute. */
  private void put(ObjectNode figures, String name, ToLongFunction<Sample> value) {
    ArrayNode row = figures.putArray(name);
    samples.stream().mapToLong(value).forEach(row::add);
  }
}
