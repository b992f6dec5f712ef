package parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.audit.Audit;
import parley.world.Person;
import parley.world.World;

/** Members see the heads of their own rooms, co-chairs the forum's of the day, others none. */
class HeadsTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_room_has_a_head_of_its_own_that_moves_with_what_is_said_in_it() {
    List<String> members = List.of(World.participant(olga));
    Person other = olga.in(World.group(olga, "WG", members));
    String elsewhere = head(other);
    String before = head(ana);
    String thread = ana.opensThread("Rivers").ok().get("thread").get("id").textValue();
    JsonNode now = ana.get(ana.place().path() + "/head").ok();
    assertThat(now.get("head").textValue()).isNotEqualTo(before).hasSize(43);
    assertThat(now.get("cursor")).isEqualTo(ana.enters().ok().get("cursor"));
    assertThat(head(other)).isEqualTo(elsewhere);
    String noted = head(ana);
    world.restart();
    assertThat(head(ana)).isEqualTo(noted);
    ana.contributes(thread, "More").ok();
    assertThat(audit(Set.of(before, noted, head(ana))).fits()).isTrue();
    assertThat(audit(Set.of("A".repeat(43))).missing()).hasSize(1);
  }

  @Test
  void who_is_not_in_the_room_sees_no_head() {
    Person other = olga.in(World.group(olga, "WG", List.of()));
    ana.in(other.place()).get(other.place().path() + "/head").refused(404, "not-found");
    world.visitor("eve").get(ana.place().path() + "/head").refused(404, "not-found");
  }

  @Test
  void the_forums_head_is_for_co_chairs_and_moves_once_a_day_whatever_happens() {
    Person chair = world.visitor("chair").in(olga.place());
    world.seats(olga, chair, "RU", "coChair", "all").ok();
    String path = "/api/forums/" + olga.place().forum() + "/head";
    for (Person person : List.of(ana, olga)) {
      person.get(path).refused(403, "forbidden");
    }
    JsonNode first = chair.get(path).ok();
    ana.opensThread("Rivers").ok();
    assertThat(chair.get(path).ok()).isEqualTo(first);
    world.later(Duration.ofDays(1));
    JsonNode second = chair.get(path).ok();
    assertThat(second.get("date").textValue()).isEqualTo("2026-11-23");
    world.later(Duration.ofDays(1));
    JsonNode third = chair.get(path).ok(); // nothing happened, and it differs all the same
    assertThat(List.of(first.get("head"), second.get("head"), third.get("head")))
        .doesNotHaveDuplicates();
  }

  private static String head(Person person) {
    return person.get(person.place().path() + "/head").ok().get("head").textValue();
  }

  private Audit.Report audit(Set<String> noted) {
    try (Database sealed = Database.sealed(world.database(), 5)) {
      return Audit.of(sealed, noted);
    }
  }
}
