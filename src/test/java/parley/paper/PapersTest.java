package parley.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.paper.Chancery.begins;
import static parley.paper.Chancery.circulation;
import static parley.paper.Chancery.draft;
import static parley.paper.Chancery.lists;
import static parley.paper.Chancery.papers;
import static parley.paper.Chancery.reads;
import static parley.paper.Chancery.sends;
import static parley.paper.Chancery.withdraws;
import static parley.paper.Chancery.writes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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

/** The life of a paper: written in a caucus, circulated, revised and taken back. */
class PapersTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aPaperIsWrittenInTheCaucusAndCirculatedToAll() {
    Person home = in.caucus(in.ana);
    String draft = draft(home, "Rivers", "party");
    assertThat(lists(in.caucus(in.usa)).ok().at("/drafts/0/mine").booleanValue()).isTrue();
    writes(in.caucus(in.usa), draft, "Before all, ").ok();
    Person outsider = in.ben.in(home.place());
    String never = outsider.get(papers(outsider) + "/drafts/x").seen();
    lists(outsider).refused(404, "not-found");
    sends(
            outsider,
            draft,
            in.ben.change().put("to", Ids.random()).put("shown", "x").put("version", 0))
        .refused(404, "not-found");
    assertThat(never).isNotEmpty();
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      JsonNode paper = in.circulates(home, draft).ok().get("paper");
      assertThat(paper.get("symbol").textValue()).endsWith("/2026/1").doesNotContain("CRP");
      JsonNode told = ear.hears("paperChanged").get("paper");
      assertThat(told.get("party").textValue()).isEqualTo("US");
      assertThat(told.has("author")).isFalse();
      assertThat(told.get("status").textValue()).isEqualTo("circulated");
      assertThat(told.get("withoutPrejudice").booleanValue()).isTrue();
      String id = paper.get("id").textValue();
      assertThat(id).isNotEqualTo(draft);
      assertThat(reads(in.ben, id).text()).contains("Before all, Words of Rivers");
      assertThat(reads(in.oscar, id).ok().at("/paper/mine").booleanValue()).isFalse();
      assertThat(lists(home).ok().at("/drafts/0/circulations/0/symbol"))
          .isEqualTo(paper.get("symbol"));
      world.restart();
      assertThat(reads(in.ben, id).text()).contains("Before all, Words of Rivers");
      assertThat(lists(home).ok().at("/drafts/0/circulations")).hasSize(1);
    }
  }

  @Test
  void whoMayNotIsRefused() {
    begins(in.oscar, "Of an observer", "author").refused(403, "forbidden");
    begins(in.olga, "Of nobody", "party").refused(403, "forbidden");
    begins(in.ana, "", "author").refused(400, "bad-field");
    String draft = draft(in.ana, "Alone", "author");
    String path = papers(in.ana) + "/drafts/" + draft;
    in.circulates(in.ben, draft).refused(403, "forbidden");
    in.ben.put(path + "/end", in.ben.change()).refused(403, "forbidden");
    in.ben.put(path, Chancery.plan(in.ben, "Mine", "author")).refused(403, "forbidden");
    in.ana.put(path, Chancery.plan(in.ana, "Still alone", "author")).ok();
    String paper = in.circulates(in.ana, draft).ok().at("/paper/id").textValue();
    withdraws(in.ben, paper).refused(403, "forbidden");
    withdraws(in.usa, paper).refused(403, "forbidden"); // a person's, not the party's
    in.ana.put(path + "/end", in.ana.change()).ok();
    writes(in.ana, draft, "Too late").refused(409, "frozen");
    in.circulates(in.ana, draft).refused(409, "frozen");
    in.usa.put(in.usa.place().path() + "/lock", in.usa.change().put("locked", true)).ok();
    begins(in.ana, "Locked", "author").refused(409, "locked");
    Person home = in.caucus(in.ana);
    in.circulates(home, draft(home, "From outside", "party")).refused(409, "locked");
    withdraws(in.ana, paper).ok();
  }

  @Test
  void whatWasWrittenSinceIsNotSent() {
    Person home = in.caucus(in.ana);
    String draft = draft(home, "Rivers", "party");
    ObjectNode seen = circulation(home, draft, in.ana);
    writes(in.caucus(in.usa), draft, "Unseen. ").ok();
    sends(home, draft, seen).refused(409, "version-changed");
    ObjectNode anew = circulation(home, draft, in.ana);
    JsonNode first = sends(home, draft, anew).ok().get("paper");
    writes(home, draft, "Later. ").ok();
    assertThat(sends(home, draft, anew).ok().get("paper")).isEqualTo(first);
    assertThat(lists(in.ben).ok().get("papers")).hasSize(1);
  }

  @Test
  void aWiderAudienceThanWasShownIsAskedAbout() {
    Person home = in.caucus(in.ana);
    String draft = draft(home, "Rivers", "party");
    ObjectNode seen = circulation(home, draft, in.ana);
    in.seat("chen", "CN", "participant");
    sends(home, draft, seen).refused(409, "audience-changed");
    in.circulates(home, draft).ok();
  }

  @Test
  void aPaperIsRevisedAndTakenBackWithAllItsWords() {
    String paper = in.circulated(in.ana, "Rivers");
    Person home = in.caucus(in.usa);
    ObjectNode plan = Chancery.plan(home, "Rivers and lakes", "party").put("from", paper);
    String draft = home.post(papers(home) + "/drafts", plan).ok().at("/draft/id").textValue();
    writes(home, draft, "Again: ").ok();
    Person russia = in.caucus(in.ben);
    String theirs = draft(russia, "Not yours", "party");
    in.revises(russia, theirs, paper).refused(403, "forbidden");
    JsonNode revised = in.revises(home, draft, paper).ok().get("paper");
    assertThat(revised.get("symbol").textValue()).endsWith("/2026/1/Rev.1");
    assertThat(revised.get("status").textValue()).isEqualTo("revised");
    assertThat(reads(in.ben, paper).text()).contains("Again: Words of Rivers");
    String revisions = papers(in.ben) + "/" + paper + "/revisions/";
    assertThat(in.ben.get(revisions + 0).text()).contains("\"Words of Rivers");
    assertThat(in.ben.get(revisions + 1).text()).contains("Again: Words of Rivers");
    in.ben.get(revisions + 2).refused(404, "not-found");
    withdraws(in.rus, paper).refused(403, "forbidden");
    String cursor = in.ben.enters().cursor();
    withdraws(in.usa, paper).ok();
    for (Reply reply :
        new Reply[] {
          reads(in.ben, paper), lists(in.ben), in.ben.polls(cursor), reads(in.ana, paper)
        }) {
      assertThat(reply.text())
          .contains("withdrawn")
          .doesNotContain("Rivers")
          .doesNotContain("Words");
    }
    in.ben.get(revisions + 0).refused(409, "withdrawn");
    withdraws(in.usa, paper).refused(409, "withdrawn");
    in.revises(home, draft, paper).refused(409, "withdrawn");
  }

  @Test
  void numbersAreOfTheirRoom() {
    in.circulated(in.ana, "One");
    Person home = in.caucus(in.ben);
    String draft = draft(home, "Within", "author");
    JsonNode within = sends(home, draft, circulation(home, draft, home)).ok().get("paper");
    assertThat(within.get("symbol").textValue()).endsWith("/CRP/2026/1");
    assertThat(lists(in.ben).ok().get("papers")).hasSize(1);
    assertThat(in.circulates(in.ben, draft(in.ben, "Two", "author")).text()).contains("/2026/2\"");
  }
}
