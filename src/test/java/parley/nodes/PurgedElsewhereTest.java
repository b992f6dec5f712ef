package parley.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.paper.Chancery;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Line;
import parley.store.Snapshots;
import parley.world.Person;
import parley.world.Reply;

/**
 * What is purged at one node while the other writes into it and copies the journal: when the second
 * co-chair's yes is answered it is on no page of either, and once all have stopped it is nowhere in
 * the database, however they interleave.
 */
final class PurgedElsewhereTest {
  private static final String CANARY = "Canarybird";
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 1);

  @TempDir Path directory;
  private Nodes nodes;
  private Person usa;
  private Person rus;
  private String thread;

  @BeforeEach
  void open() throws Exception {
    nodes = new Nodes(directory);
    Person olga = nodes.organiser();
    usa = nodes.seated(olga, "usa", "US", "coChair");
    rus = nodes.b.meets(nodes.seated(olga, "rus", "RU", "coChair"));
    thread = usa.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void close() throws Exception {
    nodes.close(nodes.a);
    nodes.close(nodes.b);
    nodes.close();
  }

  @Test
  void it_is_on_no_page_and_in_no_copy_of_either() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String said = usa.contributes(thread, CANARY + i).id();
      String draft = Chancery.draft(usa, CANARY + " draft", "author");
      Chancery.writes(usa, draft, CANARY).ok();
      rus.reads(thread).ok(); // the other node has it in memory
      AtomicBoolean over = new AtomicBoolean();
      List<CompletableFuture<?>> beside = List.of(writing(draft, over), copying(over));
      try {
        purges(said);
        purges(draft);
        assertThat(usa.reads(thread).text()).doesNotContain(CANARY);
        assertThat(rus.reads(thread).text()).doesNotContain(CANARY);
        usa.get(Chancery.text(usa, draft)).refused(404, "not-found");
        rus.get(Chancery.text(rus, draft)).refused(404, "not-found");
      } finally {
        over.set(true);
      }
      beside.forEach(CompletableFuture::join);
    }
    nodes.close(nodes.a);
    nodes.close(nodes.b);
    assertThat(kept()).isEmpty();
  }

  private void purges(String subject) {
    ObjectNode body = usa.change().put("subject", subject).put("thread", thread);
    Reply asked = usa.put(usa.place().path() + "/purge", body);
    String answer = "/approvals/" + asked.ok().get("approval").textValue() + "/answer";
    String path = "/api/forums/" + rus.place().forum() + answer;
    rus.put(path, rus.change().put("agrees", true)).done();
  }

  /** At the other node, whosever draft it is, until it is there no more. */
  private CompletableFuture<?> writing(String draft, AtomicBoolean over) {
    Person there = nodes.b.meets(usa);
    return CompletableFuture.runAsync(
        () -> {
          Reply written = there.post(Chancery.text(there, draft) + "/commits", words(there));
          assertThat(written.status()).isEqualTo(200);
          while (!over.get()) {
            int status =
                there.post(Chancery.text(there, draft) + "/commits", words(there)).status();
            assertThat(status).isIn(200, 404, 409, 503);
          }
        },
        one -> Thread.ofVirtual().start(one));
  }

  private static ObjectNode words(Person person) {
    ObjectNode body = person.write().put("version", 0);
    ObjectNode step = body.putArray("steps").addObject().put("stepType", "replace");
    step.put("from", 1).put("to", 1);
    step.putObject("slice").putArray("content").addObject().put("type", "text").put("text", CANARY);
    return body;
  }

  private CompletableFuture<?> copying(AtomicBoolean over) {
    return CompletableFuture.runAsync(
        () -> {
          while (!over.get()) {
            nodes.b.node().parley().forums().snapshot(usa.place().forum());
          }
        },
        one -> Thread.ofVirtual().start(one));
  }

  /** The canaries in the journals and in the snapshot, opened with the installation's keys. */
  private List<String> kept() throws Exception {
    List<String> found = new ArrayList<>();
    String forum = usa.place().forum();
    try (Database database = nodes.database()) {
      Journal.forums(database).from(forum, 1, batch -> batch.lines().forEach(of("journal", found)));
      Snapshots snapshots = new Snapshots(database);
      snapshots.catchUp(forum, Journal.forums(database));
      var manifest = Objects.requireNonNull(snapshots.manifest(forum));
      found.addAll(
          snapshots.read(forum, manifest, placed -> words(placed.line())).stream()
              .filter(words -> words.contains(CANARY))
              .toList());
      for (var batch : database.collection("textJournal").find()) {
        String text = batch.getString("text");
        Journal.texts(database).from(text, 0, one -> one.lines().forEach(of("text", found)));
      }
      assertThat(database.collection("textCheckpoints").countDocuments()).isZero();
    }
    return found;
  }

  private static Consumer<Line> of(String where, List<String> found) {
    return line -> {
      if (words(line).contains(CANARY)) {
        found.add(where + ": " + words(line));
      }
    };
  }

  private static String words(Line line) {
    byte[] content = line.content();
    return content == null ? "" : new String(content, UTF_8);
  }
}
