package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.document.Format;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/** Files to take away say what their reader's room shows, to those who may read it, and no more. */
class HandoutTest {
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

  private Chancery in(Rule.Preset preset, String suffix) {
    return new Chancery(world, preset.rule(), suffix);
  }

  @Test
  void aPaperCarriesSymbolPartyStampAndRule() {
    Chancery in = in(Rule.Preset.CHATHAM_HOUSE, "");
    String paper = in.circulated(in.caucus(in.ana), "Rivers");
    String docx = Handed.taken(in.ben, Handed.paper(paper));
    assertThat(docx).contains("/2026/1", "Without prejudice", "Submitted by: ", "Chatham House");
    assertThat(docx).contains("Words of Rivers").doesNotContain("ana", in.ana.place().room());
    var odt = Handed.asks(in.ben, Handed.paper(paper), "as=odt&in=en");
    assertThat(odt.headers().get("content-type")).isEqualTo(Format.ODT.mediaType());
    assertThat(new String(odt.body(), 30, 8, StandardCharsets.US_ASCII)).isEqualTo("mimetype");
    assertThat(Handed.unpacked(odt.body()))
        .contains("/2026/1", "Without prejudice", "Chatham House", "Words of Rivers")
        .doesNotContain("ana", in.ana.place().room(), "creator");
    byte[] pdf = Handed.asks(in.ben, Handed.paper(paper), "as=pdf&in=en").body();
    assertThat(Handed.printed(pdf)).contains("/2026/1", "Words of Rivers", "1 / 1", "Chatham");
    String russian =
        Handed.printed(Handed.asks(in.ben, Handed.paper(paper), "as=pdf&in=ru&revision=0").body());
    assertThat(russian).contains("Чатем-Хауса").contains("Words of Rivers");
    assertThat(Handed.bytes(in.ben, Handed.paper(paper)))
        .isEqualTo(Handed.bytes(in.oscar, Handed.paper(paper)));
  }

  @Test
  void anOlderRevisionIsPrintedAsItWasCirculated() {
    Chancery in = in(Rule.Preset.ATTRIBUTED, "");
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party");
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    ObjectNode plan = Chancery.plan(home, "Lakes", "party").put("language", "ru");
    home.put(Chancery.papers(home) + "/drafts/" + draft, plan.put("withoutPrejudice", false)).ok();
    in.revises(home, draft, paper).ok();
    String now = Handed.taken(in.ben, Handed.paper(paper));
    assertThat(now).contains("/Rev.1", "Lakes", "Russian").doesNotContain("Without prejudice");
    byte[] first = Handed.asks(in.ben, Handed.paper(paper), "as=pdf&in=en&revision=0").body();
    assertThat(Handed.printed(first))
        .contains("/2026/1", "Rivers", "English", "Without prejudice")
        .doesNotContain("Lakes", "Rev.", "Russian");
  }

  @Test
  void onlyWhoReadsItTakesItAway() {
    Chancery in = in(Rule.Preset.ATTRIBUTED, "");
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party");
    assertThat(Handed.taken(in.caucus(in.usa), Handed.draft(draft))).contains("Words of Rivers");
    Person outside = in.ben.in(home.place());
    String never = Handed.asks(outside, Handed.draft(Ids.random()), "as=pdf").seen();
    assertThat(Handed.asks(outside, Handed.draft(draft), "as=pdf").seen()).isEqualTo(never);
    Handed.asks(outside, Handed.draft(draft), "as=pdf").refused(404, "not-found");
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    Handed.taken(in.ben, Handed.paper(paper));
    Handed.asks(in.ben, Handed.paper(paper), "as=exe").refused(400, "bad-field");
    Handed.asks(in.ben, Handed.paper(paper), "as=pdf&in=tlh").refused(400, "bad-field");
    Handed.asks(in.ben, Handed.paper(paper), "as=pdf&revision=7").refused(404, "not-found");
    Chancery.papers(in.ben);
    home.put(in.ana.place().path() + "/papers/" + paper + "/withdrawal", in.ana.change()).ok();
    Handed.asks(in.ben, Handed.paper(paper), "as=pdf").refused(409, "withdrawn");
  }

  @Test
  void whoWroteIsNotInTheFile() {
    Chancery one = in(Rule.Preset.NOT_FOR_ATTRIBUTION, "");
    Person[] authors = {one.ana, one.amy};
    String[] taken = new String[2];
    for (int i = 0; i < authors.length; i++) {
      String draft = Chancery.draft(authors[i], "Same", "author");
      String paper = one.circulates(authors[i], draft).ok().at("/paper/id").textValue();
      taken[i] = Handed.taken(one.ben, Handed.paper(paper)).replaceAll("/2026/\\d+", "/2026/N");
    }
    assertThat(taken[0]).isEqualTo(taken[1]).contains("Words of Same");
    String first = Handed.idea(one.ana, "Idea");
    String second = Handed.idea(one.ben, "Idea");
    assertThat(Handed.bytes(one.oscar, "/nonpapers/" + first + "/copy"))
        .isEqualTo(Handed.bytes(one.oscar, "/nonpapers/" + second + "/copy"));
  }

  @Test
  void anAgendaHasItsHoursAndNoPlaceAndTheSummaryWaitsToBeIssued() {
    Chancery in = in(Rule.Preset.CHATHAM_HOUSE, "");
    String session = Handed.planned(in.usa, "Second session");
    ObjectNode item = in.usa.change().put("title", "Water first").put("minutes", 20);
    in.usa.post(in.usa.place().path() + "/sessions/" + session + "/agenda/items", item).ok();
    String how = "as=pdf&in=en&zone=Asia/Kabul";
    String text = Handed.printed(Handed.asks(in.ben, Handed.agenda(session), how).body());
    assertThat(text).contains("Second session", "1. Water first", "Provisional", "Asia/Kabul");
    assertThat(text).doesNotContain("canary-place");
    Handed.asks(in.ben, Handed.agenda(session), "as=pdf&zone=Nowhere/Land")
        .refused(400, "bad-field");
    Handed.asks(in.ben, Handed.summary(session), "as=pdf").refused(404, "not-found");
    assertThat(Handed.taken(in.usa, Handed.summary(session))).contains("Not issued yet");
  }
}
