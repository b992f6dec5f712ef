package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.draft.Sheet.insert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.identity.issuer.TestIssuer;
import parley.web.Ids;
import parley.world.FreePort;
import parley.world.NodeProcess;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/**
 * Kills the node and its database with SIGKILL while several write into one text: each edit that
 * was acknowledged is there once, and each that was not is there once after it was sent again.
 * {@code -Dparley.edits=1000} for a long run.
 */
final class TextCrashTest {
  private static final int EDITS = Integer.getInteger("parley.edits", 150);
  private static final int ROUNDS = 2;
  private static final String[] LOGINS = {"ana", "ben", "cho"};
  private final Place place = new Place(Ids.random(), Ids.random());
  private final int port = FreePort.find();
  private final String base = "http://127.0.0.1:" + port;
  private final List<Writer> writers = new ArrayList<>();
  @TempDir Path directory;

  @Test
  void noAcknowledgedEditIsLostAndNoneIsThereTwice() throws Exception {
    try (TestIssuer issuer = TestIssuer.start()) {
      NodeProcess node = NodeProcess.start(directory, port, issuer, place);
      try {
        String path = text(issuer);
        for (int round = 0; round < ROUNDS; round++) {
          writeUntilKilled(node, path);
          node = NodeProcess.start(directory, port, issuer, place);
          for (Writer writer : writers) {
            assertThat(writer.write(path)).as("sent again after the restart").isTrue();
          }
          verify(path);
        }
      } finally {
        node.kill();
      }
    }
  }

  /** Where the notes of a new item stand, which all may write. */
  private String text(TestIssuer issuer) {
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
    String sessions = place.path() + "/sessions";
    ObjectNode plan = olga.change().put("title", "Water").put("minutes", 60);
    plan.put("starts", "2030-01-01T10:00:00.000Z");
    String session = olga.post(sessions, plan).ok().at("/sessions/0/id").textValue();
    Person ana = writers.getFirst().person;
    ObjectNode item = ana.change().put("title", "Dams").put("minutes", 20);
    JsonNode made = ana.post(sessions + "/" + session + "/agenda/items", item).ok();
    String cursor = olga.enters().cursor();
    writers.forEach(writer -> writer.person = writer.person.seeing(cursor));
    return place.path() + "/texts/" + made.at("/item/id").textValue();
  }

  private void writeUntilKilled(NodeProcess node, String path) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(EDITS);
    CountDownLatch reached = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (Writer writer : writers) {
      threads.add(Thread.ofVirtual().start(() -> writer.writeUntilKilled(path, left, reached)));
    }
    reached.await();
    node.kill();
    for (Thread writing : threads) {
      writing.join();
    }
  }

  private void verify(String path) {
    String words = "";
    JsonNode page = writers.getFirst().person.get(path).ok();
    for (JsonNode piece : page.at("/doc/content/0/content")) {
      words += piece.get("text").asText();
    }
    List<String> there = List.of(words.split("(?<=>)"));
    List<String> made = new ArrayList<>();
    writers.forEach(writer -> made.addAll(writer.acknowledged));
    assertThat(there).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
    assertThat(page.get("version").asInt()).isEqualTo(made.size());
  }

  /** Knows what was acknowledged, and the one edit whose outcome was never heard. */
  private static final class Writer {
    private final List<String> acknowledged = new ArrayList<>();
    private volatile Person person;
    private @Nullable String pending;
    private long version;

    Writer(Person person) {
      this.person = person;
    }

    void writeUntilKilled(String path, AtomicInteger left, CountDownLatch reached) {
      try {
        while (write(path)) {
          if (left.decrementAndGet() <= 0) {
            reached.countDown();
          }
        }
      } catch (UncheckedIOException killed) {
        assertThat(pending).isNotNull();
      }
    }

    /** False if the outcome was not told. */
    boolean write(String path) {
      pending = pending == null ? Ids.random() : pending;
      String word = "<" + person.login() + acknowledged.size() + ">";
      ObjectNode body = person.again(pending).write().put("version", version);
      body.putArray("steps").add(insert(1, word));
      Reply reply = person.post(path + "/commits", body);
      if (reply.status() >= 500) {
        return false;
      }
      version = reply.ok().get("version").longValue();
      acknowledged.add(word);
      pending = null;
      return true;
    }
  }
}
