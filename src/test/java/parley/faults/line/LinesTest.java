package parley.faults.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;

/** The faults are what they say they are, or what is shown with them shows nothing. */
class LinesTest {
  private static final int SILENCE_MILLIS = 250;
  private static final int END_SECONDS_MAX = 10;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>(); // of no test by itself
  private ServerSocket server;
  private FaultyLine line;
  @TempDir Path directory;

  /** A server that gives back what it gets. */
  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    starts(this::echo);
    line = new FaultyLine(server.getLocalPort());
  }

  @AfterEach
  void close() throws Exception {
    line.close();
    server.close();
    for (Thread each : threads) {
      assertThat(each.join(Duration.ofSeconds(END_SECONDS_MAX))).as("it ends").isTrue();
    }
    assertThat(broken).isEmpty();
  }

  private void starts(Runnable one) {
    threads.add(
        Thread.ofVirtual().uncaughtExceptionHandler((thread, e) -> broken.add(e)).start(one));
  }

  private void echo() {
    try {
      while (true) {
        Socket one = server.accept();
        starts(() -> echo(one));
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private static void echo(Socket one) {
    try (one) {
      one.getInputStream().transferTo(one.getOutputStream());
    } catch (IOException broken) {
      assertThat(broken).isInstanceOf(SocketException.class);
    }
  }

  private Socket dial() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
    socket.setSoTimeout(SILENCE_MILLIS);
    return socket;
  }

  private static long askedMillis(Socket socket, int bytes) throws IOException {
    socket.setSoTimeout(20_000);
    long began = System.nanoTime();
    socket.getOutputStream().write(new byte[bytes]);
    assertThat(socket.getInputStream().readNBytes(bytes)).hasSize(bytes);
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Test
  void delaysEachWayAndNarrows() throws IOException {
    try (Socket socket = dial()) {
      line.weather(Way.UP, Weather.slow(60, 20));
      line.weather(Way.DOWN, Weather.slow(40, 0));
      assertThat(askedMillis(socket, 10)).isGreaterThanOrEqualTo(100);
      line.heal();
      line.weather(Way.UP, Weather.narrow(20_000));
      assertThat(askedMillis(socket, 8_192)).isGreaterThanOrEqualTo(300);
    }
  }

  @Test
  void aHoleIsOneWayAndSilentAndWhatWasHeldComesOut() throws IOException {
    try (Socket socket = dial()) {
      line.weather(Way.DOWN, Weather.HOLE);
      socket.getOutputStream().write(7);
      InputStream in = socket.getInputStream();
      assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
      line.heal();
      socket.setSoTimeout(10_000);
      assertThat(in.read()).isEqualTo(7);
    }
  }

  @Test
  void resetsWithinAFrameAndLetsNobodyIn() throws IOException {
    try (Socket socket = dial()) {
      line.cutAfter(Way.DOWN, 5);
      socket.getOutputStream().write(new byte[10]);
      socket.setSoTimeout(10_000);
      assertThatThrownBy(() -> socket.getInputStream().readNBytes(10))
          .isInstanceOf(SocketException.class);
    }
    line.close(true);
    try (Socket refused = dial()) {
      refused.setSoTimeout(10_000);
      assertThatThrownBy(
              () -> {
                refused.getOutputStream().write(1);
                throw new IOException("read " + refused.getInputStream().read());
              })
          .hasMessageMatching("(?i).*(reset|broken pipe|read -1).*");
    }
  }

  /** What tries a trick: the line, the collection by no line, and by the line. */
  private interface Trial {
    void run(MongoLine through, MongoCollection<Document> kept, MongoCollection<Document> asked);
  }

  private void tries(Trial trial) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, any);
        MongoLine through = new MongoLine(mongo.port());
        MongoClient near = MongoClients.create(mongo.connectionString());
        MongoClient far =
            MongoClients.create(
                mongo
                    .connectionString()
                    .replace(":" + mongo.port() + "/", ":" + through.port() + "/"))) {
      trial.run(
          through,
          near.getDatabase("x").getCollection("kept"),
          far.getDatabase("x").getCollection("kept"));
    }
  }

  @Test
  void losesAndRefusesAndHoldsSingleCommands() throws Exception {
    tries((through, kept, asked) -> {
      Trick lost = through.next(Trick.Kind.LOSE_ANSWER, "insert", "kept");
      assertThatThrownBy(() -> asked.insertOne(new Document("_id", 1)))
          .isInstanceOf(MongoException.class);
      assertThat(lost.awaited()).isTrue();
      assertThat(kept.countDocuments()).as("the server did it").isEqualTo(1);

      through.next(Trick.Kind.NOT_PRIMARY, "insert", "kept");
      assertThatThrownBy(() -> asked.insertOne(new Document("_id", 2)))
          .isInstanceOf(MongoNotPrimaryException.class);
      assertThat(kept.countDocuments()).isEqualTo(1);

      Trick held = through.next(Trick.Kind.HOLD, "insert", "kept");
      CompletableFuture<?> waiting =
          CompletableFuture.runAsync(() -> asked.insertOne(new Document("_id", 3)));
      assertThat(held.awaited()).isTrue();
      asked.insertOne(new Document("_id", 4));
      assertThat(kept.countDocuments()).isEqualTo(2);
      held.release();
      waiting.join();
      assertThat(kept.countDocuments()).isEqualTo(3);
    });
  }

  @Test
  void swallowsAnAnswerAndTellsNobody() throws Exception {
    tries((through, kept, asked) -> {
      Trick swallowed = through.next(Trick.Kind.SWALLOW_ANSWER, "insert", "kept");
      CompletableFuture<?> waiting =
          CompletableFuture.runAsync(() -> asked.insertOne(new Document("_id", 1)));
      assertThat(swallowed.awaited()).isTrue();
      assertThat(kept.countDocuments()).as("the server did it").isEqualTo(1);
      asked.insertOne(new Document("_id", 2)); // answered, on a connection that came after
      assertThat(waiting).isNotDone();
      through.cut();
      assertThatThrownBy(waiting::join).hasCauseInstanceOf(MongoException.class);
    });
  }

  @Test
  void saysThatAnotherHoldsTheId() throws Exception {
    tries((through, kept, asked) -> {
      Trick taken = through.next(Trick.Kind.TAKEN, "insert", "kept");
      assertThatThrownBy(() -> asked.insertOne(new Document("_id", 1)))
          .isInstanceOfSatisfying(
              MongoWriteException.class,
              e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
      assertThat(taken.isPlayed()).isTrue();
      assertThat(kept.countDocuments()).as("it did not reach the server").isZero();
      asked.insertOne(new Document("_id", 1)); // the next is none of its business
    });
  }
}
