package parley.embedded.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server with SIGKILL at random moments under load, again and again on the same
 * directory: whatever was acknowledged must be there. {@code -Dparley.crash.rounds=50} for a long
 * run, {@code -Dparley.crash.seed} for another one.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("parley.crash.rounds", 5);
  private static final long SEED = Long.getLong("parley.crash.seed", 1);
  private static final int WRITERS = 12;

  /** So small that most kills fall near a checkpoint. */
  private static final int CHECKPOINT_BYTES = 1 << 16;

  @TempDir Path directory;

  @Test
  void noAcknowledgedWriteIsLost() throws Exception {
    Random random = new Random(SEED);
    List<Writer> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new Writer(i, new Random(SEED * 1000 + i)));
    }
    for (int round = 0; round < ROUNDS; round++) {
      ServerProcess server = ServerProcess.start(directory, CHECKPOINT_BYTES);
      if (random.nextInt(4) == 0) {
        server.kill(); // right after recovery
        server = ServerProcess.start(directory, CHECKPOINT_BYTES);
      }
      try (MongoClient client = MongoClients.create(fast(server))) {
        verify(client, writers);
        loadUntilKilled(server, client, writers, 100 + random.nextInt(4000));
      }
    }
    try (ServerProcess server = ServerProcess.start(directory, CHECKPOINT_BYTES);
        MongoClient client = MongoClients.create(fast(server))) {
      verify(client, writers);
    }
    long acknowledged = writers.stream().mapToLong(writer -> writer.acknowledged).sum();
    System.out.printf("%d kills, %d acknowledged writes, none lost%n", ROUNDS, acknowledged);
  }

  private static String fast(ServerProcess server) {
    return server.connectionString() + "&serverSelectionTimeoutMS=2000&maxPoolSize=50";
  }

  private void loadUntilKilled(
      ServerProcess server, MongoClient client, List<Writer> writers, int writes)
      throws InterruptedException {
    AtomicLong left = new AtomicLong(writes);
    CountDownLatch reached = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (Writer writer : writers) {
      threads.add(Thread.ofVirtual().start(() -> writer.writeUntilKilled(client, left, reached)));
    }
    reached.await();
    server.kill();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void verify(MongoClient client, List<Writer> writers) {
    MongoCollection<Document> log = Writer.log(client);
    log.createIndex(Indexes.ascending("writer", "n"), new IndexOptions().unique(true));
    log.createIndex(Indexes.descending("tag"));
    for (Writer writer : writers) {
      writer.verify(client);
    }
    long scanned = log.find().into(new ArrayList<>()).size();
    assertThat(log.countDocuments()).isEqualTo(scanned);
    assertThat(log.countDocuments(gte("tag", 0))).isEqualTo(scanned);
  }

  /** One client: knows what was acknowledged, and the one write whose outcome it never heard. */
  private static final class Writer {
    private final int id;
    private final Random random;
    private long n;
    private long count;
    private long removedUpTo;
    private long acknowledged;
    private @Nullable Runnable unknown;

    Writer(int id, Random random) {
      this.id = id;
      this.random = random;
    }

    static MongoCollection<Document> log(MongoClient client) {
      return client.getDatabase("parley").getCollection("log");
    }

    static MongoCollection<Document> counters(MongoClient client) {
      return client.getDatabase("parley_keys").getCollection("counters");
    }

    void writeUntilKilled(MongoClient client, AtomicLong left, CountDownLatch reached) {
      try {
        while (true) {
          step(client);
          acknowledged++;
          if (left.decrementAndGet() <= 0) {
            reached.countDown();
          }
        }
      } catch (MongoException e) {
        reached.countDown(); // killed, or it stopped by itself, which verify would notice
      }
    }

    private void step(MongoClient client) {
      int kind = random.nextInt(200);
      if (kind == 0) {
        client.getDatabase("parley").runCommand(new Document("compact", "log"));
      } else if (kind < 20 && removedUpTo < n) {
        attempt(() -> removedUpTo++, () -> log(client).deleteOne(entry(removedUpTo + 1)));
      } else if (kind < 60) {
        attempt(() -> count++, () -> increment(client));
      } else {
        attempt(() -> n++, () -> insert(client));
      }
    }

    /** Until the reply is there, both outcomes are possible. */
    private void attempt(Runnable effect, Runnable write) {
      unknown = effect;
      write.run();
      effect.run();
      unknown = null;
    }

    private Document entry(long number) {
      return new Document("_id", String.format("%02d/%012d", id, number));
    }

    private void insert(MongoClient client) {
      Document document = entry(n + 1).append("writer", id).append("n", n + 1);
      log(client)
          .insertOne(
              document
                  .append("tag", random.nextInt(100))
                  .append("pad", "x".repeat(random.nextInt(900))));
    }

    private void increment(MongoClient client) {
      counters(client).updateOne(eq(id), Updates.inc("count", 1), new UpdateOptions().upsert(true));
    }

    void verify(MongoClient client) {
      List<Long> found =
          log(client)
              .find(eq("writer", id))
              .sort(new Document("n", 1))
              .map(document -> document.getLong("n"))
              .into(new ArrayList<>());
      Document counter = counters(client).find(eq(id)).first();
      long counted = counter == null ? 0 : counter.getInteger("count");
      if (unknown != null && !matches(found, counted)) {
        unknown.run(); // it did take effect
      }
      unknown = null;
      assertThat(matches(found, counted))
          .as("writer %d: %d to %d, %d counted", id, removedUpTo + 1, n, count)
          .isTrue();
    }

    private boolean matches(List<Long> found, long counted) {
      boolean whole = found.size() == n - removedUpTo;
      for (int i = 0; whole && i < found.size(); i++) {
        whole = found.get(i) == removedUpTo + 1 + i;
      }
      return whole && counted == count;
    }
  }
}
