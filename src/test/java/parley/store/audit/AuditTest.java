package parley.store.audit;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Journal.Outcome;
import parley.store.KeyNames;
import parley.store.Line;
import parley.store.MasterKey;
import parley.store.Position;
import parley.store.Snapshots;
import parley.store.audit.Audit.Fault;

/** Whatever somebody does to a journal that was written, the chains tell where. */
class AuditTest {
  private static final int BATCHES = 8;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private Database database;
  private Journal journal;
  private MongoClient client;
  private MongoCollection<Document> documents;

  @BeforeEach
  void write() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    client = MongoClients.create(mongo.connectionString());
    documents = client.getDatabase("parley").getCollection("journal");
    database =
        Database.open(mongo.connectionString(), 5, MasterKey.open(directory.resolve("key"), true));
    for (String room : List.of("east", "west")) {
      database.keys().ensure("forum", KeyNames.content("forum", room));
    }
    database.keys().ensure("forum", KeyNames.content("forum", null));
    journal = Journal.forums(database);
    for (int n = 1; n <= BATCHES; n++) {
      append(journal, n);
    }
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    database.close();
    mongo.close();
  }

  @Test
  void what_nobody_touched_fits() {
    Audit.Report report = report();
    assertThat(report.fits()).isTrue();
    assertThat(report.forums())
        .containsExactly(new Audit.Forum("forum", BATCHES, 3 * BATCHES, 0, 0));
  }

  @Test
  void a_journal_that_is_taken_up_again_goes_on_in_its_chains() {
    new Snapshots(database).catchUp("forum", journal);
    append(Journal.forums(database), BATCHES + 1); // which knows no heads yet
    Journal next = Journal.forums(database);
    next.begin("forum", Objects.requireNonNull(new Snapshots(database).manifest("forum")).heads());
    next.from("forum", BATCHES + 1, batch -> {});
    append(next, BATCHES + 2);
    new Snapshots(database).catchUp("forum", next);
    append(next, BATCHES + 3);
    assertThat(report().faults()).isEmpty();
    assertThat(next.append(batch(BATCHES + 3))).isEqualTo(Outcome.TAKEN);
    append(next, BATCHES + 4);
    assertThat(report().faults()).isEmpty();
  }

  @Test
  void what_was_purged_still_fits() {
    Document batch = batchOf(4);
    entries(batch).get(1).remove("c");
    put(batch);
    assertThat(report().fits()).isTrue();
    assertThat(report().forums().getFirst().purged()).isEqualTo(1);
  }

  @Test
  void a_changed_entry_is_found_in_whatever_it_was_changed() {
    for (String field : List.of("s", "h", "t", "c", "r", "l")) {
      Document before = batchOf(4);
      Document batch = batchOf(4);
      Object changed = field.equals("r") ? "east" : new Binary(new byte[] {1, 2, 3});
      entries(batch).get(1).put(field, changed);
      put(batch);
      assertThat(report().faults())
          .as(field)
          .first()
          .matches(fault -> fault.n() == 4 && fault.i() >= 0);
      put(before);
    }
    Document batch = batchOf(4);
    batch.put("at", java.util.Date.from(NOON));
    put(batch);
    assertThat(report().faults()).contains(told(4, -1, "does not follow what is before it"));
  }

  @Test
  void a_removed_batch_or_entry_is_found() {
    Document fourth = batchOf(4);
    documents.deleteOne(eq("_id", fourth.get("_id")));
    assertThat(report().faults()).contains(told(4, -1, "missing"));
    entries(fourth).remove(2);
    documents.insertOne(fourth);
    assertThat(report().faults()).contains(told(4, -1, "does not follow what is before it"));
  }

  @Test
  void a_removed_end_is_found_by_its_snapshot_or_by_whoever_noted_the_head() {
    String head =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                Objects.requireNonNull(journal.link("forum", new Position(BATCHES, 1))));
    assertThat(report(head).fits()).isTrue();
    Document last = batchOf(BATCHES);
    documents.deleteOne(eq("_id", last.get("_id")));
    assertThat(report().fits()).isTrue(); // nothing that is left can tell
    assertThat(report(head).missing()).containsExactly(head);
    documents.insertOne(last);
    new Snapshots(database).catchUp("forum", journal);
    documents.deleteOne(eq("_id", last.get("_id")));
    assertThat(report().faults())
        .containsExactly(told(BATCHES, -1, "missing, though its snapshot has it"));
  }

  @Test
  void what_was_moved_or_swapped_is_found() {
    Document third = batchOf(3);
    Document fifth = batchOf(5);
    put(numbered(third, 5));
    put(numbered(fifth, 3));
    assertThat(report().faults())
        .contains(
            told(3, 0, "does not follow what is before it"),
            told(5, 0, "does not follow what is before it"));
    put(third);
    put(fifth);
    assertThat(report().fits()).isTrue();
    Document swapped = batchOf(6);
    Collections.swap(entries(swapped), 0, 1);
    put(swapped);
    assertThat(report().faults())
        .contains(
            told(6, 0, "does not follow what is before it"),
            told(6, 1, "does not follow what is before it"));
  }

  @Test
  void what_has_no_link_behind_what_has_one_is_found() {
    Document batch = batchOf(4);
    batch.remove("l");
    entries(batch).forEach(entry -> entry.remove("l"));
    put(batch);
    assertThat(report().faults()).contains(told(4, -1, "without its link"));
  }

  @Test
  void what_was_written_before_there_were_links_is_counted() {
    for (int n = 1; n <= BATCHES; n++) {
      Document batch = batchOf(n);
      batch.remove("l");
      entries(batch).forEach(entry -> entry.remove("l"));
      put(batch);
    }
    append(Journal.forums(database), BATCHES + 1);
    assertThat(report().fits()).isTrue();
    assertThat(report().forums())
        .containsExactly(new Audit.Forum("forum", BATCHES + 1, 3 * (BATCHES + 1), 3 * BATCHES, 0));
  }

  private Audit.Report report(String... noted) {
    try (Database sealed = Database.sealed(mongo.connectionString(), 5)) {
      return Audit.of(sealed, Set.of(noted));
    }
  }

  private static Fault told(long n, int i, String what) {
    return new Fault("forum", n, i, what);
  }

  private static void append(Journal journal, long n) {
    assertThat(journal.append(batch(n))).isEqualTo(Outcome.WRITTEN);
  }

  private static Batch batch(long n) {
    List<Line> lines =
        List.of(line(null, n), line("west", n), line(n % 2 == 0 ? "west" : "east", n));
    return new Batch("forum", n, "batch" + n, NOON.plusSeconds(n), lines);
  }

  private static Line line(@Nullable String room, long n) {
    byte[] words = ("words of " + n).getBytes(StandardCharsets.UTF_8);
    return new Line(room, words, words, words, words);
  }

  private Document batchOf(long n) {
    return Objects.requireNonNull(documents.find(eq("_id", Journal.key("forum", n))).first());
  }

  private static Document numbered(Document batch, long n) {
    return new Document(batch).append("_id", Journal.key("forum", n)).append("n", n);
  }

  private void put(Document batch) {
    documents.replaceOne(eq("_id", batch.get("_id")), batch);
  }

  private static List<Document> entries(Document batch) {
    return batch.getList("entries", Document.class);
  }
}
