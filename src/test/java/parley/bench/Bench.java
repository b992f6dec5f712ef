package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/** Measures a node from outside and writes the figures as JSON. */
public final class Bench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SOCKETS = 100;
  private static final int SECONDS = 15;
  private static final int WRITERS = 48;
  private static final int PAGES = 6_000;

  private Bench() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Process stage = stage();
    try (BufferedReader lines = stage.inputReader(StandardCharsets.UTF_8);
        Load load = new Load(JSON.readValue(lines.readLine(), Stage.Scene.class))) {
      ObjectNode figures = JSON.createObjectNode();
      String thread = load.thread();
      figures.set("seenBy100", seenByMany(stage, load, thread));
      figures.set("sustained", sustained(stage, load));
      figures.set("pageOf20", pages(stage, load, thread));
      String out = System.getProperty("parley.bench.out", "target/bench.json");
      Files.writeString(Path.of(out), figures.toPrettyString() + "\n");
      System.out.println(figures.toPrettyString());
    } finally {
      stage.destroy();
      stage.waitFor(20, TimeUnit.SECONDS);
    }
  }

  private static Process stage() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Stage.class.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Ten contributions a second, each seen by all sockets; latency from the intended instant. */
  private static ObjectNode seenByMany(Process stage, Load load, String thread)
      throws IOException, InterruptedException {
    AtomicLong intended = new AtomicLong();
    AtomicLong heard = new AtomicLong();
    ConcurrentHistogram micros = new ConcurrentHistogram(3);
    for (int i = 0; i < SOCKETS; i++) {
      load.listens(
          i,
          frame -> {
            if (frame.contains("\"contributed\"")) {
              micros.recordValue((System.nanoTime() - intended.get()) / 1_000);
              heard.incrementAndGet();
            }
          });
    }
    for (int i = 0; i < 100; i++) {
      intended.set(System.nanoTime());
      load.contributes(thread, i); // warm
    }
    micros.reset();
    heard.set(0);
    long cpu = cpuMicros(stage);
    long next = System.nanoTime();
    int made = 10 * SECONDS;
    for (int i = 0; i < made; i++) {
      next += TimeUnit.MILLISECONDS.toNanos(100);
      LockSupport.parkNanos(next - System.nanoTime());
      intended.set(next);
      load.contributes(thread, i);
    }
    ObjectNode figures = JSON.createObjectNode();
    figures.put("deliveries", heard.get());
    figures.put("p50Millis", micros.getValueAtPercentile(50) / 1e3);
    figures.put("p99Millis", micros.getValueAtPercentile(99) / 1e3);
    figures.put("serverCpuMillisPerContribution", (cpuMicros(stage) - cpu) / 1e3 / made);
    return figures;
  }

  /** As many contributions as {@value WRITERS} people who each wait for their answer can make. */
  private static ObjectNode sustained(Process stage, Load load)
      throws IOException, InterruptedException, ExecutionException {
    String thread = load.thread();
    ConcurrentHistogram micros = new ConcurrentHistogram(3);
    long cpu = cpuMicros(stage);
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(SECONDS);
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int expert = i;
        done.add(
            writers.submit(() -> {
              int made = 0;
              for (; System.nanoTime() < end; made++) {
                long from = System.nanoTime();
                load.contributes(thread, expert);
                micros.recordValue((System.nanoTime() - from) / 1_000);
              }
              return made;
            }));
      }
      int made = 0;
      for (Future<Integer> some : done) {
        made += some.get();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      ObjectNode figures = JSON.createObjectNode();
      figures.put("sockets", SOCKETS);
      figures.put("contributionsPerSecond", made / seconds);
      figures.put("p99Millis", micros.getValueAtPercentile(99) / 1e3);
      figures.put("serverCpuMillisPerContribution", (cpuMicros(stage) - cpu) / 1e3 / made);
      return figures;
    }
  }

  private static ObjectNode pages(Process stage, Load load, String thread)
      throws IOException, InterruptedException {
    for (int i = 0; i < PAGES / 3; i++) {
      load.reads(thread, 20); // warm
    }
    long cpu = cpuMicros(stage);
    long begun = System.nanoTime();
    int bytes = 0;
    for (int i = 0; i < PAGES; i++) {
      bytes = load.reads(thread, 20);
    }
    ObjectNode figures = JSON.createObjectNode();
    figures.put("bytes", bytes);
    figures.put("requestsPerSecondOneClient", PAGES / ((System.nanoTime() - begun) / 1e9));
    figures.put("serverCpuMillisPerRequest", (cpuMicros(stage) - cpu) / 1e3 / PAGES);
    return figures;
  }

  private static long cpuMicros(Process process) {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1_000).orElse(0L);
  }
}
