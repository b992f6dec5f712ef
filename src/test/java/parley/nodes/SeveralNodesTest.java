package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.store.Database;
import parley.store.owner.Ownership;
import parley.store.owner.Ownership.Pace;
import parley.web.Json;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** What holds with one node holds with two on one database. */
final class SeveralNodesTest {
  private static final int EACH = 15;
  private static final Duration AWAITED_MAX = Duration.ofSeconds(20);

  @TempDir Path directory;
  private Nodes nodes;
  private Person olga;
  private Person ana;
  private Person ben;
  private String thread;

  /** Ana is at node a and Ben at node b. */
  @BeforeEach
  void open() throws Exception {
    nodes = new Nodes(directory);
    olga = nodes.organiser();
    ana = nodes.seated(olga, "ana", "US");
    ben = nodes.b.meets(nodes.seated(olga, "ben", "RU"));
    thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void close() throws Exception {
    nodes.close(nodes.a);
    nodes.close(nodes.b);
    nodes.close();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + AWAITED_MAX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static List<String> contributed(Ear ear, int many) {
    List<String> heard = new ArrayList<>();
    while (heard.size() < many) {
      heard.add(ear.hears("contributed").get("contribution").get("id").textValue());
    }
    return heard;
  }

  private List<String> read(Person person) {
    List<String> ids = new ArrayList<>();
    for (JsonNode one : person.reads(thread).ok().get("contributions")) {
      ids.add(one.get("id").textValue());
    }
    return ids;
  }

  @Test
  void both_write_into_one_room_and_all_hear_one_order() throws Exception {
    await(() -> ben.reads(thread).status() == 200);
    try (Ear anas = ana.listens(null);
        Ear bens = ben.listens(null)) {
      anas.hears("subscribed");
      bens.hears("subscribed");
      Thread other =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < EACH; i++) {
                  ben.contributes(thread, "From b " + i).ok();
                }
              });
      for (int i = 0; i < EACH; i++) {
        ana.contributes(thread, "From a " + i).ok();
      }
      other.join();
      List<String> heard = contributed(anas, 2 * EACH);
      assertThat(contributed(bens, 2 * EACH)).isEqualTo(heard).doesNotHaveDuplicates();
      assertThat(read(ana)).hasSize(2 * EACH + 1).containsAll(heard);
      assertThat(read(ben)).isEqualTo(read(ana));
    }
  }

  @Test
  void who_comes_over_with_what_they_have_just_heard_goes_on_from_there() {
    try (Ear here = ana.listens(null)) {
      here.hears("subscribed");
      for (int i = 0; i < EACH; i++) {
        ana.contributes(thread, "Heard here " + i).ok();
        String cursor = here.hears("contributed").get("cursor").textValue();
        try (Ear there = nodes.b.meets(ana).listens(cursor)) {
          assertThat(there.next().get("type").textValue()).isEqualTo("subscribed");
        }
      }
    }
  }

  @Test
  void a_retry_at_the_other_node_gets_the_first_answer() {
    String command = parley.web.Ids.random();
    Person sure = ana.again(command).seeing(ana.enters().cursor());
    String first = sure.contributes(thread, "Once").id();
    assertThat(
            nodes
                .b
                .meets(sure)
                .again(command)
                .seeing(cursor(sure))
                .contributes(thread, "Once")
                .id())
        .isEqualTo(first);
    assertThat(read(ana)).hasSize(2);
  }

  private static String cursor(Person person) {
    return String.valueOf(person.shown());
  }

  @Test
  void a_removal_that_is_acknowledged_holds_at_the_other_node() {
    String participant = World.participant(ben);
    assertThat(ben.enters().status()).isEqualTo(200);
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      olga.removes(participant).ok();
      List<JsonNode> before = ear.heardSoFar();
      assertThat(before.toString()).contains("\"closed\"");
      assertThat(ben.enters().status()).isEqualTo(404);
      assertThat(ben.reads(thread).status()).isEqualTo(404);
      String unheard = ana.contributes(thread, "Without Ben").id();
      Person carl = nodes.b.meets(nodes.seated(olga, "carl", "CN"));
      await(() -> read(carl).contains(unheard)); // so node b has it
      assertThat(ear.heardSoFar().toString()).doesNotContain(unheard);
    }
  }

  @Test
  void signing_out_at_one_node_closes_the_socket_at_the_other() {
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      Person there = nodes.a.meets(ben);
      there.post(
          "/sign-out",
          Json.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class));
      assertThat(ear.hears("end").get("code").asInt()).isEqualTo(4401);
    }
    assertThat(ben.enters().status()).isEqualTo(401);
  }

  @Test
  void what_is_left_of_two_goes_on() throws Exception {
    String last = ana.contributes(thread, "Before a left").id();
    nodes.close(nodes.a);
    assertThat(read(ben)).contains(last);
    String more = ben.contributes(thread, "After a left").id();
    Nodes.One again = nodes.start();
    assertThat(read(again.meets(ana))).contains(last, more);
    nodes.close(again);
  }

  @Test
  void without_the_database_nothing_is_shown_after_the_lease_and_all_is_back_with_it()
      throws Exception {
    assertThat(ben.enters().status()).isEqualTo(200);
    nodes.withoutDatabase(() -> await(() -> ben.enters().status() == 503));
    await(() -> ben.enters().status() == 200);
    ben.contributes(thread, "Here again").ok();
  }

  @Test
  void who_wants_the_database_alone_does_not_start_beside_them() throws Exception {
    Pace quick = new Pace(Duration.ofMillis(200), Duration.ofSeconds(9));
    try (Database other = nodes.database()) {
      assertThatThrownBy(() -> Ownership.take(other, quick, () -> {}))
          .isInstanceOf(Ownership.Taken.class);
    }
  }
}
