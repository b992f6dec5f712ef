package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Config;
import parley.Parley;
import parley.identity.issuer.TestIssuer;
import parley.store.Database;
import parley.store.MasterKey;
import parley.store.owner.Ownership;
import parley.store.owner.Ownership.Pace;
import parley.world.FreePort;
import parley.world.Node;

/** One process owns a database; who is alive keeps it, who is dead loses it. */
class OwnerTest {
  private static final Pace QUICK = new Pace(Duration.ofMillis(20), Duration.ofMillis(400));
  private static final Pace DEAD = new Pace(Duration.ofDays(1), Duration.ofMillis(400));
  private static final Pace SLOW = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static final Duration AWAITED_MAX = Duration.ofSeconds(20);

  @TempDir Path directory;
  private final TestIssuer issuer = TestIssuer.start();
  private final int port = FreePort.find();
  private final String base = "http://127.0.0.1:" + port;
  private Node node;

  @BeforeEach
  void start() {
    node = Node.start(directory, port, issuer.config(base), InstantSource.system());
  }

  @AfterEach
  void stop() {
    node.close();
    issuer.close();
  }

  @Test
  void a_second_node_on_the_same_database_does_not_start() throws Exception {
    try (Database other = database()) {
      assertThatThrownBy(() -> beside(other))
          .isInstanceOf(Ownership.Taken.class)
          .hasMessageContaining("another Parley serves this database")
          .hasMessageNotContaining("\n");
    }
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void what_was_left_in_order_is_taken_at_once() throws Exception {
    node.parley().close();
    long began = System.nanoTime();
    try (Database other = database()) {
      beside(other).close();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Pace.USUAL.patience());
    node = new Node(node.mongo(), node.database(), again());
  }

  @Test
  void a_dead_owner_is_waited_for_and_then_followed() throws Exception {
    node.parley().close();
    try (Database other = database()) {
      Ownership.take(other, DEAD, () -> {}); // writes no more, as after a crash
      long began = System.nanoTime();
      try (Ownership next = Ownership.take(database(), QUICK, () -> {})) {
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isGreaterThanOrEqualTo(QUICK.patience());
        assertThat(next).isNotNull();
        assertThatThrownBy(() -> Ownership.take(other, QUICK, () -> {}))
            .isInstanceOf(Ownership.Taken.class);
      }
    }
    node = new Node(node.mongo(), node.database(), again());
  }

  @Test
  void of_two_that_wait_for_a_dead_one_a_single_one_follows() throws Exception {
    node.parley().close();
    try (Database other = database()) {
      Ownership.take(other, DEAD, () -> {});
      var takers = List.of(new Taker(database()), new Taker(database()), new Taker(database()));
      for (Taker taker : takers) {
        taker.thread.join();
      }
      var owners = takers.stream().map(taker -> taker.got).filter(Objects::nonNull).toList();
      assertThat(owners).hasSize(1);
      owners.getFirst().close();
    }
    node = new Node(node.mongo(), node.database(), again());
  }

  @Test
  void who_lost_it_shows_nothing_any_more_and_is_told_once() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (Database other = database();
        Ownership first = Ownership.take(other, SLOW.alone(), told::countDown);
        Ownership _ = Ownership.take(database(), QUICK.alone(), () -> {})) {
      assertThat(told.await(AWAITED_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
      first.close(); // and does not take it from the one that has it now
      assertThatThrownBy(() -> Ownership.take(other, QUICK, () -> {}))
          .isInstanceOf(Ownership.Taken.class);
      long ends = System.nanoTime() + AWAITED_MAX.toNanos();
      while (status() != 503 && System.nanoTime() < ends) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      assertThat(status()).isEqualTo(503);
    }
  }

  /** Tries to become the owner. */
  private static final class Taker {
    private volatile @Nullable Ownership got;
    private final Thread thread;

    Taker(Database database) {
      thread =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  got = Ownership.take(database, QUICK, () -> {});
                } catch (Ownership.Taken _) {
                  got = null;
                }
              });
    }
  }

  private Database database() throws Exception {
    MasterKey key = MasterKey.open(directory.resolve("master.key"), false);
    return Database.open(node.mongo().connectionString(), 5, key);
  }

  private Parley again() throws Exception {
    Parley parley = beside(database());
    parley.serve();
    return parley;
  }

  /** A node on a database that is not its own process's. */
  private Parley beside(Database database) throws Config.Mistaken {
    Map<String, String> settings =
        Map.of(
            "PARLEY_DATABASE_URI", node.mongo().connectionString(),
            "PARLEY_SERVER_PORT", "0",
            "PARLEY_SERVER_MANAGEMENT_PORT", "0",
            "PARLEY_SERVER_PAGES", "");
    Config config = Config.read(Path.of("config/parley.json"), null, settings);
    return Parley.of(
        new Parley.Parts(
            config,
            database,
            issuer.config(base),
            null,
            (forums, accounts) -> List.of(),
            InstantSource.system()));
  }

  private int status() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/session")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
