package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.world.Folders.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.audit.Audit;
import parley.world.Ear;
import parley.world.Folders;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What was purged is nowhere: not on a page, not in a file, and no older copy brings it back. */
class PurgeTest {
  private static final String CANARY = "Canarybird";

  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person usa;
  private Person rus;
  private Person ana;
  private String thread;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    usa = Asking.coChair(world, olga, "usa", "US");
    rus = Asking.coChair(world, olga, "rus", "RU");
    ana = world.person(olga, "ana", "US");
    thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Reply purges(Person person, String subject) {
    ObjectNode body = person.change().put("subject", subject).put("thread", thread);
    return person.put(person.place().path() + "/purge", body);
  }

  private static void agrees(Person person, Reply asked) {
    Asking.answers(person, Asking.approval(asked), true).done();
  }

  private Reply translates(String contribution) {
    ObjectNode body = ana.write().put("version", 2).put("language", "fr");
    body.set("body", Person.words("Serin " + CANARY));
    return ana.post(ana.place().contribution(thread, contribution) + "/translations", body);
  }

  private JsonNode shown(Person person, String contribution) {
    for (JsonNode one : person.reads(thread).ok().get("contributions")) {
      if (one.get("id").textValue().equals(contribution)) {
        return one;
      }
    }
    throw new AssertionError("not there at all");
  }

  @Test
  void twoPartiesPurgeAndNoFileHoldsIt() {
    String kept = ana.contributes(thread, "Rivers").id();
    List<byte[]> others = sealed();
    String canary = ana.contributes(thread, CANARY).id();
    ana.edits(thread, canary, 1, Person.words(CANARY + " again")).ok();
    translates(canary).ok();
    world.parley().forums().snapshot(olga.place().forum());
    List<byte[]> gone = sealed();
    gone.removeIf(one -> others.stream().anyMatch(other -> Arrays.equals(one, other)));
    assertThat(gone)
        .as("both versions, the translation and the chunk")
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(files()).as("it is there before").anyMatch(file -> holds(file, gone.getFirst()));

    purges(ana, canary).refused(403, "forbidden");
    Reply asked = purges(usa, canary);
    assertThat(shown(ana, canary).has("body")).as("not before the second agrees").isTrue();
    try (Ear ear = ana.listens(ana.enters().cursor())) {
      ear.hears("subscribed");
      agrees(rus, asked);
      ear.hears("startOver");
    }

    assertThat(shown(ana, canary).get("purged").booleanValue()).isTrue();
    assertThat(shown(ana, canary).has("body")).isFalse();
    assertThat(shown(ana, kept).has("body")).isTrue();
    ana.versions(thread, canary).refused(404, "not-found");
    ana.edits(thread, canary, 2, Person.words("Back")).refused(409, "withdrawn");
    assertThat(ana.get(ana.place().thread(thread) + "/translations").text()).doesNotContain(CANARY);
    assertThat(ana.searches(CANARY).ok().get("hits")).isEmpty();
    for (byte[] one : gone) {
      assertThat(files()).noneMatch(file -> holds(file, one));
    }
    assertThat(files()).as("others are").anyMatch(file -> holds(file, others.getFirst()));
    String before = ana.reads(thread).text();
    world.restart();
    assertThat(ana.reads(thread).text()).isEqualTo(before);
    assertThat(fits()).isTrue();
  }

  @Test
  void anOlderCopyOfTheDatabaseIsPurgedAgain() {
    String canary = ana.contributes(thread, CANARY).id();
    world.parley().forums().snapshot(olga.place().forum());
    List<byte[]> gone = sealed();
    Path copy = directory.resolve("copy");
    world.restart(() -> Folders.copy(directory.resolve("db"), copy));
    agrees(rus, purges(usa, canary));
    assertThat(shown(ana, canary).has("purged")).isTrue();

    world.restart(() -> {
      Folders.remove(directory.resolve("db"));
      Folders.copy(copy, directory.resolve("db"));
    });

    assertThat(shown(ana, canary).get("purged").booleanValue()).isTrue();
    assertThat(files()).noneMatch(file -> holds(file, gone.getLast()));
    String later = ana.contributes(thread, "After the copy").id();
    world.restart();
    assertThat(shown(ana, later).has("body")).as("what stands there now is another").isTrue();
  }

  @Test
  void nobodyIsToldOrAnsweredBeforeTheFilesAreWritten() {
    String canary = ana.contributes(thread, CANARY).id();
    byte[] gone = sealed().getLast();
    Reply asked = purges(usa, canary);
    List<Boolean> told = new ArrayList<>();
    world.compacting(() -> {
      told.add(shown(ana, canary).has("purged"));
      if (told.size() < 3) {
        throw new UncheckedIOException(new IOException("the disk is full"));
      }
    });
    agrees(rus, asked);
    assertThat(told).as("tried until it was done").containsExactly(false, false, false);
    assertThat(shown(ana, canary).has("purged")).isTrue();
    assertThat(files()).noneMatch(file -> holds(file, gone));
  }

  @Test
  void aThreadGoesWithItsTitleAndWhatWasNeverThereIsNotFound() {
    ana.contributes(thread, CANARY);
    purges(usa, "AAAAAAAAAAAAAAAAAAAAAA").refused(404, "not-found");
    agrees(rus, purges(usa, thread));
    for (JsonNode one : ana.reads(thread).ok().get("contributions")) {
      assertThat(one.get("purged").booleanValue()).isTrue();
    }
    assertThat(ana.enters().text()).doesNotContain("Water");
    world.restart();
    assertThat(ana.enters().text()).doesNotContain("Water");
    assertThat(ana.reads(thread).text()).doesNotContain(CANARY);
  }

  @Test
  void whatIsOlderThanTheRetentionGoesByItself() {
    String old = ana.contributes(thread, CANARY).id();
    ObjectNode days = usa.change().put("days", 30).put("offRecordDays", 1);
    String path = usa.place().path();
    ana.put(path + "/retention", ana.change().put("days", 30).put("offRecordDays", 1))
        .refused(403, "forbidden");
    usa.put(path + "/retention", usa.change().put("days", -1).put("offRecordDays", 0))
        .refused(400, "bad-field");
    agrees(rus, usa.put(path + "/retention", days));
    assertThat(ana.enters().ok().get("audience").get("state").get("keptDays").intValue())
        .isEqualTo(30);
    world.later(Duration.ofDays(20));
    String young = ana.contributes(thread, "Younger").id();
    try (Ear ear = ana.listens(ana.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(11));
      ear.hears("startOver");
    }
    assertThat(shown(ana, old).has("purged")).isTrue();
    assertThat(shown(ana, young).has("purged")).isFalse();
  }

  /** All that is sealed of contents, as it lies there. */
  private List<byte[]> sealed() {
    List<byte[]> found = new ArrayList<>();
    try (MongoClient client = MongoClients.create(world.database())) {
      var database = client.getDatabase("parley");
      for (Document batch : database.getCollection("journal").find()) {
        for (Document entry : batch.getList("entries", Document.class)) {
          if (entry.get("c") instanceof Binary content) {
            found.add(content.getData());
          }
        }
      }
      for (Document chunk : database.getCollection("snapshotChunks").find()) {
        chunk.getList("pieces", Binary.class).forEach(piece -> found.add(piece.getData()));
      }
    }
    return found;
  }

  private boolean fits() {
    try (Database database = Database.sealed(world.database(), 5)) {
      return Audit.of(database, Set.of()).fits();
    }
  }

  private List<Path> files() {
    return Folders.files(directory.resolve("db"));
  }
}
