package parley.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.paper.Chancery.draft;
import static parley.paper.Chancery.lists;
import static parley.paper.Chancery.reads;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** What is held back is nowhere to be seen before its time, and for all at once after it. */
class HeldTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private String thread;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    thread = in.ben.opensThread("Beside it").ok().at("/thread/id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Demands that nobody of these can tell whether it was done. */
  private void unnoticed(List<Person> others, Runnable done) {
    String before = in.everything(others);
    String cursor = in.olga.enters().cursor();
    try (Ear ear = others.getFirst().listens(cursor)) {
      ear.hears("subscribed");
      done.run();
      assertThat(in.everything(others)).isEqualTo(before);
      in.ben.contributes(thread, "Meanwhile").ok();
      JsonNode next = ear.next();
      assertThat(next.get("type").textValue()).isEqualTo("contributed");
      assertThat(next.get("after").textValue()).isEqualTo(cursor);
    }
  }

  @Test
  void anEmbargoedPaperIsThereForItsSubmittersOnlyUntilItsTime() {
    Person home = in.caucus(in.ana);
    String draft = draft(home, "Rivers", "party");
    String[] paper = new String[1];
    unnoticed(
        List.of(in.ben, in.rus, in.olga, in.oscar),
        () ->
            paper[0] =
                in.embargoes(home, draft, Duration.ofDays(2)).ok().at("/paper/id").textValue());
    String id = paper[0];
    String never = reads(in.ben, draft).seen();
    for (Person other : List.of(in.ben, in.olga, in.oscar)) {
      assertThat(reads(other, id).seen()).isEqualTo(never);
      other.get(Chancery.papers(other) + "/" + id + "/revisions/0").refused(404, "not-found");
      Chancery.withdraws(other, id).refused(404, "not-found");
    }
    assertThat(reads(in.usa, id).text())
        .contains("embargoed", "Words of Rivers")
        .doesNotContain("symbol");
    Person russia = in.caucus(in.ben);
    in.revises(russia, draft(russia, "Guess", "party"), id).refused(404, "not-found");
    String meanwhile = in.circulated(in.ben, "Meanwhile");
    assertThat(reads(in.ben, meanwhile).text()).contains("/2026/1\"");
    world.restart();
    String cursor = in.ben.enters().cursor();
    world.later(Duration.ofHours(47));
    try (Ear ear = in.ben.listens(cursor)) {
      ear.hears("subscribed");
      assertThat(reads(in.ben, id).seen()).isEqualTo(never);
      assertThat(ear.heardSoFar()).isEmpty();
      world.later(Duration.ofHours(2));
      JsonNode told = ear.hears("paperChanged").get("paper");
      assertThat(told.get("id").textValue()).isEqualTo(id);
      assertThat(told.get("symbol").textValue()).endsWith("/2026/2");
      assertThat(told.get("circulated").textValue()).startsWith("2026-11-24T13:00");
    }
    assertThat(reads(in.ben, id).text()).contains("Words of Rivers");
    assertThat(in.ben.polls(cursor).text()).contains("paperChanged");
    assertThat(lists(home).ok().at("/drafts/0/circulations")).hasSize(1);
  }

  @Test
  void whatIsTakenBackBeforeItsTimeWasNeverThere() {
    List<Person> others = List.of(in.ben, in.olga, in.oscar);
    Person home = in.caucus(in.ana);
    String draft = draft(home, "Rivers", "party");
    unnoticed(
        others,
        () -> {
          String paper =
              in.embargoes(home, draft, Duration.ofDays(2)).ok().at("/paper/id").textValue();
          Chancery.withdraws(in.amy, paper).refused(404, "not-found");
          Chancery.withdraws(in.usa, paper).ok();
          reads(in.ana, paper).refused(404, "not-found");
        });
    in.embargoes(home, draft, Duration.ofDays(-2)).refused(400, "bad-field");
    in.embargoes(home, draft, Duration.ofDays(900)).refused(400, "bad-field");
  }

  @Test
  void nobodyLearnsWhoHasDepositedBeforeAllHave() {
    Chancery.asks(in.ana, null).refused(403, "forbidden");
    String release = Chancery.asks(in.usa, null).ok().at("/release/id").textValue();
    List<Person> russia = List.of(in.ben, in.rus, in.olga, in.oscar);
    unnoticed(russia, () -> in.deposits(in.ana, release).ok());
    unnoticed(russia, () -> in.deposits(in.usa, release).ok());
    assertThat(lists(in.amy).ok().at("/releases/0/mine").booleanValue()).isTrue();
    assertThat(lists(in.amy).ok().get("papers")).hasSize(1);
    assertThat(lists(in.ben).ok().at("/releases/0/mine").booleanValue()).isFalse();
    assertThat(lists(in.ben).ok().at("/releases/0").has("papers")).isFalse();
    Person home = in.caucus(in.ana);
    in.deposits(home, release, draft(home, "Mine", "author")).refused(403, "forbidden");
    in.deposits(in.ana, release, draft(in.ana, "Here", "party")).refused(400, "bad-field");
    world.restart();
    try (Ear ear = in.oscar.listens(in.oscar.enters().cursor())) {
      ear.hears("subscribed");
      in.deposits(in.ben, release).ok();
      List<JsonNode> told = ear.hearsUpTo("releaseChanged");
      assertThat(told).hasSize(3);
      assertThat(told.get(0).at("/paper/party").textValue()).isEqualTo("RU");
      assertThat(told.get(0).at("/paper/symbol").textValue()).endsWith("/2026/1");
      assertThat(told.get(1).at("/paper/title").textValue()).isEqualTo("Position of usa");
      assertThat(told.get(2).at("/release/papers")).hasSize(2);
    }
    assertThat(lists(in.ben).ok().get("papers")).hasSize(2);
    in.deposits(in.ben, release).refused(409, "frozen");
  }

  @Test
  void aReleaseOpensAtItsTimeWithWhatIsThere() {
    String release =
        Chancery.asks(in.usa, World.NOON.plus(Duration.ofDays(3)))
            .ok()
            .at("/release/id")
            .textValue();
    in.deposits(in.ben, release).ok();
    assertThat(lists(in.ana).ok().get("papers")).isEmpty();
    try (Ear ear = in.ana.listens(in.ana.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(4));
      assertThat(ear.hearsUpTo("releaseChanged")).hasSize(2);
    }
    assertThat(lists(in.ana).ok().at("/releases/0/state").textValue()).isEqualTo("released");
    assertThat(lists(in.ana).ok().get("papers")).hasSize(1);
  }
}
