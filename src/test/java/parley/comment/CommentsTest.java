package parley.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.comment.Margin.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.comment.Margin.Marked;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.prose.place.Range;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Comments on texts and papers stay on their words, and within their room. */
class CommentsTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "");
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Puts words in at a position of a text, or takes some away. */
  static void edits(Person person, String text, Range at, String words) {
    ObjectNode body = person.write().put("version", Chancery.version(person, text));
    ObjectNode step = body.putArray("steps").addObject();
    step.put("stepType", "replace").put("from", at.from()).put("to", at.to());
    if (!words.isEmpty()) {
      ObjectNode slice = step.putObject("slice");
      slice.putArray("content").addObject().put("type", "text").put("text", words);
    }
    person.post(Chancery.text(person, text) + "/commits", body).ok();
  }

  @Test
  void aCommentStaysOnItsWordsThroughEditsAndARestart() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party"); // "Words of Rivers"
    Margin margin = new Margin(draft);
    long version = Chancery.version(home, draft);
    edits(home, draft, new Range(1, 1), "Many ");
    // marked in the version before: it is brought along
    String made = id(margin.comments(home, new Marked(version, 10, 16), "Which ones?"));
    assertThat(margin.place(in.caucus(in.usa), made)).isEqualTo("15-21");
    edits(home, draft, new Range(15, 15), "all ");
    edits(home, draft, new Range(21, 21), "-");
    assertThat(margin.place(home, made)).isEqualTo("19-26");
    world.restart();
    edits(home, draft, new Range(1, 6), "");
    assertThat(margin.place(home, made)).isEqualTo("14-21");
    assertThat(margin.reads(home).ok().get("version").longValue())
        .isEqualTo(Chancery.version(home, draft));
  }

  @Test
  void wordsThatWereTakenOutAreSaidToBeGoneWithTheQuoteAndKnownAgainElsewhere() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party");
    edits(home, draft, new Range(1, 1), "Let us say this. ");
    Margin margin = new Margin(draft);
    long version = Chancery.version(home, draft);
    String made = id(margin.comments(home, new Marked(version, 1, 17), "Must we?"));
    edits(home, draft, new Range(1, 18), "");
    assertThat(margin.place(home, made)).isEqualTo("gone: Let us say this.");
    edits(home, draft, new Range(16, 16), " Let us say this.");
    assertThat(margin.place(home, made)).isEqualTo("17-33");
    // who came later reads the text as it stands, and not what it was
    Person late = in.caucus(late());
    edits(home, draft, new Range(16, 33), "");
    ObjectNode plan = Chancery.plan(home, "Rivers still", "party");
    home.put(Chancery.papers(home) + "/drafts/" + draft, plan).ok();
    assertThat(margin.reads(late).ok().get("comments")).isEmpty();
    margin.answers(late, made, "What was it?").refused(404, "not-found");
  }

  private Person late() {
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "US", "participant", "now").ok();
    return late;
  }

  @Test
  void aCommentOnAPaperStaysThroughItsRevisionsAndItsQuoteGoesWithThePaper() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party");
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    Margin margin = new Margin(paper);
    String stays = id(margin.comments(in.ben, new Marked(0, 10, 16), "Which?"));
    String goes = id(margin.comments(in.ben, new Marked(0, 1, 6), "Only words?"));
    edits(home, draft, new Range(1, 6), "Much is said");
    in.revises(home, draft, paper).ok();
    assertThat(margin.place(in.usa, stays)).isEqualTo("17-23");
    assertThat(margin.place(in.usa, goes)).isEqualTo("gone: Words");
    JsonNode first = in.usa.get(margin.path(in.usa) + "?revision=0").ok();
    assertThat(first.at("/places/1/from").intValue()).isEqualTo(1);
    in.usa.get(margin.path(in.usa) + "?revision=2").refused(404, "not-found");
    Chancery.withdraws(in.ana, paper).ok();
    assertThat(margin.place(in.usa, goes)).isEqualTo("gone: not to be read");
    margin.comments(in.ben, new Marked(1, 1, 5), "Late").refused(409, "withdrawn");
  }

  @Test
  void nothingOfItGoesWithWhatIsCirculated() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party");
    Margin margin = new Margin(draft);
    long version = Chancery.version(home, draft);
    String made = id(margin.comments(home, new Marked(version, 1, 6), "Between us: canary"));
    margin.suggests(home, new Marked(version, 10, 16), "canaries").ok();
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    String seen =
        Chancery.reads(in.ben, paper).text()
            + new Margin(paper).reads(in.ben).text()
            + in.ben.enters().text();
    assertThat(seen).contains("Rivers").doesNotContain("canar", made, draft);
    margin.reads(in.ben).refused(404, "not-found");
    margin.reads(in.ben.in(home.place())).refused(404, "not-found");
    Margin never = new Margin(made);
    assertThat(margin.reads(in.ben).seen()).isEqualTo(never.reads(in.ben).seen());
  }

  @Test
  void commentsAreAnsweredResolvedReopenedAndTakenBack() {
    String paper = in.circulated(in.ana, "Rivers");
    Margin margin = new Margin(paper);
    String made = id(margin.comments(in.ben, new Marked(0, 1, 6), "Why?"));
    margin.answers(in.usa, made, "Because.").ok();
    margin.answers(in.oscar, made, "I see.").refused(403, "forbidden");
    margin.comments(in.oscar, new Marked(0, 1, 6), "I see.").refused(403, "forbidden");
    margin.settles(in.rus, made, "resolved").refused(403, "forbidden");
    margin.settles(in.usa, made, "resolved").ok(); // a paper of her party
    margin.settles(in.usa, made, "resolved").refused(409, "nothing-changes");
    margin.settles(in.ben, made, "open").ok();
    margin.settles(in.ben, made, "rejected").refused(400, "bad-field");
    margin.settles(in.ben, made, "accepted").refused(400, "bad-field");
    margin.takesBack(in.ana, made, null).refused(403, "forbidden");
    margin.takesBack(in.ben, made, null).ok();
    margin.takesBack(in.ben, made, null).refused(409, "withdrawn");
    JsonNode left = margin.reads(in.oscar).ok().at("/comments/0");
    assertThat(left.has("words")).isFalse();
    assertThat(left.at("/answers/0/words").textValue()).isEqualTo("Because.");
    assertThat(left.at("/answers/0/by/name").textValue()).isNotBlank();
    assertThat(margin.reads(in.oscar).ok().get("mayComment").booleanValue()).isFalse();
  }

  @Test
  void whatIsNoRangeOfWordsIsRefused() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Rivers", "party");
    Margin margin = new Margin(draft);
    long version = Chancery.version(home, draft);
    for (Marked wrong :
        List.of(
            new Marked(version, 0, 1),
            new Marked(version, 5, 5),
            new Marked(version, 9, 2),
            new Marked(version, 1, 900_000),
            new Marked(version + 1, 1, 5))) {
      margin.comments(home, wrong, "What?").refused(400, "bad-field");
    }
    Marked words = new Marked(version, 1, 6);
    margin.comments(home, words, " ").refused(400, "bad-field");
    margin.comments(home, words, "x".repeat(4_001)).refused(400, "bad-field");
    margin.comments(home, words, "a\u202Eb").refused(400, "bad-text");
    margin.suggests(home, words, "a\nb").refused(400, "bad-text");
    margin.suggests(home, words, "Words").refused(409, "nothing-changes");
  }

  @Test
  void noCommentIsMadeWhileTheWholeRoomCoolsOff() {
    String paper = in.circulated(in.ana, "Rivers");
    Margin margin = new Margin(paper);
    String made = id(margin.comments(in.ben, new Marked(0, 1, 6), "Why?"));
    String until = World.NOON.plus(Duration.ofHours(3)).toString().replace("Z", ".000Z");
    String cooling = in.usa.place().path() + "/cooling";
    in.usa.put(cooling, in.usa.change().put("until", until)).ok();
    margin.comments(in.ben, new Marked(0, 1, 6), "Why so?").refused(409, "cooling-off");
    margin.answers(in.usa, made, "So.").refused(409, "cooling-off");
    margin.takesBack(in.ben, made, null).ok(); // taking back never has to wait
  }

  @Test
  void whatIsToldEqualsAFreshReadButForWhatIsOnesOwn() {
    String paper = in.circulated(in.ana, "Rivers");
    Margin margin = new Margin(paper);
    String cursor = in.oscar.enters().cursor();
    try (Ear ear = in.oscar.listens(cursor)) {
      ear.hears("subscribed");
      String made = id(margin.comments(in.ben, new Marked(0, 1, 6), "Why?"));
      String answer = margin.answers(in.usa, made, "So.").ok().at("/comment/answers/0/id").asText();
      margin.takesBack(in.usa, made, answer).ok();
      margin.settles(in.ben, made, "resolved").ok();
      JsonNode last = null;
      for (int i = 0; i < 4; i++) {
        last = ear.hears("commentChanged");
        assertThat(last.get("on").textValue()).isEqualTo(paper);
      }
      ObjectNode fresh = margin.reads(in.oscar).ok().at("/comments/0").deepCopy();
      fresh.remove("mine");
      fresh.withArray("answers").forEach(a -> ((ObjectNode) a).remove("mine"));
      assertThat(last).isNotNull();
      assertThat(last.get("comment")).isEqualTo(fresh);
    }
  }
}
