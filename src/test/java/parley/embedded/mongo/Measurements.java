package parley.embedded.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import parley.embedded.disk.Store;

/**
 * The figures of {@code measurements.md} for the embedded database, as JSON lines: {@code java -cp
 * TEST_CLASSPATH parley.embedded.mongo.Measurements DIRECTORY [DOCUMENTS]}.
 */
final class Measurements {
  private static final int CHECKPOINT_BYTES = 4 << 20;
  private static final int DOCUMENT_BYTES = 600;
  private static final int BATCH = 1000;

  private final Path directory;
  private final int documents;
  private final Random random = new Random(7);

  private Measurements(Path directory, int documents) {
    this.directory = directory;
    this.documents = documents;
  }

  public static void main(String[] arguments) throws Exception {
    int documents = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    Measurements measurements = new Measurements(Path.of(arguments[0]), documents);
    for (int clients : documents < 200000 ? new int[] {8} : new int[] {1, 8, 32}) {
      measurements.inserts(clients, 6000 * Math.min(clients, 4));
    }
    measurements.bulk("ids in order", false, false);
    measurements.bulk("random ids and index", true, true);
  }

  /** Single synced inserts of 600 bytes. */
  private void inserts(int clients, int writes) throws Exception {
    clear();
    try (ServerProcess server = ServerProcess.start(directory, CHECKPOINT_BYTES);
        MongoClient client = MongoClients.create(server.connectionString())) {
      MongoCollection<Document> journal = client.getDatabase("parley").getCollection("journal");
      run(journal, clients, writes, "warm");
      long cpu = server.cpuMicros();
      long start = System.nanoTime();
      long[] nanos = run(journal, clients, writes, "real");
      double seconds = (System.nanoTime() - start) / 1e9;
      Arrays.sort(nanos);
      System.out.printf(
          "{\"what\": \"synced inserts\", \"clients\": %d, \"perSecond\": %.0f, \"p50Ms\": %.2f,"
              + " \"p99Ms\": %.2f, \"serverCpuMicrosEach\": %d}%n",
          clients,
          nanos.length / seconds,
          nanos[nanos.length / 2] / 1e6,
          nanos[nanos.length * 99 / 100] / 1e6,
          (server.cpuMicros() - cpu) / nanos.length);
    }
  }

  private long[] run(MongoCollection<Document> journal, int clients, int writes, String prefix)
      throws Exception {
    long[] nanos = new long[writes / clients * clients];
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> all = new ArrayList<>();
      for (int c = 0; c < clients; c++) {
        int from = c * (writes / clients);
        all.add(
            threads.submit(() -> {
              for (int i = from; i < from + writes / clients; i++) {
                Document document = document(String.format("%s/%09d", prefix, i));
                long start = System.nanoTime();
                journal.insertOne(document);
                nanos[i] = System.nanoTime() - start;
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    return nanos;
  }

  /** Many documents with a secondary index: time to load, size, time to open again. */
  private void bulk(String what, boolean randomIds, boolean indexed) throws IOException {
    clear();
    try (ServerProcess server = ServerProcess.start(directory, CHECKPOINT_BYTES);
        MongoClient client = MongoClients.create(server.connectionString())) {
      MongoCollection<Document> journal = client.getDatabase("parley").getCollection("journal");
      if (indexed) {
        journal.createIndex(Indexes.ascending("by"));
      }
      long cpu = server.cpuMicros();
      long start = System.nanoTime();
      for (int done = 0; done < documents; done += BATCH) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          String order = String.format("%022d/%09d", (done + i) % 100, (done + i) / 100);
          batch.add(document(randomIds ? Long.toHexString(random.nextLong()) + i : order));
        }
        journal.insertMany(batch);
      }
      System.out.printf(
          "{\"what\": \"bulk load, %s\", \"documents\": %d, \"seconds\": %.1f, \"bytesEach\": %d,"
              + " \"serverCpuMicrosEach\": %d}%n",
          what,
          documents,
          (System.nanoTime() - start) / 1e9,
          bytes() / documents,
          (server.cpuMicros() - cpu) / documents);
      reads(journal, what);
      server.kill();
    }
    reopen(what + ", after kill -9");
    compact(what);
    reopen(what + ", compacted");
  }

  private void reads(MongoCollection<Document> journal, String what) {
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      int found = 0;
      for (var _ : journal.find().sort(new Document("_id", 1)).limit(10_000)) {
        found++;
      }
      System.out.printf(
          "{\"what\": \"read by _id, %s\", \"documents\": %d, \"microsEach\": %.1f}%n",
          what, found, (System.nanoTime() - start) / 1e3 / found);
    }
  }

  private void reopen(String what) throws IOException {
    long start = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (Store opened = Store.open(directory, Store.Limits.DEFAULT)) {
      System.out.printf(
          "{\"what\": \"open, %s\", \"seconds\": %.2f, \"cpuSeconds\": %.2f, \"bytesEach\": %d}%n",
          what,
          (System.nanoTime() - start) / 1e9,
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9,
          bytes() / documents);
    }
  }

  private void compact(String what) throws IOException {
    try (ServerProcess server = ServerProcess.start(directory, CHECKPOINT_BYTES);
        MongoClient client = MongoClients.create(server.connectionString())) {
      long start = System.nanoTime();
      client.getDatabase("parley").runCommand(new Document("compact", "journal"));
      System.out.printf(
          "{\"what\": \"compact, %s\", \"seconds\": %.1f}%n",
          what, (System.nanoTime() - start) / 1e9);
    }
  }

  private Document document(String id) {
    byte[] body = new byte[DOCUMENT_BYTES - 90];
    synchronized (random) {
      random.nextBytes(body);
      return new Document("_id", id)
          .append("by", String.format("%016x", random.nextLong()))
          .append("body", new Binary(body));
    }
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void clear() throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.walk(directory).sorted(Comparator.reverseOrder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
