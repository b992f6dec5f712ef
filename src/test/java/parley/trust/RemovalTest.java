package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** Removal is final: from then on there is for the person no such room, and there never was. */
class RemovalTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 4);
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private String thread;
  private String said;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
    said = ana.contributes(thread, "Good morning").id();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** All a person can ask about a room; {@code ids} are forum, room, thread, contribution. */
  private static List<String> answers(Person person, List<String> ids, String cursor) {
    Place place = new Place(ids.get(0), ids.get(1));
    Person there = person.in(place);
    String forum = "/api/forums/" + place.forum();
    List<String> paths =
        List.of(
            forum,
            forum + "/people",
            place.path(),
            place.path() + "/audience",
            place.thread(ids.get(2)),
            place.thread(ids.get(2)) + "?after=" + ids.get(3) + "&limit=1",
            place.contribution(ids.get(2), ids.get(3)) + "/versions");
    List<String> answers = new ArrayList<>();
    paths.forEach(path -> answers.add(person.get(path).seen()));
    Person knowing = there.seeing(cursor);
    answers.add(knowing.opensThread("Still here").seen());
    answers.add(knowing.contributes(ids.get(2), "Still here").seen());
    answers.add(knowing.edits(ids.get(2), ids.get(3), 1, Person.words("Still mine")).seen());
    answers.add(knowing.withdraws(ids.get(2), ids.get(3)).seen());
    answers.add(there.tightens(World.rule(Rule.Preset.NOT_FOR_ATTRIBUTION.rule())).seen());
    answers.add(there.polls(cursor).seen().replace(place.room(), "ROOM"));
    try (Ear ear = there.listens(cursor)) {
      answers.add(ear.next().toString().replace(place.room(), "ROOM"));
    }
    try (Ear ear = there.listens(null)) {
      answers.add(ear.next().toString().replace(place.room(), "ROOM"));
    }
    return answers;
  }

  private List<String> ids() {
    return List.of(olga.place().forum(), olga.place().room(), thread, said);
  }

  private static List<String> never() {
    return List.of(Ids.random(), Ids.random(), Ids.random(), Ids.random());
  }

  @Test
  void theRemovedOneIsAnsweredAsAboutWhatNeverWas() {
    Person otto = world.visitor("otto").in(olga.place());
    Person ben = world.person(olga, "ben", "RU");
    String bens = ben.contributes(thread, "I am here").id();
    String cursor = ben.enters().cursor();
    assertThat(otto.enters().status()).isEqualTo(404);
    assertThat(ben.enters().status()).isEqualTo(200);
    assertThat(ben.get("/api/forums").ok().get("forums")).hasSize(1);
    String participant = World.participant(ben);
    ana.removes(participant).refused(403, "forbidden");
    try (Ear ear = ben.listens(cursor);
        Ear anas = ana.listens(null)) {
      ear.hears("subscribed");
      anas.hears("subscribed");
      olga.removes(participant).ok();
      String unheard = ana.contributes(thread, "Without Ben").id();
      List<JsonNode> heard = ear.heardSoFar();
      assertThat(heard)
          .extracting(f -> f.get("type").textValue())
          .containsExactlyInAnyOrder("closed", "forumsChanged");
      assertThat(heard.toString()).doesNotContain(unheard);
      assertThat(anas.next().get("type").textValue()).isEqualTo("audienceChanged");
    }
    List<String> mine = List.of(ids().get(0), ids().get(1), thread, bens);
    assertThat(answers(ben, mine, cursor)).isEqualTo(answers(ben, never(), cursor));
    assertThat(answers(ben, ids(), cursor)).isEqualTo(answers(otto, ids(), cursor));
    assertThat(ben.get("/api/forums").ok().get("forums")).isEmpty();
    world.restart();
    assertThat(answers(ben, mine, cursor)).isEqualTo(answers(ben, never(), cursor));
    assertThat(ana.reads(thread).ok().get("contributions")).hasSize(4);
  }

  @Test
  void whoIsTakenOutOfAWorkingGroupKeepsThePlenary() {
    Person ben = world.person(olga, "ben", "RU");
    String participant = World.participant(ben);
    Place inner = World.group(olga, "WG1", List.of(participant, World.participant(ana)));
    String talk = ana.in(inner).opensThread("Inner").ok().get("thread").get("id").textValue();
    String cursor = ben.in(inner).enters().cursor();
    ben.in(inner).reads(talk).ok();
    assertThat(olga.in(inner).enters().status()).isEqualTo(404); // seats people, reads nothing
    String group = ben.in(inner).enters().json().get("group").textValue();
    String removal =
        "/api/forums/%s/groups/%s/members/%s/removal".formatted(inner.forum(), group, participant);
    try (Ear ear = ben.in(inner).listens(cursor);
        Ear plenary = ben.listens(null)) {
      ear.hears("subscribed");
      plenary.hears("subscribed");
      olga.put(removal, olga.change()).ok();
      ana.in(inner).contributes(talk, "Without Ben").ok();
      ana.contributes(thread, "With Ben").ok();
      assertThat(ear.heardSoFar())
          .extracting(f -> f.get("type").textValue())
          .containsExactlyInAnyOrder("closed", "forumsChanged");
      plenary.hears("contributed");
    }
    ben.in(inner).reads(talk).refused(404, "not-found");
    ben.reads(thread).ok();
    assertThat(ben.get("/api/forums").text()).doesNotContain(inner.room());
  }

  @Test
  void removalHoldsUnderLoad() throws InterruptedException {
    Person[] writers = {ana, world.person(olga, "bea", "RU"), world.person(olga, "cho", "CN")};
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (Person writer : writers) {
      threads.add(Thread.ofVirtual().start(() -> write(writer, over, written)));
    }
    Person ben = world.visitor("ben").in(olga.place());
    for (int round = 0; round < ROUNDS; round++) {
      world.seats(olga, ben, "RU", "participant", "all").ok();
      removedWhileTheyWrite(ben);
    }
    over.set(true);
    for (Thread each : threads) {
      each.join();
    }
    assertThat(written.get()).isPositive();
  }

  private void removedWhileTheyWrite(Person ben) throws InterruptedException {
    String cursor = ben.enters().cursor();
    String participant = World.participant(ben);
    CountDownLatch start = new CountDownLatch(1);
    List<String> late = java.util.Collections.synchronizedList(new ArrayList<>());
    try (Ear ear = ben.listens(cursor)) {
      ear.hears("contributed");
      Thread removing =
          Thread.ofVirtual()
              .start(() -> {
                start.countDown();
                olga.removes(participant).ok();
              });
      start.await();
      removing.join();
      for (int i = 0; i < 3; i++) {
        late.add(ben.reads(thread).status() + "");
        late.add(ben.polls(cursor).json().get("frames").findValuesAsText("type").toString());
      }
      List<JsonNode> heard = ear.heardSoFar();
      List<String> types = heard.stream().map(f -> f.get("type").textValue()).toList();
      assertThat(types).contains("closed");
      assertThat(types.subList(types.indexOf("closed") + 1, types.size()))
          .isSubsetOf("forumsChanged");
      String after = ana.contributes(thread, "Not for Ben").id();
      assertThat(ear.heardSoFar().toString()).doesNotContain(after).doesNotContain("contributed");
    }
    assertThat(late).containsOnly("404", "[closed]");
  }

  private void write(Person writer, AtomicBoolean over, AtomicInteger written) {
    Person steady = writer.seeing(writer.enters().cursor());
    while (!over.get()) {
      Reply reply = steady.contributes(thread, "word " + written.get());
      if (reply.status() == 201) {
        written.incrementAndGet();
      } else {
        steady = writer.seeing(writer.enters().cursor()); // the audience widened
      }
    }
  }
}
