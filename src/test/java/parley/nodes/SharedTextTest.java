package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.web.Json;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;

/** Two people write in one text, each at a node of their own. */
final class SharedTextTest {
  private static final int EACH = 15;
  private static final Duration AWAITED_MAX = Duration.ofSeconds(20);
  private final Instant soon = Instant.now().plus(7, ChronoUnit.DAYS);

  @TempDir Path directory;
  private Nodes nodes;
  private Person usa;
  private Person rus;
  private String agenda;
  private String path;
  private String text;

  @BeforeEach
  void open() throws Exception {
    nodes = new Nodes(directory);
    Person olga = nodes.organiser();
    usa = nodes.seated(olga, "usa", "US", "coChair");
    rus = nodes.b.meets(nodes.seated(olga, "rus", "RU", "coChair"));
    String sessions = usa.place().path() + "/sessions";
    ObjectNode plan = usa.change().put("title", "Borders").put("minutes", 90);
    plan.put("starts", at(soon));
    String session = usa.post(sessions, plan).ok().at("/sessions/0/id").textValue();
    agenda = sessions + "/" + session + "/agenda";
    ObjectNode item = usa.change().put("title", "Crossings").put("minutes", 20);
    text = usa.post(agenda + "/items", item).ok().at("/item/id").textValue();
    path = usa.place().path() + "/texts/" + text;
    await(() -> rus.get(path).status() == 200);
  }

  @AfterEach
  void close() throws Exception {
    nodes.close(nodes.a);
    nodes.close(nodes.b);
    nodes.close();
  }

  private static String at(Instant moment) {
    return Json.text(moment.truncatedTo(ChronoUnit.MILLIS)).replace("\"", "");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + AWAITED_MAX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private Reply writes(Person person, String word) {
    return writes(person, word, 0);
  }

  private Reply writes(Person person, String word, long version) {
    ObjectNode body = person.write().put("version", version);
    ObjectNode step = body.putArray("steps").addObject().put("stepType", "replace");
    step.put("from", 1).put("to", 1);
    step.putObject("slice").putArray("content").addObject().put("type", "text").put("text", word);
    return person.post(path + "/commits", body);
  }

  private String words(Person person) {
    return person.get(path).ok().at("/doc/content/0/content/0/text").asText();
  }

  private Ear listens(Person person) {
    Ear ear = asks(person, "0");
    ear.hears("subscribed");
    return ear;
  }

  private Ear asks(Person person, String cursor) {
    Ear ear = Ear.open(person.base(), person.cookie());
    ObjectNode ask = Reply.JSON.createObjectNode().put("type", "subscribe");
    ask.put("forum", person.place().forum()).put("room", person.place().room());
    ear.say(ask.put("text", text).put("cursor", cursor));
    return ear;
  }

  @Test
  void what_both_write_is_one_text_that_both_hear_in_one_order() throws Exception {
    try (Ear usas = listens(usa);
        Ear russ = listens(rus)) {
      Thread other =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < EACH; i++) {
                  writes(rus, "b").ok();
                }
              });
      for (int i = 0; i < EACH; i++) {
        writes(usa, "a").ok();
      }
      other.join();
      for (int i = 0; i < 2 * EACH; i++) {
        JsonNode heard = usas.hears("stepped");
        assertThat(russ.hears("stepped")).isEqualTo(heard);
      }
    }
    await(() -> words(rus).length() == 2 * EACH);
    await(() -> words(usa).equals(words(rus)));
  }

  /** With what they heard at one node they listen, read what was missed, and write at the other. */
  @Test
  void who_comes_over_with_the_version_they_have_just_heard_goes_on_from_there() {
    Person there = nodes.b.meets(usa);
    try (Ear here = listens(usa)) {
      for (int i = 0; i < EACH; i++) {
        writes(usa, "a").ok();
        String heard = here.hears("stepped").get("cursor").textValue();
        switch (i % 3) {
          case 0 -> {
            try (Ear ear = asks(there, heard)) {
              assertThat(ear.next().get("type").textValue()).isEqualTo("subscribed");
            }
          }
          case 1 ->
              assertThat(there.get(path + "/commits?since=" + heard).ok().get("frames")).isEmpty();
          default -> {
            writes(there, "b", Long.parseLong(heard)).ok();
            here.hears("stepped");
          }
        }
      }
    }
    assertThat(words(there)).hasSize(EACH + EACH / 3);
  }

  @Test
  void what_is_frozen_at_one_node_is_frozen_at_the_other() {
    writes(rus, "words").ok();
    ObjectNode ask = usa.change().put("deadline", at(soon.minus(3, ChronoUnit.DAYS)));
    usa.put(agenda + "/adoption", ask.put("hidden", false)).ok();
    writes(rus, "late").refused(409, "frozen");
    assertThat(words(usa)).isEqualTo("words");
  }
}
