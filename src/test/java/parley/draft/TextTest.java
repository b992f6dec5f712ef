package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.draft.Sheet.delete;
import static parley.draft.Sheet.insert;
import static parley.draft.Sheet.paragraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Writing in one text by several, over HTTP and socket. */
final class TextTest {
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
  void whatOneWritesTheOthersHearInOneOrder() {
    Sheet sheet = sheet("order");
    try (Ear ear = sheet.listens(sheet.oscar, 0)) {
      ear.hears("subscribed");
      sheet.writes(sheet.usa, 0, insert(1, "border")).ok();
      sheet.writes(sheet.rus, 0, insert(1, "open ")).ok();
      JsonNode first = ear.hears("stepped");
      JsonNode second = ear.hears("stepped");
      assertThat(first.get("after").asText()).isEqualTo("0");
      assertThat(second.get("after")).isEqualTo(first.get("cursor"));
      assertThat(second.at("/steps/0/from").asInt()).isIn(1, 7);
    }
    assertThat(sheet.words(sheet.oscar)).isIn("borderopen ", "open border");
    assertThat(sheet.version(sheet.oscar)).isEqualTo(2);
  }

  @Test
  void aCommitThatComesTwiceIsDoneOnce() {
    Sheet sheet = sheet("twice");
    ObjectNode body = sheet.usa.write();
    JsonNode first = sheet.commits(sheet.usa, body, 0, insert(1, "once")).ok();
    sheet.writes(sheet.rus, 1, insert(5, " and again")).ok();
    JsonNode second = sheet.commits(sheet.usa, body, 0, insert(1, "once")).ok();
    assertThat(second).isEqualTo(first);
    assertThat(sheet.words(sheet.usa)).isEqualTo("once and again");
    // under the same name, another person's is another commit
    ObjectNode same = sheet.rus.write().put("command", body.get("command").asText());
    sheet.commits(sheet.rus, same, 2, insert(1, "twice ")).ok();
    assertThat(sheet.words(sheet.usa)).isEqualTo("twice once and again");
  }

  @Test
  void wordsWhoseParagraphIsGoneComeBackToTheirAuthor() {
    Sheet sheet = sheet("gone");
    sheet.writes(sheet.usa, 0, insert(1, "stays"), paragraph(7, "goes")).ok();
    sheet.writes(sheet.rus, 2, delete(7, 13)).ok();
    JsonNode outcome = sheet.writes(sheet.usa, 2, insert(9, "precious")).ok();
    assertThat(outcome.has("from")).isFalse();
    assertThat(outcome.at("/dropped/0/text").asText()).isEqualTo("precious");
    assertThat(sheet.words(sheet.usa)).isEqualTo("stays");
    assertThat(sheet.version(sheet.usa)).isEqualTo(3);
  }

  @Test
  void whoMayNotWriteMayNot() {
    Sheet sheet = sheet("rights");
    sheet.reads(sheet.oscar).ok();
    assertThat(sheet.reads(sheet.oscar).json().get("access").asText()).isEqualTo("reads");
    sheet.writes(sheet.oscar, 0, insert(1, "x")).refused(403, "forbidden");
    sheet.writes(sheet.usa, 0, insert(1, "x")).ok();
    assertThat(sheet.words(sheet.oscar)).isEqualTo("x");
  }

  @Test
  void whatIsOfAnotherRoomDoesNotExist() {
    Sheet sheet = sheet("here");
    Sheet other = sheet("there");
    String theirs = sheet.olga.place().path() + "/texts/" + other.text;
    String nobodys = sheet.olga.place().path() + "/texts/" + Ids.random();
    for (String end : List.of("", "/changes", "/version", "/commits?since=0")) {
      Reply known = sheet.usa.get(theirs + end).refused(404, "not-found");
      assertThat(known.seen()).isEqualTo(sheet.usa.get(nobodys + end).seen());
    }
    Person stranger = world.visitor("stranger-texts").in(other.olga.place());
    assertThat(other.reads(stranger).refused(404, "not-found").seen())
        .isEqualTo(sheet.usa.get(nobodys).seen());
    other.writes(other.usa.in(other.olga.place()), 0, insert(1, "mine")).ok();
    Person outsider = sheet.usa.in(other.olga.place());
    assertThat(
            other.commits(outsider, outsider.change().put("shown", "x"), 0, insert(1, "no")).seen())
        .isEqualTo(sheet.usa.get(nobodys).seen());
  }

  @Test
  void aRemovedPersonHearsNothingMoreAndWritesNothingMore() {
    Sheet sheet = sheet("removed");
    Person eve = sheet.seat("eve-removed", "RU", "participant");
    try (Ear ear = sheet.listens(eve, 0)) {
      ear.hears("subscribed");
      sheet.writes(eve, 0, insert(1, "before")).ok();
      ear.hears("stepped");
      ObjectNode late = eve.write();
      sheet.olga.removes(World.participant(eve)).ok();
      sheet.writes(sheet.usa, 1, insert(1, "after ")).ok();
      List<JsonNode> heard = ear.heardSoFar();
      assertThat(heard).anyMatch(frame -> frame.path("type").asText().equals("closed"));
      assertThat(heard).noneMatch(frame -> frame.path("type").asText().equals("stepped"));
      sheet.commits(eve, late, 1, insert(1, "ghost")).refused(404, "not-found");
    }
    assertThat(sheet.words(sheet.usa)).isEqualTo("after before");
  }

