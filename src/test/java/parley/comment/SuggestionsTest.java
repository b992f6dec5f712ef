package parley.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.comment.Margin.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.comment.Margin.Marked;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.prose.place.Range;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Suggested words are put in by whoever says yes, or are not. */
class SuggestionsTest {
  private static final Rule HIDING = Rule.Preset.NOT_FOR_ATTRIBUTION.rule();
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private Person home;
  private String draft;
  private Margin margin;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "");
    home = in.caucus(in.ana);
    draft = Chancery.draft(home, "Rivers", "party");
    margin = new Margin(draft);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private long version() {
    return Chancery.version(home, draft);
  }

  private String words() {
    return home.get(Chancery.text(home, draft)).ok().at("/doc/content/0/content/0/text").asText();
  }

  @Test
  void whatIsAcceptedStandsInTheTextInTheNameOfWhoAccepted() {
    String made = id(margin.suggests(in.caucus(in.amy), new Marked(version(), 10, 16), "Lakes"));
    assertThat(words()).isEqualTo("Words of Rivers");
    long seen = version();
    CommentsTest.edits(home, draft, new Range(1, 1), "Many ");
    margin.accepts(home, made, seen).ok();
    assertThat(words()).isEqualTo("Many Words of Lakes");
    String history = home.get(Chancery.text(home, draft) + "/changes").bare();
    assertThat(history).containsIgnoringCase("ana").doesNotContainIgnoringCase("amy");
    margin.accepts(home, made, version()).refused(409, "nothing-changes");
    margin.settles(home, made, "open").refused(409, "frozen");
    assertThat(words()).isEqualTo("Many Words of Lakes");
  }

  @Test
  void aRetryIsDoneOnceEvenWhereOnlyTheWordsHadComeThrough() {
    String made = id(margin.suggests(home, new Marked(version(), 10, 16), "Rivers and lakes"));
    Person same = home.again(Ids.random());
    // as the words of an acceptance come in
    CommentsTest.edits(same, draft, new Range(10, 16), "Rivers and lakes");
    ObjectNode body = same.write().put("version", version());
    String path = margin.path(same) + "/" + made + "/acceptance";
    assertThat(same.put(path, body).ok()).isEqualTo(same.put(path, body).ok());
    assertThat(words()).isEqualTo("Words of Rivers and lakes");
    assertThat(margin.reads(home).ok().at("/comments/0/outcome").textValue()).isEqualTo("accepted");
  }

  @Test
  void whatWasRejectedIsAcceptedOnlyWithItsWords() {
    Person amy = in.caucus(in.amy);
    String made = id(margin.suggests(amy, new Marked(version(), 10, 16), "Lakes"));
    margin.settles(home, made, "rejected").ok();
    margin.accepts(home, made, version()).ok();
    assertThat(words()).isEqualTo("Words of Lakes");
    String shared = Chancery.draft(in.ana, "Lakes", "author");
    Margin open = new Margin(shared);
    long seen = Chancery.version(in.ana, shared);
    String other = id(open.suggests(in.ben, new Marked(seen, 1, 6), "Few words"));
    open.settles(in.ana, other, "rejected").ok();
    in.ana.put(Chancery.papers(in.ana) + "/drafts/" + shared + "/end", in.ana.change()).ok();
    open.accepts(in.ben, other, Chancery.version(in.ana, shared)).refused(409, "frozen");
    assertThat(open.reads(in.ben).ok().at("/comments/0/outcome").textValue()).isEqualTo("rejected");
  }

  @Test
  void theSpaceBesideTheWordsStays() {
    String made = id(margin.suggests(home, new Marked(version(), 7, 16), "lakes"));
    CommentsTest.edits(home, draft, new Range(7, 9), "");
    assertThat(words()).isEqualTo("Words  Rivers");
    assertThat(margin.place(home, made)).isEqualTo("8-14");
    margin.accepts(home, made, version()).ok();
    assertThat(words()).isEqualTo("Words  lakes");
  }

  @Test
  void ofTwoAcceptedAsOneLookedAtThemTheSecondOverwritesNothingUnseen() {
    String one = id(margin.suggests(home, new Marked(version(), 10, 16), "Lakes"));
    String two = id(margin.suggests(home, new Marked(version(), 10, 16), "Seas"));
    String three = id(margin.suggests(home, new Marked(version(), 7, 16), "on the sea"));
    String four = id(margin.suggests(home, new Marked(version(), 1, 6), "Talk"));
    long seen = version();
    margin.accepts(home, one, seen).ok();
    margin.accepts(home, two, seen).refused(409, "version-changed");
    margin.accepts(home, three, seen).refused(409, "version-changed");
    margin.accepts(home, four, seen).ok();
    assertThat(words()).isEqualTo("Talk of Lakes");
  }

  @Test
  void wordsKnownAgainElsewhereAreReplacedThere() {
    CommentsTest.edits(home, draft, new Range(1, 1), "Let us say this. ");
    String made = id(margin.suggests(home, new Marked(version(), 1, 17), "So it is."));
    CommentsTest.edits(home, draft, new Range(1, 18), "");
    CommentsTest.edits(home, draft, new Range(16, 16), " Let us say this.");
    margin.accepts(home, made, version()).ok();
    assertThat(words()).isEqualTo("Words of Rivers So it is.");
  }

  @Test
  void aRetryOfASuggestionIsAnsweredThoughItsWordsStandThereByNow() {
    ObjectNode body =
        margin.marked(home, new Marked(version(), 10, 16), "").put("instead", "River");
    String made = id(home.post(margin.path(home), body));
    CommentsTest.edits(home, draft, new Range(15, 16), "");
    assertThat(words()).isEqualTo("Words of River");
    assertThat(id(home.post(margin.path(home), body))).isEqualTo(made);
    ObjectNode fresh = body.deepCopy().put("command", Ids.random());
    home.post(margin.path(home), fresh).refused(409, "nothing-changes");
  }

  @Test
  void whatWasTakenOutMeanwhileCannotBeReplaced() {
    String made = id(margin.suggests(home, new Marked(version(), 10, 16), "Lakes"));
    CommentsTest.edits(home, draft, new Range(7, 16), "");
    margin.accepts(home, made, version()).refused(409, "version-changed");
    assertThat(margin.place(home, made)).isEqualTo("gone: Rivers");
    margin.settles(home, made, "rejected").ok();
    margin.settles(home, made, "open").ok();
  }

  @Test
  void twoWhoAcceptTwoForTheSameWordsPutInOne() {
    String one = id(margin.suggests(home, new Marked(version(), 10, 16), "Lakes"));
    String two = id(margin.suggests(home, new Marked(version(), 10, 16), "Seas"));
    long seen = version();
    margin.accepts(home, one, seen).ok();
    margin.accepts(in.caucus(in.amy), two, version()).refused(409, "version-changed");
    assertThat(words()).isEqualTo("Words of Lakes");
  }

  @Test
  void onlyWhoWritesAcceptsAndPapersTakeNone() {
    String shared = Chancery.draft(in.ana, "Lakes", "author");
    Margin open = new Margin(shared);
    long seen = Chancery.version(in.ana, shared);
    String made = id(open.suggests(in.ben, new Marked(seen, 1, 6), "Few words"));
    open.suggests(in.oscar, new Marked(seen, 1, 6), "None").refused(403, "forbidden");
    open.accepts(in.oscar, made, seen).refused(403, "forbidden");
    open.accepts(in.ana, made, seen).ok();
    String paper = in.circulates(in.ana, shared).ok().at("/paper/id").textValue();
    new Margin(paper).suggests(in.ben, new Marked(0, 1, 4), "Many").refused(400, "bad-field");
    String again =
        id(open.suggests(in.ben, new Marked(Chancery.version(in.ana, shared), 1, 4), "X"));
    in.ana.put(Chancery.papers(in.ana) + "/drafts/" + shared + "/end", in.ana.change()).ok();
    open.accepts(in.ana, again, Chancery.version(in.ana, shared)).refused(409, "frozen");
    Marked words = new Marked(Chancery.version(in.ana, shared), 1, 4);
    open.suggests(in.ben, words, "Y").refused(409, "frozen");
    open.comments(in.ben, words, "So it ended.").ok();
  }

  @Test
  void whereNamesAreHiddenNobodyCanTellWhichOfTwoOfAPartyItWas() {
    String one = asOthersSee(new Chancery(world, HIDING, "-1"), true);
    String two = asOthersSee(new Chancery(world, HIDING, "-2"), false);
    assertThat(one).isEqualTo(two).contains("US");
  }

  private static String asOthersSee(Chancery in, boolean first) {
    Person author = first ? in.ana : in.amy;
    String paper = in.circulated(in.usa, "Rivers");
    Margin margin = new Margin(paper);
    String start = in.ben.enters().cursor();
    StringBuilder seen = new StringBuilder();
    try (Ear ear = in.ben.listens(start)) {
      ear.hears("subscribed");
      String made = id(margin.comments(author, new Marked(0, 1, 6), "Why?"));
      margin.answers(author, made, "So.").ok();
      margin.settles(author, made, "resolved").ok();
      ear.heardSoFar().forEach(seen::append);
    }
    seen.append(margin.reads(in.ben).text()).append(in.ben.polls(start).text());
    return Chancery.unnumbered(seen.toString().replaceAll("\"(cursor|after)\":\"[^\"]*\"", ""));
  }
}
