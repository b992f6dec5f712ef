package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.identity.issuer.TestIssuer;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.FreePort;
import parley.world.NodeProcess;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/**
 * Kills the node and its database with SIGKILL under load, again and again: what was acknowledged
 * is there once and in order, what was not is there once after a retry under the same command id,
 * and whoever listens hears all of it once. {@code -Dparley.rounds=50} for a long run, {@code
 * -Dparley.seed=…} for another one.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 3);
  private static final long SEED = Long.getLong("parley.seed", 1);
  private static final String[] LOGINS = {"ana", "ben", "cho", "dan", "eve", "fay"};
  private final Random random = new Random(SEED);
  private final List<Writer> writers = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Place place = new Place(Ids.random(), Ids.random());
  private final int port = FreePort.find();
  private final String base = "http://127.0.0.1:" + port;
  private String cursor = "";
  private String thread = "";
  private int anew;
  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
    try (TestIssuer issuer = TestIssuer.start()) {
      NodeProcess node = NodeProcess.start(directory, port, issuer, place);
      try {
        Person olga = arrive(issuer);
        for (int round = 0; round < ROUNDS; round++) {
          writeUntilKilled(node, olga, 10 + random.nextInt(300));
          node = NodeProcess.start(directory, port, issuer, place);
          olga = signedIn(issuer, olga);
          for (Writer writer : writers) {
            writer.person = signedIn(issuer, writer.person);
          }
          retry();
          verify(olga, round);
        }
      } finally {
        node.kill();
      }
    }
    System.out.printf(
        "%d kills, %d contributions, none lost; %d signed in anew%n", ROUNDS, heard.size(), anew);
  }

  /**
   * The issuer's refresh tokens are good for one use: whose was being used when the node was killed
   * is signed out, and signs in again.
   */
  private Person signedIn(TestIssuer issuer, Person person) {
    if (person.get("/api/me").status() == 200) {
      return person;
    }
    anew++;
    String cookie = issuer.signIn(base, person.login());
    return new Person(base, person.login(), cookie, person.place(), null, person.shown());
  }

  private Person arrive(TestIssuer issuer) {
    Person olga = new Person(base, "olga", issuer.signIn(base, "olga"), place, null, null);
    for (String login : LOGINS) {
      Person person = new Person(base, login, issuer.signIn(base, login), place, null, null);
      ObjectNode seat =
          olga.change()
              .put("email", issuer.person(login).email())
              .put("capacity", "personal")
              .put("horizon", "all")
              .put("party", "US");
      seat.putArray("roles").add("participant");
      seat.putArray("groups");
      olga.post(World.people(place), seat).ok();
      writers.add(new Writer(person));
    }
    JsonNode opened = writers.getFirst().person.opensThread("Water").ok();
    thread = opened.get("thread").get("id").textValue();
    cursor = olga.enters().cursor();
    for (Writer writer : writers) {
      writer.person = writer.person.seeing(cursor);
    }
    return olga;
  }

  private void writeUntilKilled(NodeProcess node, Person olga, int acknowledged)
      throws InterruptedException {
    AtomicInteger left = new AtomicInteger(acknowledged);
    CountDownLatch reached = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    try (Ear ear = olga.listens(cursor)) {
      hear(ear.hearsUpTo("subscribed"));
      for (Writer writer : writers) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  writer.writeUntilKilled(thread, left, reached);
                  reached.countDown();
                }));
      }
      reached.await();
      node.kill();
      for (Thread writing : threads) {
        writing.join();
      }
      hear(ear.hearsUpTo("end"));
    }
  }

  /** Takes in what was heard; each frame must follow the one before. */
  private void hear(List<JsonNode> frames) {
    for (JsonNode frame : frames) {
      assertThat(frame.get("type").textValue()).isNotEqualTo("startOver");
      if (frame.has("after")) {
        assertThat(frame.get("after").textValue()).isEqualTo(cursor);
        cursor = frame.get("cursor").textValue();
      }
      if (frame.has("contribution")) {
        heard.add(frame.get("contribution").get("id").textValue());
      }
    }
  }

  private void retry() throws IOException {
    for (Writer writer : writers) {
      writer.retry(thread);
    }
  }

  private void verify(Person olga, int round) {
    try (Ear ear = olga.listens(cursor)) {
      hear(ear.hearsUpTo("subscribed"));
    }
    List<String> read = new ArrayList<>();
    JsonNode page = olga.reads(thread).ok();
    page.get("contributions").forEach(c -> read.add(c.get("id").textValue()));
    while (page.get("more").booleanValue()) {
      page = olga.get(place.thread(thread) + "?after=" + read.getLast()).ok();
      page.get("contributions").forEach(c -> read.add(c.get("id").textValue()));
    }
    List<String> made = read.subList(1, read.size());
    assertThat(made).as("seed %d round %d", SEED, round).doesNotHaveDuplicates().isEqualTo(heard);
    int acknowledged = 0;
    for (Writer writer : writers) {
      List<String> own = made.stream().filter(writer.acknowledged::contains).toList();
      assertThat(own)
          .as("%s, seed %d round %d", writer.person.login(), SEED, round)
          .isEqualTo(writer.acknowledged);
      acknowledged += own.size();
    }
    assertThat(made).as("nobody's contributions").hasSize(acknowledged);
  }

  /** Knows what was acknowledged, and the one contribution whose outcome was never heard. */
  private static final class Writer {
    private final List<String> acknowledged = new ArrayList<>();
    private volatile Person person;
    private @Nullable String pending;
    private int n;

    Writer(Person person) {
      this.person = person;
    }

    void writeUntilKilled(String thread, AtomicInteger left, CountDownLatch reached) {
      try {
        while (write(thread)) {
          if (left.decrementAndGet() <= 0) {
            reached.countDown();
          }
        }
      } catch (UncheckedIOException killed) {
        assertThat(pending).isNotNull();
      }
    }

    /** False if the outcome was not told. */
    private boolean write(String thread) {
      pending = pending == null ? Ids.random() : pending;
      Reply reply = person.again(pending).contributes(thread, person.login() + " " + n);
      if (reply.status() >= 500) {
        return false;
      }
      acknowledged.add(reply.id());
      pending = null;
      n++;
      return true;
    }

    void retry(String thread) throws IOException {
      if (pending != null && !write(thread)) {
        throw new IOException("refused after the restart");
      }
    }
  }
}
