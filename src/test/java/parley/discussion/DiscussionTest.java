package parley.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Contributing, replying, quoting, editing and withdrawing, by those who may and who may not. */
class DiscussionTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private Person outsider;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    outsider = world.visitor("otto").in(olga.place());
    outsider.enters().refused(404, "not-found");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String thread() {
    return ana.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  private static JsonNode shown(Person reader, String thread, String contribution) {
    for (JsonNode one : reader.reads(thread).ok().get("contributions")) {
      if (one.get("id").textValue().equals(contribution)) {
        return one;
      }
    }
    throw new AssertionError("not there: " + contribution);
  }

  private static String words(JsonNode contribution) {
    return contribution.get("body").get("content").findValuesAsText("text").toString();
  }

  @Test
  void whatOneSaysAllOthersHearAndReadAlike() {
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      JsonNode opened = ana.opensThread("Water").ok();
      assertThat(ear.hears("threadOpened").get("contribution"))
          .isEqualTo(opened.get("contribution"));
      String thread = opened.get("thread").get("id").textValue();
      JsonNode said = ana.contributes(thread, "Good morning").ok().get("contribution");
      assertThat(ear.hears("contributed").get("contribution")).isEqualTo(said);
      assertThat(shown(ben, thread, said.get("id").textValue())).isEqualTo(said);
      assertThat(said.get("author").get("name").textValue()).isEqualTo("Ana");
      outsider
          .seeing(ana.enters().cursor())
          .contributes(thread, "Me too")
          .refused(404, "not-found");
      outsider.reads(thread).refused(404, "not-found");
      olga.contributes(thread, "An organiser does not speak").refused(403, "forbidden");
    }
  }

  @Test
  void theOrderIsOneForAll() throws InterruptedException {
    String thread = thread();
    List<Thread> writers = new ArrayList<>();
    List<String> refused = java.util.Collections.synchronizedList(new ArrayList<>());
    for (Person writer : List.of(ana, ben)) {
      writers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 20; i++) {
                  Reply reply = writer.contributes(thread, writer.login() + " " + i);
                  if (reply.status() != 201) {
                    refused.add(reply.text());
                  }
                }
              }));
    }
    try (Ear ear = olga.listens(ana.enters().cursor())) {
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(refused).isEmpty();
      List<String> heard = new ArrayList<>();
      while (heard.size() < 40) {
        heard.add(ear.hears("contributed").get("contribution").get("id").textValue());
      }
      List<String> read = order(ana, thread);
      assertThat(read).hasSize(41).isEqualTo(order(ben, thread));
      assertThat(read.subList(1, 41)).isEqualTo(heard);
    }
  }

  private static List<String> order(Person reader, String thread) {
    List<String> ids = new ArrayList<>();
    reader.reads(thread).ok().get("contributions").forEach(c -> ids.add(c.get("id").textValue()));
    return ids;
  }

  @Test
  void onlyTheAuthorsSocketsHearWhichIsTheirs() {
    String thread = thread();
    String command = Ids.random();
    try (Ear anas = ana.listens(null);
        Ear bens = ben.listens(null)) {
      anas.hears("subscribed");
      bens.hears("subscribed");
      String cursor = ana.again(command).contributes(thread, "Mine").cursor();
      JsonNode yours = anas.hears("yours");
      assertThat(yours.get("command").textValue()).isEqualTo(command);
      assertThat(yours.get("cursor").textValue()).isEqualTo(cursor);
      assertThat(bens.heardSoFar())
          .extracting(f -> f.get("type").textValue())
          .containsExactly("contributed");
    }
    assertThat(ana.reads(thread).ok().get("mine")).hasSize(2);
    assertThat(ben.reads(thread).ok().get("mine")).isEmpty();
  }

  @Test
  void aRetryIsTheSameContributionAndAnotherTextUnderItsIdIsRefused() {
    String thread = thread();
    String command = Ids.random();
    Person once = ana.again(command).seeing(ana.enters().cursor());
    Reply first = once.contributes(thread, "Once");
    assertThat(once.contributes(thread, "Once").text()).isEqualTo(first.text());
    once.contributes(thread, "Twice").refused(409, "command-reused");
    world.restart();
    assertThat(once.contributes(thread, "Once").text()).isEqualTo(first.text());
    once.contributes(thread, "Twice").refused(409, "command-reused");
    assertThat(ben.again(command).contributes(thread, "Once").id()).isNotEqualTo(first.id());
    assertThat(order(ben, thread)).hasSize(3);
  }

  @Test
  void aReplyNeedsItsParentInTheSameThread() {
    String thread = thread();
    String other = thread();
    String parent = ana.contributes(thread, "A question").id();
    String reply = ben.replies(thread, parent, "An answer").id();
    assertThat(shown(ana, thread, reply).get("parent").textValue()).isEqualTo(parent);
    ben.replies(other, parent, "Astray").refused(404, "not-found");
    ben.replies(thread, Ids.random(), "To nobody").refused(404, "not-found");
  }

  @Test
  void anAuthorEditsWithinTheHourAndNobodyElseDoes() {
    String thread = thread();
    String said = ana.contributes(thread, "Frist").id();
    ben.edits(thread, said, 1, Person.words("Ben's")).refused(403, "forbidden");
    outsider
        .seeing(ana.enters().cursor())
        .edits(thread, said, 1, Person.words("Otto's"))
        .refused(404, "not-found");
    world.later(Duration.ofMinutes(59));
    JsonNode edited = ana.edits(thread, said, 1, Person.words("First")).ok().get("contribution");
    assertThat(edited.get("version").intValue()).isEqualTo(2);
    assertThat(edited.get("editedAt").textValue()).startsWith("2026-11-22T12:59");
    assertThat(shown(ben, thread, said)).isEqualTo(edited);
    assertThat(ben.versions(thread, said).ok().get("versions")).hasSize(2);
    ana.edits(thread, said, 1, Person.words("Again")).refused(409, "version-changed");
    world.later(Duration.ofMinutes(1));
    ana.edits(thread, said, 2, Person.words("Too late")).refused(409, "edit-window-over");
  }

  @Test
  void whatIsWithdrawnIsGoneOnEveryPath() {
    String thread = thread();
    String start = ben.enters().cursor();
    String said = ana.contributes(thread, "Secretword one").id();
    ana.edits(thread, said, 1, Person.words("Secretword two")).ok();
    String quoting = ben.quotes(thread, new Person.Passage(said, 2, 10), "Is that so?").id();
    assertThat(words(shown(olga, thread, quoting))).contains("Secretword");
    assertThat(ben.polls(start).text()).contains("Secretword");
    ben.withdraws(thread, said).refused(403, "forbidden");
    try (Ear live = ben.listens(null)) {
      live.hears("subscribed");
      JsonNode tombstone = ana.withdraws(thread, said).ok().get("contribution");
      JsonNode heard = live.hears("withdrawn");
      assertThat(heard.get("contribution")).isEqualTo(tombstone);
      assertThat(heard.get("quotedIn").get(0).textValue()).isEqualTo(quoting);
      assertThat(tombstone.has("author") || tombstone.has("body") || tombstone.has("version"))
          .isFalse();
    }
    ana.versions(thread, said).refused(404, "not-found");
    assertThat(ben.reads(thread).text()).doesNotContain("Secretword").contains("\"gone\":true");
    assertThat(ben.versions(thread, quoting).text()).doesNotContain("Secretword");
    assertThat(ben.polls(start).text()).doesNotContain("Secretword").contains("withdrawn");
    try (Ear resumed = ben.listens(start)) {
      assertThat(resumed.hearsUpTo("subscribed").toString()).doesNotContain("Secretword");
    }
    ben.quotes(thread, new Person.Passage(said, 2, 10), "Again").refused(409, "withdrawn");
    ana.edits(thread, said, 2, Person.words("Back")).refused(409, "withdrawn");
    ana.withdraws(thread, said).refused(409, "withdrawn");
    world.restart();
    assertThat(ben.reads(thread).text()).doesNotContain("Secretword");
  }

  @Test
  void aQuoteHoldsToTheVersionItWasMadeFrom() {
    String thread = thread();
    String said = ana.contributes(thread, "Before now").id();
    String quoting = ben.quotes(thread, new Person.Passage(said, 1, 6), "Quoted in time").id();
    ana.edits(thread, said, 1, Person.words("Afterwards")).ok();
    assertThat(words(shown(olga, thread, quoting))).contains("Before").doesNotContain("now");
    ben.quotes(thread, new Person.Passage(said, 1, 7), "Late").refused(409, "version-changed");
    ben.quotes(thread, new Person.Passage(said, 2, 5), "In time").ok();
    ben.quotes(thread, new Person.Passage(said, 2, 99), "Beyond").refused(409, "version-changed");
    ben.quotes(thread, new Person.Passage(Ids.random(), 1, 1), "None").refused(400, "bad-field");
  }
}
