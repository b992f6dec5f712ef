package parley.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.discussion.Discussions;
import parley.discussion.Marks;
import parley.discussion.Reading;
import parley.discussion.Unread;
import parley.embedded.demo.Furnishing.Installation;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.embedded.mongo.EmbeddedMongo;
import parley.fora.DataFolder.Mistaken;
import parley.fora.Fora;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Feature;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.membership.Memberships;
import parley.room.Rooms;
import parley.store.Database;
import parley.store.MasterKey;

/** Furnishes the embedded database from the shipped files and reads it as its people do. */
final class FurnishingTest {
  private static final Path CONFIG = Path.of("config");
  private static final Instant FIRST = Instant.parse("2026-11-22T15:43:16.123Z");
  private static final InstantSource NOW = InstantSource.fixed(FIRST);

  @TempDir Path folder;
  private EmbeddedMongo mongo;
  private Database database;
  private Attribution attribution;
  private Discussions discussions;
  private List<Feature<?>> features;
  private Demonstration demonstration;

  @BeforeEach
  void start() throws IOException, Mistaken {
    mongo =
        EmbeddedMongo.open(
            folder.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    database =
        Database.open(
            mongo.connectionString(), 5, MasterKey.open(folder.resolve("master.key"), true));
    attribution = new Attribution(database.keys()::tag);
    discussions = new Discussions(attribution);
    features = List.of(new Memberships(), new Rooms(), discussions);
    demonstration = Demonstration.read(CONFIG, Fora.read(CONFIG.resolve("fora")));
  }

  @AfterEach
  void stop() throws IOException {
    database.close();
    mongo.close();
  }

  @Test
  void everyPersonFindsTheForumFurnished() throws InterruptedException {
    String forum = furnish(FIRST, (done, of) -> {});
    try (House house = new House()) {
      JsonNode plenary = house.threads("us1", forum, "PL");
      JsonNode group = house.threads("us1", forum, "WG1");
      assertThat(plenary.size()).isEqualTo(5);
      assertThat(group.size()).isEqualTo(6);
      Map<String, Integer> parties = new TreeMap<>();
      int deepest = 0;
      for (JsonNode threads : List.of(plenary, group)) {
        for (JsonNode thread : threads) {
          deepest = Math.max(deepest, depth(thread.path("contributions")));
          thread
              .path("contributions")
              .forEach(c ->
                  parties.merge(c.path("author").path("party").asText("none"), 1, Integer::sum));
        }
      }
      assertThat(count(plenary) + count(group)).isEqualTo(110);
      assertThat(deepest).isGreaterThanOrEqualTo(4);
      assertThat(parties).containsKeys("US", "RU", "CN", "IN", "PK");
      assertThat(parties.values()).allMatch(contributions -> contributions > 0);
      assertThat(group.toString()).contains("\"language\":\"ru\"").contains("\"language\":\"en\"");
    }
  }

  @Test
  void oneIsEditedAndOneWithdrawnWithWhatWasQuotedOfIt() throws InterruptedException {
    String forum = furnish(FIRST, (done, of) -> {});
    try (House house = new House()) {
      JsonNode cbm = find(house.threads("ru1", forum, "PL"), "editedAt");
      assertThat(cbm.path("version").asInt()).isEqualTo(2);
      JsonNode threads = house.threads("ru1", forum, "WG1");
      JsonNode tombstone = find(threads, "withdrawn");
      assertThat(tombstone.has("author")).isFalse();
      assertThat(tombstone.has("body")).isFalse();
      List<JsonNode> quotes =
          threads.findParents("type").stream()
              .filter(block -> block.path("type").asText().equals("quote"))
              .map(block -> block.path("attrs"))
              .toList();
      assertThat(quotes).hasSizeGreaterThan(3);
      for (JsonNode quote : quotes) {
        boolean gone = quote.path("contribution").equals(tombstone.path("id"));
        assertThat(quote.path("gone").asBoolean()).isEqualTo(gone);
        assertThat(quote.has("text")).isEqualTo(!gone);
      }
      assertThat(quotes).anyMatch(quote -> quote.path("gone").asBoolean());
    }
  }

  @Test
  void somethingIsNewToEverybodyAndNothingLiesInTheFuture() throws InterruptedException {
    String forum = furnish(FIRST, (done, of) -> {});
    Unread unread =
        new Unread(discussions, new Marks(database.documents("marks"), database.keys()));
    try (House house = new House()) {
      for (DemonstrationPeople.Person person : demonstration.people().people()) {
        Seat seat = house.forums.seat(account(person), forum);
        for (Room room : seat.rooms()) {
          View view = View.of(seat, room.id(), attribution);
          assertThat(unread.fresh(seat, view)).as(person.username()).isBetween(1, 60);
          assertThat(unread.lastActivity(view)).isBefore(FIRST);
        }
      }
      assertThat(house.threads("us1", forum, "PL").toString())
          .as("the first contribution, 40 days before the first start")
          .contains("\"at\":\"2026-10-13T14:10:00.000Z\"");
    }
  }

  @Test
  void aSecondStartChangesNothing() throws InterruptedException {
    String forum = furnish(FIRST, (done, of) -> {});
    String before = everything(forum);
    List<Integer> steps = new java.util.ArrayList<>();
    assertThat(furnish(FIRST.plus(3, ChronoUnit.DAYS), (done, of) -> steps.add(done)))
        .isEqualTo(forum);
    assertThat(steps).isEmpty();
    assertThat(everything(forum)).isEqualTo(before);
  }

  @Test
  void aStartThatWasCutOffIsTakenUp() throws InterruptedException {
    for (int cut : new int[] {1, 9, 16, 40, 90, 126}) {
      assertThatThrownBy(() -> furnish(FIRST, (done, of) -> stopAt(cut, done)))
          .isInstanceOf(CancellationException.class);
    }
    String forum = furnish(FIRST.plus(1, ChronoUnit.DAYS), (done, of) -> {});
    try (House house = new House()) {
      Seat seat = house.forums.seat(account(demonstration.people().person("us1")), forum);
      assertThat(seat.forum().participants()).hasSize(15);
      JsonNode plenary = house.threads("us1", forum, "PL");
      JsonNode group = house.threads("us1", forum, "WG1");
      assertThat(count(plenary) + count(group)).isEqualTo(110);
      assertThat(plenary.toString())
          .as("dates count back from the first start, not from this one")
          .contains("2026-11-21T14:35:00.000Z");
    }
  }

  private static int count(JsonNode threads) {
    int contributions = 0;
    for (JsonNode thread : threads) {
      contributions += thread.path("contributions").size();
    }
    return contributions;
  }

  private static void stopAt(int cut, int done) {
    if (done == cut) {
      throw new CancellationException();
    }
  }

  private String furnish(Instant now, Furnishing.Progress progress) throws InterruptedException {
    Marks marks = new Marks(database.documents("marks"), database.keys());
    Installation in = new Installation(database, features, attribution, marks, this::account);
    return new Furnishing(demonstration, in).furnish(now, progress);
  }

  private String account(DemonstrationPeople.Person person) {
    return database.keys().mac("account", person.subject());
  }

  private String everything(String forum) throws InterruptedException {
    try (House house = new House()) {
      return house.threads("us1", forum, "PL").toString() + house.threads("us1", forum, "WG1");
    }
  }

  private static JsonNode find(JsonNode threads, String field) {
    List<JsonNode> found = threads.findParents(field);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static int depth(JsonNode contributions) {
    Map<String, Integer> depths = new HashMap<>();
    for (JsonNode c : contributions) {
      Integer parent = depths.get(c.path("parent").asText());
      depths.put(c.path("id").asText(), parent == null ? 0 : parent + 1);
    }
    return depths.values().stream().mapToInt(depth -> depth).max().orElse(0);
  }

  /** The server's forums, after the furnishing. */
  private final class House implements AutoCloseable {
    private final Forums forums =
        Forums.of(
            new Forums.Parts(database, attribution, new Command.Limits(60, 200, 100_000), NOW),
            features);
    private final Reading reading = new Reading(discussions);

    JsonNode threads(String username, String forum, String symbol) {
      Seat seat = forums.seat(account(demonstration.people().person(username)), forum);
      String room =
          seat.forum().groups().values().stream()
              .filter(group -> group.symbol().equals(symbol))
              .findAny()
              .orElseThrow()
              .plenary();
      return reading.threads(View.of(seat, room, attribution));
    }

    @Override
    public void close() throws InterruptedException {
      forums.close();
    }
  }
}
