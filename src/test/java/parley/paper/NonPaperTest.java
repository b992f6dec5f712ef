package parley.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.paper.Chancery.lists;
import static parley.paper.Chancery.unnumbered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Attribution;
import parley.forum.Event;
import parley.forum.Rule;
import parley.live.Forums;
import parley.web.Json;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Texts without a source: nobody can tell whose they are, and their author can take them back. */
class NonPaperTest {
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void open() {
    world = new World(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void itIsTheSameWhoeverWroteIt() {
    Chancery one = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-one");
    Chancery two = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-two");
    assertThat(asAllSee(one, one.ana)).isEqualTo(asAllSee(two, two.ben));
  }

  private static String asAllSee(Chancery in, Person author) {
    StringBuilder seen = new StringBuilder();
    String start = in.oscar.enters().cursor();
    try (Ear other = in.rus.listens(start);
        Ear own = author.listens(start)) {
      other.hears("subscribed");
      own.hears("subscribed");
      Unsigned unsigned = new Unsigned();
      JsonNode answer = unsigned.sent(author, "An idea").ok();
      String paper = answer.at("/nonPaper/id").textValue();
      seen.append(answer);
      for (Person reader : List.of(in.rus, in.olga, in.oscar, in.usa, author)) {
        seen.append(lists(reader).ok().get("nonPapers"));
        seen.append(reader.get(Unsigned.path(reader) + "/" + paper).text());
      }
      unsigned.withdrawn(author, paper).ok();
      seen.append(lists(author).ok().get("nonPapers"));
      seen.append(other.heardSoFar()).append(own.heardSoFar());
    }
    return unnumbered(seen.toString().replaceAll("\"(cursor|after)\":\"[^\"]*\"", ""));
  }

  @Test
  void nothingOfItsAuthorIsStored() throws JsonProcessingException {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    world.later(Duration.ofHours(5));
    new Unsigned().sent(in.ana, "An idea").ok();
    Forums forums = world.parley().forums();
    var view = forums.view(world.account(in.ben), in.olga.place().forum(), in.olga.place().room());
    Event event = Objects.requireNonNull(forums.event(view, view.room().last()));
    String stored = Json.own(Attribution.forJournal()).writeValueAsString(event);
    assertThat(stored)
        .contains("An idea")
        .doesNotContain("author", "US", World.participant(in.ana), world.account(in.ana));
    assertThat(lists(in.ben).ok().at("/nonPapers/0/day").textValue()).isEqualTo("2026-11-22");
    assertThat(lists(in.ben).ok().get("nonPapers").toString()).doesNotContain("17:00", "T1");
  }

  @Test
  void itsOrderTellsNothing() {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    for (int i = 0; i < 6; i++) {
      new Unsigned().sent(i % 2 == 0 ? in.ana : in.ben, "Idea " + i).ok();
    }
    List<String> ids = lists(in.ben).ok().get("nonPapers").findValuesAsText("id");
    assertThat(ids).hasSize(6).isSorted();
    world.restart();
    assertThat(lists(in.oscar).ok().get("nonPapers").findValuesAsText("id")).isEqualTo(ids);
  }

  @Test
  void onlyItsSecretTakesItBackAndTwiceSentIsOne() {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    Unsigned unsigned = new Unsigned();
    String paper = unsigned.sent(in.ana, "An idea").ok().at("/nonPaper/id").textValue();
    assertThat(unsigned.sent(in.ana, "An idea").ok().at("/nonPaper/id").textValue())
        .isEqualTo(paper);
    new Unsigned().withdrawn(in.usa, paper).refused(403, "forbidden");
    new Unsigned().sent(in.oscar, "Of an observer").refused(403, "forbidden");
    Person stranger = world.visitor("stranger").in(in.olga.place());
    unsigned.withdrawn(stranger, paper).refused(404, "not-found");
    unsigned.withdrawn(in.ana, paper).ok();
    unsigned.withdrawn(in.ana, paper).ok();
    JsonNode page = in.ben.get(Unsigned.path(in.ben) + "/" + paper).ok();
    assertThat(page.toString()).contains("withdrawn").doesNotContain("idea");
    assertThat(lists(in.ben).text()).doesNotContain("idea");
  }
}
