package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.handout.Enclosed.annexes;
import static parley.handout.Enclosed.id;
import static parley.handout.Enclosed.laid;
import static parley.handout.Enclosed.laying;
import static parley.handout.Enclosed.lays;
import static parley.handout.Enclosed.ofPaper;
import static parley.handout.Enclosed.sends;
import static parley.handout.Enclosed.taken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.document.Spoilt;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Room.Keeping;
import parley.forum.Room.Retention;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Person;
import parley.world.World;

/**
 * No file outlives that for which it was copied: what was refused, repeated, replaced, withdrawn.
 */
class PlacedFilesTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private Pieces pieces;
  private Person home;
  private String plenary;
  private String draft;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    pieces = new Pieces(world, "files");
    home = in.caucus(in.ana);
    plenary = in.olga.place().room();
    draft = Chancery.draft(home, "Rivers", "party");
    laid(home, draft, Spoilt.png());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private ObjectNode circulation() {
    return Chancery.circulation(home, draft, in.ana);
  }

  private String circulated() {
    return in.circulates(home, draft).ok().at("/paper/id").textValue();
  }

  private ObjectNode next(String title, String paper) {
    return Chancery.plan(home, title, "party").put("from", paper);
  }

  @Test
  void whatIsRefusedLeavesNoFileBehind() {
    ObjectNode seen = circulation();
    Chancery.writes(in.caucus(in.usa), draft, "Unseen. ").ok();
    Chancery.sends(home, draft, seen).refused(409, "version-changed");
    ObjectNode shown = circulation();
    in.seat("chen", "CN", "participant");
    Chancery.sends(home, draft, shown).refused(409, "audience-changed");
    in.revises(home, draft, Ids.random()).refused(404, "not-found");
    String release = Chancery.asks(in.usa, null).ok().at("/release/id").textValue();
    String alone = Chancery.draft(home, "Alone", "author");
    laid(home, alone, Spoilt.png());
    in.deposits(home, release, alone).refused(403, "forbidden");
    assertThat(pieces.of(plenary)).isEmpty();
    String paper = circulated();
    home.post(Chancery.papers(home) + "/drafts", next("", paper)).refused(400, "bad-field");
    home.put(Enclosed.draft(home, alone) + "/end", home.change()).ok();
    String upload = Ids.random();
    int parts = sends(home, alone, upload, Spoilt.png());
    lays(home, alone, laying(home, upload, parts, "A map")).refused(409, "frozen");
    assertThat(pieces.of(home.place().room())).as("what was laid to the two drafts").hasSize(2);
    assertThat(pieces.of(plenary)).hasSize(1);
  }

  @Test
  void whatIsSentOnceMoreLeavesTheFirstFile() {
    ObjectNode sent = circulation();
    JsonNode first = Chancery.sends(home, draft, sent).ok().get("paper");
    String paper = first.get("id").textValue();
    assertThat(Chancery.sends(home, draft, sent).ok().get("paper")).isEqualTo(first);
    assertThat(pieces.of(plenary)).hasSize(1);
    taken(ofPaper(in.ben, paper, id(annexes(in.ben, paper).get(0))));
    ObjectNode plan = next("Lakes", paper);
    String path = Chancery.papers(home) + "/drafts";
    JsonNode begun = home.post(path, plan).ok().get("draft");
    assertThat(home.post(path, plan).ok().get("draft")).isEqualTo(begun);
    assertThat(pieces.of(home.place().room())).hasSize(2);
    // the same answer even when its draft is no more
    Person chair = in.caucus(in.usa);
    chair.put(chair.place().path() + "/purge", chair.change().put("subject", draft)).ok();
    assertThat(Chancery.sends(home, draft, sent).ok().get("paper")).isEqualTo(first);
    circulationIsRefused();
    assertThat(pieces.of(plenary)).hasSize(1);
    // and when the paper it begins with is
    Chancery.withdraws(in.usa.in(in.olga.place()), paper).ok();
    assertThat(home.post(path, plan).ok().get("draft")).isEqualTo(begun);
    home.post(path, next("Lakes", paper)).refused(409, "withdrawn");
    assertThat(pieces.of(home.place().room())).hasSize(1);
  }

  private void circulationIsRefused() {
    ObjectNode another = home.change().put("to", plenary).put("version", 1);
    another.put("shown", in.ana.enters().cursor());
    Chancery.sends(home, draft, another).refused(404, "not-found");
  }

  @Test
  void whatReplacesADepositReplacesItsFile() {
    String release = Chancery.asks(in.usa, null).ok().at("/release/id").textValue();
    in.deposits(home, release, draft).ok();
    List<Document> former = pieces.of(plenary);
    ObjectNode again = in.deposit(home, release, draft);
    Chancery.hands(home, draft, again).ok();
    List<Document> now = pieces.of(plenary);
    assertThat(now).hasSize(1).doesNotContainAnyElementsOf(former);
    Chancery.hands(home, draft, again).ok();
    assertThat(pieces.of(plenary)).isEqualTo(now);
    // and should it have stayed, what is kept for its time only knows of it
    assertThat(over(true)).contains(file(former.getFirst())).doesNotContain(file(now.getFirst()));
    in.deposits(in.ben, release).ok();
    String paper = Chancery.lists(in.ben).ok().at("/releases/0/papers/0").textValue();
    String other = Chancery.lists(in.ben).ok().at("/releases/0/papers/1").textValue();
    String with = annexes(in.ben, paper).isEmpty() ? other : paper;
    taken(ofPaper(in.ben, with, id(annexes(in.ben, with).get(0))));
  }

  private static String file(Document piece) {
    String name = piece.getString("_id");
    return name.substring(0, name.indexOf('.'));
  }

  /** What would go from the plenary, were all of it old. */
  private List<String> over(boolean untold) {
    Forum forum = world.parley().forums().unseated(in.olga.place().forum());
    var late = new Keeping(plenary, new Retention(1, 1), World.NOON.plus(Duration.ofDays(9)));
    List<String> over = new ArrayList<>();
    forum.features().forEach(feature -> over.addAll(over(forum, feature, late, untold)));
    return over;
  }

  private static <S> List<String> over(
      Forum forum, Feature<S> feature, Keeping keeping, boolean untold) {
    S slice = forum.of(feature);
    return untold ? feature.overUntold(slice, keeping) : feature.over(slice, keeping);
  }

  @Test
  void whereverItIsCutWhatIsLeftCanStillBeFound() {
    String paper = circulated();
    List<String> over = over(false);
    assertThat(over).containsSubsequence(file(pieces.of(plenary).getFirst()), paper);
    String session = Handed.planned(in.usa, "Second session");
    String agenda = in.usa.place().path() + "/sessions/" + session + "/agenda/items";
    ObjectNode body = in.usa.change().put("title", "Water first").put("minutes", 20);
    String item = in.usa.post(agenda, body).ok().at("/item/id").textValue();
    assertThat(over(false)).containsSubsequence(item, session);
  }

  @Test
  void aWithdrawalThatIsAskedForOnceMoreTakesTheFileAway() {
    String paper = circulated();
    List<Document> kept = pieces.of(plenary);
    Person chair = in.usa.in(in.olga.place());
    Chancery.withdraws(chair, paper).ok();
    pieces.back(kept); // as if the node had stopped before it took them away
    Chancery.withdraws(chair, paper).refused(409, "withdrawn");
    assertThat(pieces.of(plenary)).isEmpty();
  }

  @Test
  void whatANodeLeftBehindIsSweptBeforeTheNextComes() {
    pieces.orphan(plenary, pieces.of(home.place().room()).getFirst());
    circulated();
    assertThat(pieces.of(plenary)).hasSize(1);
  }
}
