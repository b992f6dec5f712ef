package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import parley.world.FreePort;

/** What takes time once: starting, opening a long forum, catching up. */
final class Standing {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENTRIES = 100_000;
  private static final int MISSED = 1_000;
  private static final int TIMES = 5;
  private static final String CURSOR = "\"cursor\":\"";

  private Standing() {}

  /** A forum of many entries, opened from its snapshot by a process that has just begun. */
  static ObjectNode opening(People people, Path directory)
      throws IOException, InterruptedException, ExecutionException {
    ObjectNode figures = JSON.createObjectNode();
    try (Measured node = Measured.start(Stage.class, directory, people.environment());
        Load load = new Load(people.scene(node))) {
      Contributions contributions = new Contributions(node, load);
      String thread = load.thread();
      long before = node.heap();
      long made = 0;
      while (made < ENTRIES) {
        made += contributions.closed(thread).until(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
      }
      figures.put("heapKilobytesPer1000", (node.heap() - before) / 1.024 / made);
      figures.put("entries", made);
      node.ask("snapshot");
    }
    try (Measured node = Measured.start(Stage.class, directory, people.environment())) {
      node.line();
      long cpu = node.cpuMicros();
      figures.put("openedMillis", Long.parseLong(node.ask("open " + people.first())));
      figures.put("openedCpuMillis", (node.cpuMicros() - cpu) / 1_000);
    }
    return figures;
  }

  /** The product itself with an issuer elsewhere, from the process to {@code /health/ready}. */
  static ObjectNode startUp(People people, Path directory) throws IOException {
    ObjectNode figures = JSON.createObjectNode();
    figures.put("firstMillis", startedMillis(people, directory));
    figures.put("secondMillis", startedMillis(people, directory));
    return figures;
  }

  private static long startedMillis(People people, Path directory) throws IOException {
    int management = FreePort.find();
    Map<String, String> environment = new HashMap<>(people.environment());
    environment.put("PARLEY_SERVER_PORT", String.valueOf(FreePort.find()));
    environment.put("PARLEY_SERVER_MANAGEMENT_PORT", String.valueOf(management));
    environment.put("PARLEY_DATA", directory.resolve("data").toString());
    environment.put("PARLEY_KEYS_FILE", directory.resolve("data/keys/master.key").toString());
    if (!Files.exists(Path.of("target/webroot"))) {
      environment.put("PARLEY_SERVER_PAGES", "");
    }
    long begun = System.nanoTime();
    try (Measured node = Measured.start(parley.Main.class, directory, environment)) {
      while (!ready(management)) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      node.terminate();
      return millis;
    }
  }

  private static boolean ready(int port) {
    try (Wire wire = new Wire(URI.create("http://127.0.0.1:" + port))) {
      String request = "GET /health/ready HTTP/1.1\r\nhost: localhost\r\n\r\n";
      return wire.send(request.getBytes(StandardCharsets.US_ASCII)).length > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Somebody who missed a thousand contributions, until they are there. A socket that cannot be
   * written as fast is closed (4408) and resumes where it was, as a page does.
   */
  static ObjectNode catchingUp(Load load, String thread) throws IOException {
    String cursor = load.contributes(thread, 0, Load.words(560));
    for (int i = 0; i < MISSED; i++) {
      load.contributes(thread, i, Load.words(560));
    }
    long worst = 0;
    int sockets = 0;
    for (int i = 0; i < TIMES; i++) {
      AtomicInteger heard = new AtomicInteger();
      AtomicReference<String> last = new AtomicReference<>(cursor);
      long begun = System.nanoTime();
      while (heard.get() < MISSED) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        load.listens(
            last.get(),
            frame -> {
              if (frame.contains("\"contributed\"")) {
                int at = frame.indexOf(CURSOR) + CURSOR.length();
                last.set(frame.substring(at, frame.indexOf('"', at)));
                if (heard.incrementAndGet() == MISSED) {
                  over.complete(null);
                }
              }
            },
            () -> over.complete(null));
        over.join();
        sockets++;
      }
      worst = Math.max(worst, System.nanoTime() - begun);
    }
    ObjectNode figures = JSON.createObjectNode();
    figures.put("missed", MISSED);
    figures.put("socketsEach", (double) sockets / TIMES);
    figures.put("worstMillis", worst / 1e6);
    return figures;
  }
}
