package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.draft.Sheet.delete;
import static parley.draft.Sheet.insert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** How a text came about: who is told of it, and how far back. */
final class PastTest {
  @TempDir static Path directory;
  static World world;

  @BeforeAll
  static void begin() {
    world = new World(directory);
  }

  @AfterAll
  static void end() {
    world.close();
  }

  private static Sheet sheet(String name) {
    return new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), name);
  }

  @Test
  void historyShowsWhatOneWroteWithoutAPauseAndEveryVersion() {
    Sheet sheet = sheet("history");
    sheet.writes(sheet.usa, 0, insert(1, "a")).ok();
    sheet.writes(sheet.usa, 1, insert(2, "b")).ok();
    sheet.writes(sheet.rus, 2, insert(3, "c")).ok();
    world.later(Duration.ofMinutes(6));
    sheet.writes(sheet.rus, 3, insert(4, "d")).ok();
    JsonNode changes = sheet.rus.get(sheet.path() + "/changes").ok().get("changes");
    assertThat(changes).hasSize(3);
    assertThat(changes.at("/0/to").asInt()).isEqualTo(2);
    assertThat(changes.at("/0/author/name").asText()).isEqualTo("Usa-history");
    assertThat(changes.at("/2/from").asInt()).isEqualTo(3);
    JsonNode old = sheet.rus.get(sheet.path() + "/version?at=2").ok();
    assertThat(old.at("/doc/content/0/content/0/text").asText()).isEqualTo("ab");
  }

  @Test
  void whoReadsFromNowOnReadsTheTextAndNotHowItCameAbout() {
    Sheet sheet = sheet("horizon");
    sheet.writes(sheet.usa, 0, insert(1, "before and regretted")).ok();
    sheet.writes(sheet.usa, 1, delete(11, 21)).ok();
    Person late = world.visitor("late-horizon").in(sheet.olga.place());
    world.seats(sheet.olga, late, "RU", "participant", "now").ok();
    sheet.writes(sheet.usa, sheet.version(sheet.usa), insert(11, "and now")).ok();
    ObjectNode other = sheet.usa.change().put("title", "Crossings again").put("minutes", 20);
    sheet
        .usa
        .put(sheet.agenda() + "/items/" + sheet.text, other.set("affected", other.arrayNode()))
        .ok();
    long now = sheet.version(late);
    assertThat(sheet.words(late)).contains("before").doesNotContain("regretted");
    for (Person reader : List.of(sheet.usa, late)) {
      boolean all = reader.equals(sheet.usa);
      JsonNode changes = reader.get(sheet.path() + "/changes").ok().get("changes");
      assertThat(changes.at("/0/from").asInt() == 0).isEqualTo(all);
      Reply old = reader.get(sheet.path() + "/version?at=1");
      assertThat(old.text().contains("regretted")).isEqualTo(all);
      Reply since = reader.get(sheet.path() + "/commits?since=0");
      assertThat(since.text().contains("regretted")).isEqualTo(all);
      try (Ear ear = sheet.listens(reader, 0)) {
        assertThat(ear.next().get("type").asText()).isEqualTo(all ? "stepped" : "startOver");
      }
    }
    sheet.writes(late, now, insert(1, "I say: ")).ok();
    assertThat(late.get(sheet.path() + "/changes").ok().get("changes")).isNotEmpty();
    late.get(sheet.path() + "/version?at=" + now).ok();
    late.get(sheet.path() + "/commits?since=" + now).ok();
  }

  @Test
  void whatNeverWasIsNotToldAndWhoOnlyReadsHasNoCaret() {
    Sheet sheet = sheet("never");
    sheet.usa.get(sheet.path() + "/commits?since=7").refused(409, "version-changed");
    ObjectNode caret = Reply.JSON.createObjectNode().put("pen", Sheet.pen());
    caret.put("version", 0).put("anchor", 1).put("head", 1);
    sheet.oscar.post(sheet.path() + "/carets", caret).refused(403, "forbidden");
    sheet.usa.post(sheet.path() + "/carets", caret).done();
  }

  @Test
  void whoComesBackHearsWhatWasMissedAndNothingTwice() {
    Sheet sheet = sheet("missed");
    for (int i = 0; i < 5; i++) {
      sheet.writes(sheet.usa, i, insert(1, "" + i)).ok();
    }
    try (Ear ear = sheet.listens(sheet.rus, 2)) {
      List<JsonNode> heard = ear.hearsUpTo("subscribed");
      assertThat(heard.stream().map(f -> f.get("cursor").asText()))
          .containsExactly("3", "4", "5", "5");
    }
    JsonNode since = sheet.rus.get(sheet.path() + "/commits?since=3").ok();
    assertThat(since.get("frames")).hasSize(2);
  }
}