  @Test
  void whatIsBeingAgreedToIsFrozen() {
    Sheet sheet = sheet("frozen");
    sheet.writes(sheet.usa, 0, insert(1, "agreed")).ok();
    sheet.asksAdoption(sheet.usa).ok();
    assertThat(sheet.reads(sheet.rus).ok().get("access").asText()).isEqualTo("frozen");
    sheet.writes(sheet.rus, 1, insert(1, "not ")).refused(409, "frozen");
    sheet.usa.put(sheet.agenda() + "/adoption/withdrawal", sheet.usa.change()).ok();
    sheet.writes(sheet.rus, sheet.version(sheet.rus), insert(1, "yet to be ")).ok();
    assertThat(sheet.words(sheet.usa)).isEqualTo("yet to be agreed");
  }

  @Test
  void aWiderAudienceThanWasShownIsAsked() {
    Sheet sheet = sheet("wider");
    ObjectNode before = sheet.usa.write();
    sheet.seat("ivan-wider", null, "observer");
    Reply refused = sheet.commits(sheet.usa, before, 0, insert(1, "for us two"));
    refused.refused(409, "audience-changed");
    assertThat(sheet.words(sheet.rus)).isEmpty();
    sheet.writes(sheet.usa, 0, insert(1, "for us all")).ok();
    assertThat(sheet.words(sheet.rus)).isEqualTo("for us all");
  }

  @Test
  void garbageIsRefusedAndHarmsNobody() {
    Sheet sheet = sheet("garbage");
    sheet.writes(sheet.usa, 0, insert(1, "sound")).ok();
    sheet.writes(sheet.rus, 9, insert(1, "x")).refused(400, "bad-field");
    sheet.writes(sheet.rus, 1).refused(400, "bad-field");
    ObjectNode strange = Reply.JSON.createObjectNode().put("stepType", "explode");
    sheet.writes(sheet.rus, 1, strange).refused(400, "bad-field");
    ObjectNode script = insert(1, "x");
    ((ObjectNode) script.at("/slice/content/0")).put("type", "script");
    sheet.writes(sheet.rus, 1, script).refused(400, "bad-field");
    sheet.writes(sheet.rus, 1, insert(1, "bell \u0007")).refused(400, "bad-field");
    sheet
        .commits(sheet.rus, sheet.rus.write().put("more", 1), 1, insert(1, "x"))
        .refused(400, "unknown-field");
    // what fits the schema but not the text has no place in it
    assertThat(sheet.writes(sheet.rus, 1, insert(900, "far")).ok().has("from")).isFalse();
    assertThat(sheet.words(sheet.usa)).isEqualTo("sound");
    sheet.writes(sheet.rus, 1, insert(6, " and safe")).ok();
    assertThat(sheet.words(sheet.usa)).isEqualTo("sound and safe");
  }

  @Test
  void whereNamesAreHiddenNeitherHistoryNorCaretsNameAnybody() {
    Rule hidden =
        new Rule(
            Rule.Inside.PARTY,
            Rule.OutsideUse.BACKGROUND,
            Rule.ParticipantList.PARTIES,
            Rule.Existence.OPEN);
    Sheet sheet = new Sheet(world, hidden, "hidden");
    try (Ear ear = sheet.listens(sheet.rus, 0)) {
      ear.hears("subscribed");
      sheet.writes(sheet.usa, 0, insert(1, "quiet")).ok();
      ObjectNode caret = Reply.JSON.createObjectNode().put("pen", Sheet.pen());
      caret.put("version", 1).put("anchor", 1).put("head", 3);
      sheet.usa.post(sheet.path() + "/carets", caret).done();
      JsonNode moved = ear.hears("caret");
      assertThat(moved.get("by").get("party").asText()).isEqualTo("US");
      assertThat(moved.toString()).doesNotContainIgnoringCase("usa-hidden");
    }
    JsonNode changes = sheet.rus.get(sheet.path() + "/changes").ok();
    assertThat(changes.at("/changes/0/author/party").asText()).isEqualTo("US");
    assertThat(changes.toString()).doesNotContainIgnoringCase("usa-hidden");
  }

  @Test
  void aRetryGetsTheFirstAnswerThoughNobodyWritesAnyMore() {
    Sheet sheet = sheet("retried");
    ObjectNode body = sheet.usa.write();
    JsonNode first = sheet.commits(sheet.usa, body, 0, insert(1, "in time")).ok();
    sheet.asksAdoption(sheet.rus).ok();
    assertThat(sheet.commits(sheet.usa, body, 0, insert(1, "in time")).ok()).isEqualTo(first);
    sheet.writes(sheet.usa, 1, insert(1, "too late")).refused(409, "frozen");
  }
}
