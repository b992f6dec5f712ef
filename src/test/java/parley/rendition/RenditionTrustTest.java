package parley.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.rendition.Rendered.WATER;
import static parley.rendition.Rendered.reads;
import static parley.rendition.Rendered.renders;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.paper.Chancery;
import parley.rendition.Rendered.At;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** A language version is read by whoever reads its paper, for as long, and tells no more. */
class RenditionTrustTest {
  private static final String SAID = "قناری";
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

  private static Rule hiding(Inside inside) {
    return new Rule(inside, OutsideUse.BACKGROUND, ParticipantList.PARTIES, Existence.OPEN);
  }

  private Chancery attributed() {
    return new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
  }

  @Test
  void withAWithdrawnPaperItIsGoneFromEveryAnswer() {
    Chancery in = attributed();
    String paper = Rendered.paper(in, in.caucus(in.usa), WATER);
    String start = in.ben.enters().cursor();
    renders(in.usa, paper, At.of(1), SAID).ok();
    assertThat(reads(in.ben, paper, "fa").text()).contains(SAID);
    assertThat(in.ben.polls(start).text()).contains(SAID);
    Chancery.withdraws(in.usa, paper).ok();
    renders(in.usa, paper, At.of(2), SAID).refused(409, "withdrawn");
    for (int i = 0; i < 2; i++) {
      reads(in.ben, paper, "fa").refused(409, "withdrawn");
      assertThat(Rendered.lists(in.ben, paper).ok().get("renditions")).isEmpty();
      assertThat(in.ben.polls(start).text()).doesNotContain(SAID);
      world.restart();
    }
  }

  @Test
  void takenBackAsAWholeItIsGoneFromEveryAnswer() {
    Chancery in = attributed();
    String paper = Rendered.paper(in, in.caucus(in.usa), WATER);
    String never = reads(in.ben, paper, "fa").text();
    String start = in.ben.enters().cursor();
    renders(in.usa, paper, At.of(1), SAID).ok();
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      Rendered.withdraws(in.usa, paper, "fa").ok();
      assertThat(ear.hears("renditionChanged").get("gone").booleanValue()).isTrue();
    }
    Rendered.withdraws(in.usa, paper, "fa").refused(404, "not-found");
    assertThat(in.ben.polls(start).text()).doesNotContain(SAID);
    world.restart();
    assertThat(in.ben.polls(start).text()).doesNotContain(SAID);
    assertThat(bare(reads(in.ben, paper, "fa"))).isEqualTo(bare(never));
  }

  private static String bare(Reply page) {
    return bare(page.text());
  }

  private static String bare(String page) {
    return page.replaceAll("\"cursor\":\"[^\"]*\"", "");
  }

  @Test
  void whoCameLaterFindsNothingOfIt() {
    Chancery in = attributed();
    String paper = Rendered.paper(in, in.caucus(in.usa), WATER);
    renders(in.usa, paper, At.of(1), SAID).ok();
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "CN", "participant", "now").ok();
    String never = Ids.random();
    try (Ear ear = late.listens(null)) {
      ear.hears("subscribed");
      renders(in.usa, paper, At.of(2), SAID).ok();
      late.opensThread("Later").ok();
      ear.hears("threadOpened");
      assertThat(ear.heardSoFar().toString()).doesNotContain("rendition", SAID);
    }
    for (String path : List.of("", "/fa", "/fa?revision=0")) {
      String asked = Rendered.path(late, paper) + path;
      assertThat(late.get(asked).seen()).isEqualTo(late.get(asked.replace(paper, never)).seen());
      late.get(asked).refused(404, "not-found");
    }
    renders(late, paper, At.of(1), SAID).refused(404, "not-found");
  }

  @Test
  void whatIsHeldIsNotThereYet() {
    Chancery in = attributed();
    Person home = in.caucus(in.usa);
    String draft = Rendered.draft(home, "Later", WATER);
    var sent = Chancery.circulation(home, draft, in.usa).put("embargo", "2026-11-24T12:00:00.000Z");
    String paper = Chancery.sends(home, draft, sent).ok().at("/paper/id").textValue();
    Chancery.reads(in.usa, paper).ok();
    for (Person person : List.of(in.usa, in.ben)) {
      Rendered.lists(person, paper).refused(404, "not-found");
      reads(person, paper, "fa").refused(404, "not-found");
      renders(person, paper, At.of(1), SAID).refused(404, "not-found");
    }
  }

  @Test
  void aWiderAudienceThanWasShownIsAskedAbout() {
    Chancery in = attributed();
    String paper = Rendered.paper(in, in.caucus(in.usa), WATER);
    var seen = Rendered.words(in.usa, At.of(1), SAID);
    in.seat("chen", "CN", "participant");
    Rendered.sends(in.usa, paper, At.of(1), seen).refused(409, "audience-changed");
    renders(in.usa, paper, At.of(1), SAID).ok();
  }

  @ParameterizedTest
  @EnumSource(
      value = Inside.class,
      names = {"ROLE", "HANDLE"})
  void whereNobodyIsShownByPartyNoHandIsToldEither(Inside inside) {
    Chancery in = new Chancery(world, hiding(inside), "-" + inside);
    Person ira = in.seat("ira-" + inside, null, "interpreter");
    String draft = Chancery.draft(in.ana, "Alone", "author");
    String paper = in.circulates(in.ana, draft).ok().at("/paper/id").textValue();
    renders(ira, paper, At.of(1), SAID).ok();
    renders(in.ana, paper, At.of(0), SAID).ok();
    assertThat(reads(in.ben, paper, "fa").ok().findValues("hand")).isEmpty();
    renders(in.amy, paper, At.of(1), SAID).refused(403, "forbidden");
  }

  @Test
  void aTighterRuleTakesTheHandAway() {
    Chancery in = attributed();
    String paper = Rendered.paper(in, in.caucus(in.usa), WATER);
    renders(in.usa, paper, At.of(1), SAID).ok();
    JsonNode page = reads(in.ben, paper, "fa").ok();
    assertThat(page.at("/rows/1/rendered/hand").textValue()).isEqualTo("submitter");
    in.usa.tightens(World.rule(hiding(Inside.ROLE))).ok();
    assertThat(reads(in.ben, paper, "fa").ok().findValues("hand")).isEmpty();
    assertThat(reads(in.ben, paper, "fa").ok().at("/rendition/hands")).isEmpty();
  }
}
