package parley.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.discussion.Unread;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.fora.DataFolder.Mistaken;
import parley.forum.Audience.Glass;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;

/** Furnishes the embedded database from the shipped files and reads it as its people do. */
final class FurnishingTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T15:43:16.123Z");
  private static final int CONTRIBUTIONS = 110;
  private static final int STEPS = 309;

  @TempDir private static Path folder;
  private static Furnished furnished;
  private static String forum;
  private static Forums forums;
  private static int steps;

  @BeforeAll
  static void start() throws IOException, Mistaken, InterruptedException {
    furnished = new Furnished(folder.resolve("whole"));
    forum = furnished.furnish(FIRST, (done, of) -> steps = of);
    forums = furnished.forums(FIRST);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    forums.close();
    furnished.close();
  }

  @Test
  void everyPartyHasWrittenInBothLanguagesAndInDepth() {
    Seat seat = furnished.seat(forums, "us1", forum);
    JsonNode plenary = furnished.threads(seat, "PL");
    JsonNode group = furnished.threads(seat, "WG1");
    Map<String, Integer> parties = new TreeMap<>();
    int deepest = 0;
    for (JsonNode threads : List.of(plenary, group)) {
      for (JsonNode thread : threads) {
        deepest = Math.max(deepest, depth(thread.path("contributions")));
        for (JsonNode contribution : thread.path("contributions")) {
          parties.merge(contribution.path("author").path("party").asText("-"), 1, Integer::sum);
        }
      }
    }
    assertThat(plenary.size() + group.size()).isEqualTo(11);
    assertThat(count(plenary) + count(group)).isEqualTo(CONTRIBUTIONS);
    assertThat(deepest).isGreaterThanOrEqualTo(4);
    assertThat(parties).containsKeys("US", "RU", "CN", "IN", "PK");
    assertThat(parties).allSatisfy((party, made) -> assertThat(made).isGreaterThan(3));
    assertThat(group.toString()).contains("\"language\":\"ru\"").contains("\"language\":\"en\"");
    assertThat(plenary.toString())
        .as("the first contribution, 40 days before the first start")
        .contains("\"at\":\"2026-10-13T14:10:00.000Z\"");
  }

  @Test
  void oneIsEditedAndOneWithdrawnWithWhatWasQuotedOfIt() {
    Seat seat = furnished.seat(forums, "ru1", forum);
    assertThat(find(furnished.threads(seat, "PL"), "editedAt").path("version").asInt())
        .isEqualTo(2);
    JsonNode threads = furnished.threads(seat, "WG1");
    JsonNode tombstone = find(threads, "withdrawn");
    assertThat(tombstone.has("author")).isFalse();
    assertThat(tombstone.has("body")).isFalse();
    List<JsonNode> quotes =
        threads.findParents("type").stream()
            .filter(block -> block.path("type").asText().equals("quote"))
            .map(block -> block.path("attrs"))
            .toList();
    assertThat(quotes).anyMatch(quote -> quote.path("gone").asBoolean()).hasSizeGreaterThan(3);
    for (JsonNode quote : quotes) {
      boolean gone = quote.path("contribution").equals(tombstone.path("id"));
      assertThat(quote.path("gone").asBoolean()).isEqualTo(gone);
      assertThat(quote.has("text")).isEqualTo(!gone);
    }
  }

  @Test
  void somethingIsNewToEverybodyAndNothingLiesInTheFuture() {
    Unread unread = furnished.unread();
    for (DemonstrationPeople.Person person : furnished.demonstration.people().people()) {
      Seat seat = furnished.seat(forums, person.username(), forum);
      for (Room room : seat.rooms()) {
        View view = View.of(seat, room.id(), furnished.attribution);
        int least = room.kind() == Room.Kind.CAUCUS ? 0 : 1;
        assertThat(unread.fresh(seat, view)).as(person.username()).isBetween(least, 60);
        assertThat(unread.lastActivity(view)).isBefore(FIRST);
      }
    }
  }

  @Test
  void oneSessionIsOverAndOneAhead() {
    JsonNode all = furnished.sessions(forums, furnished.seat(forums, "us1", forum));
    assertThat(all.get("zones")).hasSize(5);
    JsonNode over = all.at("/agendas/0");
    JsonNode ahead = all.at("/agendas/1");
    assertThat(over.at("/session/starts").textValue()).isLessThan("2026-11-22");
    assertThat(over.at("/session/status").textValue()).isEqualTo("adopted");
    assertThat(over.at("/summary/issued").textValue()).isLessThan("2026-11-22");
    assertThat(ahead.at("/session/starts").textValue()).isGreaterThan("2026-11-22");
    assertThat(ahead.at("/session/status").textValue()).isEqualTo("provisional");
    assertThat(ahead.at("/session/items").intValue()).isEqualTo(6);
    assertThat(ahead.at("/items").findValuesAsText("mine")).hasSize(3);
    assertThat(ahead.findValues("shown")).as("one round is under way").hasSize(2);
    assertThat(ahead.at("/items/0/affected/0/seated").booleanValue()).isFalse();
    assertThat(ahead.at("/items/0/threads/0/title").textValue()).isNotEmpty();
  }

  @Test
  void anAdoptedAgendaIsAmendedOnceAndOneProposalIsOpen() {
    JsonNode all = furnished.sessions(forums, furnished.seat(forums, "us1", forum));
    JsonNode amended = all.at("/agendas/2/amended");
    assertThat(amended.get("editions")).hasSize(2);
    assertThat(amended.get("stale")).isEmpty();
    assertThat(amended.get("settled").intValue()).as("it made the second edition").isOne();
    assertThat(amended.get("amendments").findValuesAsText("state")).containsExactly("asked");
  }

  @Test
  void partiesHavePapersAndEachCaucusItsDraft() {
    String us = furnished.papers(forums, furnished.seat(forums, "us1", forum));
    assertThat(us)
        .contains("AFG/WG1/2026/1", "/Rev.1", "\"status\":\"withdrawn\"", "\"party\":\"PK\"")
        .contains("Измерять воду", "Programmes that reach women")
        .doesNotContain("ISKP", "национальных");
    String outside = furnished.papers(forums, furnished.seat(forums, "cn2", forum));
    assertThat(outside).contains("Livelihoods after the ban").doesNotContain("WG1/", "Измерять");
  }

  @Test
  void aSideRoomWasReadByOneWhoIsNotInItAndIsNoMore() {
    Seat chair = furnished.seat(forums, "chair-us", forum);
    List<Glass> broken = chair.rooms().stream().flatMap(room -> room.glasses().stream()).toList();
    assertThat(broken).hasSize(1);
    Glass glass = broken.getFirst();
    assertThat(glass.agreed()).containsExactlyInAnyOrder("RU", "US");
    assertThat(glass.ended()).isBefore(glass.until()).isAfter(FIRST.minus(14, ChronoUnit.DAYS));
  }

  @Test
  void whoDoesNotSitInTheWorkingGroupFindsNoneOfIt() {
    assertThat(furnished.seat(forums, "cn1", forum).rooms()).hasSize(3);
    assertThat(furnished.seat(forums, "cn2", forum).rooms()).hasSize(2);
  }

  @Test
  void aLaterStartChangesNothing() throws InterruptedException {
    String before = everything(furnished);
    List<Integer> done = new ArrayList<>();
    assertThat(furnished.furnish(FIRST.plus(3, ChronoUnit.DAYS), (step, of) -> done.add(step)))
        .isEqualTo(forum);
    assertThat(done).isEmpty();
    assertThat(steps).isEqualTo(STEPS);
    assertThat(everything(furnished)).isEqualTo(before);
  }

  @Test
  void aStartThatWasCutOffIsTakenUp() throws IOException, Mistaken, InterruptedException {
    try (Furnished broken = new Furnished(folder.resolve("broken"))) {
      for (int cut : new int[] {1, 9, 16, 90, STEPS}) {
        assertThatThrownBy(() -> broken.furnish(FIRST, (done, of) -> stopAt(cut, done)))
            .isInstanceOf(CancellationException.class);
      }
      String again = broken.furnish(FIRST.plus(1, ChronoUnit.DAYS), (done, of) -> {});
      Forums reopened = broken.forums(FIRST);
      Seat seat = broken.seat(reopened, "us1", again);
      assertThat(seat.forum().participants()).hasSize(15);
      assertThat(words(broken.threads(seat, "PL")))
          .as("the same times too: dates count back from the first start")
          .isEqualTo(words(furnished.threads(furnished.seat(forums, "us1", forum), "PL")));
      assertThat(count(broken.threads(seat, "PL")) + count(broken.threads(seat, "WG1")))
          .isEqualTo(CONTRIBUTIONS);
      reopened.close();
    }
  }

  private static void stopAt(int cut, int done) {
    if (done == cut) {
      throw new CancellationException();
    }
  }

  private static String everything(Furnished in) throws InterruptedException {
    Forums reopened = in.forums(FIRST);
    Seat seat = in.seat(reopened, "us1", forum);
    String all = in.threads(seat, "PL").toString() + in.threads(seat, "WG1");
    reopened.close();
    return all;
  }

  /** Without ids, which differ from one installation to the next. */
  private static String words(JsonNode threads) {
    return threads.toString().replaceAll("\"[A-Za-z0-9_-]{22}\"", "\"…\"");
  }

  private static JsonNode find(JsonNode threads, String field) {
    List<JsonNode> found = threads.findParents(field);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static int count(JsonNode threads) {
    int contributions = 0;
    for (JsonNode thread : threads) {
      contributions += thread.path("contributions").size();
    }
    return contributions;
  }

  private static int depth(JsonNode contributions) {
    Map<String, Integer> depths = new HashMap<>();
    for (JsonNode contribution : contributions) {
      Integer parent = depths.get(contribution.path("parent").asText());
      depths.put(contribution.path("id").asText(), parent == null ? 0 : parent + 1);
    }
    return depths.values().stream().mapToInt(depth -> depth).max().orElse(0);
  }
}
