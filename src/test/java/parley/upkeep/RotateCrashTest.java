package parley.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.Keys;
import parley.store.MasterKey;
import parley.store.owner.Ownership;

/** A change of the master key that is killed in the middle loses no key, and goes on. */
class RotateCrashTest {
  private static final int ROOMS = 6_000;
  private static final Ownership.Pace SOON =
      new Ownership.Pace(Duration.ofMillis(100), Duration.ofMillis(400));

  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private Path file;

  @BeforeEach
  void fill() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    file = directory.resolve("master.key");
    opened(MasterKey.open(file, true)).close();
    try (Wrapped wrapped = Wrapped.in(mongo.connectionString())) {
      wrapped.fill(ROOMS, MasterKey.open(file, false));
    }
  }

  @AfterEach
  void stop() throws IOException {
    mongo.close();
  }

  @Test
  void killedInTheMiddleItGoesOnAndNoKeyIsLost() throws Exception {
    MasterKey old = MasterKey.open(file, false);
    Path copy = directory.resolve("copy");
    Files.copy(file, copy);
    try (Wrapped wrapped = Wrapped.in(mongo.connectionString())) {
      for (int killedAt : List.of(0, ROOMS / 2)) {
        killAt(killedAt, wrapped);
      }
      MasterKey next = MasterKey.comingAfter(file);
      assertThat(wrapped.openedBy(next)).as("in the middle").isBetween(1L, ROOMS - 1L);
      assertThat(wrapped.openedBy(old)).isBetween(1L, ROOMS - 1L);
      assertThat(wrapped.openedBy(MasterKey.open(file, false)))
          .as("a server that starts now opens all")
          .isEqualTo(ROOMS + 3);
      opened(MasterKey.open(file, false)).close();
      refused(old);
      refused(next);

      assertThat(rotate()).isZero();
      assertThat(wrapped.openedBy(old)).isZero();
      assertThat(wrapped.openedBy(MasterKey.open(file, false))).isEqualTo(ROOMS + 3);
    }
    assertThat(file.resolveSibling("master.key.old-1")).hasSameTextualContentAs(copy);
    assertThat(file.resolveSibling("master.key.old-2")).doesNotExist();
    refused(old);
  }

  @Test
  void stoppedBeforeTheFileIsChangedItGoesOn() throws Exception {
    MasterKey old = MasterKey.open(file, false);
    try (Database database = opened(old)) {
      database.keys().rewrap(MasterKey.comingAfter(file));
      // and here the power is cut
    }
    try (Database database = opened(MasterKey.open(file, false))) {
      database.keys().ensure("forum", "room:later"); // made by a server that started all the same
    }
    refused(old);
    assertThat(rotate()).isZero();
    opened(MasterKey.open(file, false)).close();
    try (Wrapped wrapped = Wrapped.in(mongo.connectionString())) {
      assertThat(wrapped.openedBy(old)).isZero();
      assertThat(wrapped.openedBy(MasterKey.open(file, false))).isEqualTo(ROOMS + 4);
    }
  }

  /** Kills the command as soon as it has changed the key of this room. */
  private void killAt(int room, Wrapped wrapped) throws Exception {
    byte[] before = wrapped.bytes(Wrapped.name(room));
    Process process = started();
    try {
      while (process.isAlive() && Arrays.equals(before, wrapped.bytes(Wrapped.name(room)))) {
        Thread.onSpinWait();
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertThat(process.exitValue()).as("killed, not done").isEqualTo(137);
  }

  private Process started() throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RotateCrashTest.class.getName(),
            mongo.connectionString(),
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("said").toFile())
        .start();
  }

  /** Runs the command: {@code ADDRESS KEY-FILE}. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    System.exit(Rotate.run(new Place(arguments[0], file, file, SOON), System.out));
  }

  private int rotate() throws Exception {
    Process process = started();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void refused(MasterKey key) {
    assertThatThrownBy(() -> opened(key)).isInstanceOf(Keys.Unfit.class);
  }

  private Database opened(MasterKey key) {
    return Database.open(mongo.connectionString(), 5, key);
  }
}
