package parley.news;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.news.WholeNews.item;
import static parley.news.WholeNews.sees;
import static parley.news.WholeNews.told;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.attention.WholeAttention;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** On return one is told what is new of papers and agendas: never of more than one may read. */
class NewsTest {
  private static final String NOTHING = "{\"papers\":[],\"sessions\":[]}";
  @TempDir Path directory;
  private World world;
  private Chancery in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.CHATHAM_HOUSE.rule(), "");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static int changed(Person person) {
    JsonNode rooms = person.get("/api/forums/" + person.place().forum()).ok().get("rooms");
    return rooms
        .valueStream()
        .filter(room -> room.get("id").textValue().equals(person.place().room()))
        .mapToInt(room -> room.get("changed").intValue())
        .findFirst()
        .orElseThrow();
  }

  private static String comment(Person person, String paper, String words) {
    ObjectNode body = person.write().put("version", 0).put("from", 1).put("to", 6);
    return person
        .post(person.place().path() + "/comments/" + paper, body.put("words", words))
        .ok()
        .at("/comment/id")
        .textValue();
  }

  /**
   * @param words "unseen", "revised", or "seen" where none are new
   */
  private static String news(String paper, String words, int comments) {
    return "[{\"paper\":\"%s\",\"words\":\"%s\",\"comments\":%d}]"
        .formatted(paper, words, comments);
  }

  @Test
  void aPaperIsNewUntilItIsSeenAndAgainWithEachRevision() {
    Person home = in.caucus(in.ana);
    String paper = in.circulated(in.ana, "Rivers");
    assertThat(told(in.ben).get("papers")).hasToString(news(paper, "unseen", 0));
    assertThat(told(in.amy).get("papers")).as("her party's, not hers").hasSize(1);
    assertThat(told(in.ana)).as("her own").hasToString(NOTHING);
    assertThat(changed(in.ben)).isOne();
    assertThat(changed(in.ana)).isZero();
    String before = in.ben.enters().cursor();
    sees(in.ben, paper).done();
    assertThat(told(in.ben)).hasToString(NOTHING);
    in.revises(home, Chancery.draft(home, "Rivers again", "party"), paper).ok();
    assertThat(told(in.ben).get("papers")).hasToString(news(paper, "revised", 0));
    assertThat(told(in.amy).get("papers"))
        .as("in whatever version, she never saw it")
        .hasToString(news(paper, "unseen", 0));
    sees(in.ben, paper).done();
    sees(in.ben, paper, before).done(); // another device that stands further back
    world.restart();
    assertThat(told(in.ben)).hasToString(NOTHING);
    assertThat(changed(in.ben)).isZero();
    assertThat(told(in.amy).get("papers")).as("nobody else's moved").hasSize(1);
  }

  @Test
  void allOfARoomIsSeenAtOnceAsFarAsItWasShownAndThatCanBeTakenBack() {
    String paper = in.circulated(in.ana, "Rivers");
    String lakes = in.circulated(in.ana, "Lakes");
    sees(in.ben, lakes).done();
    item(in.usa, WholeNews.planned(in.usa, "Council"), "Weather").ok();
    comment(in.amy, lakes, "Which?");
    String told = told(in.ben).toString();
    assertThat(changed(in.ben)).isEqualTo(3);
    JsonNode before = WholeAttention.readAll(in.ben).ok();
    assertThat(told(in.ben)).hasToString(NOTHING);
    String later = in.circulated(in.amy, "Marshes");
    assertThat(told(in.ben).get("papers")).as("come since").hasToString(news(later, "unseen", 0));
    world.restart();
    assertThat(changed(in.ben)).isOne();
    WholeAttention.takesBack(in.ben, before);
    sees(in.ben, later).done();
    assertThat(told(in.ben)).hasToString(told);
    assertThat(told(in.amy).get("papers")).as("nobody else's moved").hasSize(2);
    ((ObjectNode) before.at("/rooms/0/things")).put(paper, "no cursor");
    in.ben.put("/api/me/reading/before", (ObjectNode) before).refused(400, "bad-cursor");
  }

  @Test
  void whatOthersSaidOnItsMarginIsCountedAndWhatWasTakenBackIsNot() {
    String paper = in.circulated(in.ana, "Rivers");
    sees(in.ben, paper).done();
    String which = comment(in.ana, paper, "Which?");
    assertThat(told(in.ben).get("papers")).hasToString(news(paper, "seen", 1));
    assertThat(told(in.ana)).hasToString(NOTHING);
    String path = in.ben.place().path() + "/comments/" + paper + "/" + which;
    in.ben.post(path + "/answers", in.ben.write().put("words", "Both")).ok();
    assertThat(told(in.ben).get("papers")).as("not my own").hasToString(news(paper, "seen", 1));
    assertThat(told(in.ana).get("papers")).hasToString(news(paper, "seen", 1));
    in.ana.put(path + "/withdrawal", in.ana.change()).ok();
    assertThat(told(in.ben)).hasToString(NOTHING);
  }

  @Test
  void ofAPaperThatWasTakenBackNothingIsNew() {
    String paper = in.circulated(in.ana, "Rivers");
    sees(in.ben, paper).done();
    comment(in.amy, paper, "Which?");
    assertThat(changed(in.ben)).isOne();
    Chancery.withdraws(in.ana, paper).ok();
    assertThat(told(in.ben)).hasToString(NOTHING);
    assertThat(changed(in.ben)).isZero();
  }

  @Test
  void whatIsHeldOrNotHereKeepsNothingElseFromBeingSeen() {
    String open = in.circulated(in.ana, "Rivers");
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Lakes", "party");
    ObjectNode later = Chancery.circulation(home, draft, home.in(in.olga.place()));
    later.put("embargo", WholeNews.time(World.NOON.plus(Duration.ofDays(2))));
    String held = Chancery.sends(home, draft, later).ok().at("/paper/id").textValue();
    String cursor = in.amy.enters().cursor();
    sees(in.amy, Map.of(open, cursor, held, cursor, Ids.random(), cursor)).done();
    assertThat(told(in.amy)).hasToString(NOTHING);
    try (Ear ear = in.amy.listens(cursor)) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(2));
      ear.hearsUpTo("paperChanged");
    }
    assertThat(told(in.amy).get("papers")).as("it opened").hasToString(news(held, "unseen", 0));
  }

  @Test
  void anItemIsNewWhenItWasChangedAndABidIsToldToNobody() {
    String session = WholeNews.planned(in.usa, "Second session");
    String items = WholeNews.items(in.usa, session);
    String water = item(in.usa, session, "Water first").ok().at("/item/id").textValue();
    item(in.usa, session, "Then air").ok();
    assertThat(told(in.ben).at("/sessions/0/items")).hasSize(2);
    assertThat(changed(in.ben)).isOne();
    sees(in.ben, session).done();
    ObjectNode bid = in.usa.change().put("level", "expert");
    in.usa.put(items + "/" + water + "/bid", bid).ok();
    assertThat(told(in.ben)).hasToString(NOTHING);
    ObjectNode other = in.usa.change().put("title", "Water").put("minutes", 30);
    other.putArray("affected");
    in.usa.put(items + "/" + water, other).ok();
    assertThat(told(in.ben).at("/sessions/0/items")).hasToString("[\"" + water + "\"]");
    world.restart();
    assertThat(told(in.ben).at("/sessions/0/items")).hasToString("[\"" + water + "\"]");
    sees(in.ben, session).done();
    assertThat(told(in.ben)).hasToString(NOTHING);
  }

  @Test
  void whoCameLaterIsToldOfNothingBeforeAndOfNoOtherRoom() {
    String before = in.circulated(in.ana, "Rivers");
    comment(in.ana, before, "Which?");
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "RU", "participant", "now").ok();
    assertThat(told(late)).hasToString(NOTHING);
    assertThat(changed(late)).isZero();
    sees(late, before).done();
    assertThat(sees(late, before).seen()).isEqualTo(sees(late, Ids.random()).seen());
    sees(in.ben, before).done();
    Person caucus = in.caucus(in.ana);
    sees(in.ben, before, caucus.enters().cursor()).refused(400, "bad-cursor");
    String news = caucus.place().path() + "/news";
    Reply never =
        in.ben.get(
            in.ben.in(new Person.Place(in.ben.place().forum(), Ids.random())).place().path()
                + "/news");
    assertThat(in.ben.get(news).seen()).isEqualTo(never.seen());
    in.ben.get(news).refused(404, "not-found");
    caucus.get(news).ok();
  }
}
