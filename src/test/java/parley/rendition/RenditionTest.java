package parley.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.rendition.Rendered.WATER;
import static parley.rendition.Rendered.declares;
import static parley.rendition.Rendered.lists;
import static parley.rendition.Rendered.reads;
import static parley.rendition.Rendered.renders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.rendition.Rendered.At;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** A language version from its first paragraph to its being authentic, and out of date again. */
class RenditionTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private Person ira;
  private Person home;
  private String paper;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    ira = in.seat("ira", null, "interpreter");
    home = in.caucus(in.ana);
    paper = Rendered.paper(in, home, WATER);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void paragraphStandsByParagraphAndAllOfTheRoomReadThem() {
    JsonNode empty = reads(in.ben, paper, "fa").ok();
    assertThat(empty.get("rows")).hasSize(4);
    assertThat(empty.at("/rows/0/kind").textValue()).isEqualTo("title");
    assertThat(empty.at("/rows/2/original").toString()).contains(WATER.get(1));
    assertThat(empty.at("/rendition/paragraphs").intValue()).isEqualTo(4);
    assertThat(lists(in.ben, paper).ok().get("renditions")).isEmpty();
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      renders(ira, paper, At.of(2), "هفت ایستگاه").ok();
      JsonNode told = ear.hears("renditionChanged");
      assertThat(told.get("paragraph").intValue()).isEqualTo(2);
      assertThat(told.at("/rendered/body").toString()).contains("هفت ایستگاه");
      assertThat(told.at("/rendered/hand").textValue()).isEqualTo("interpreter");
    }
    renders(in.ana, paper, At.of(0), "نخست آب").ok();
    JsonNode page = reads(in.oscar, paper, "fa").ok();
    assertThat(page.at("/rows/2/rendered/body").toString()).contains("هفت ایستگاه");
    assertThat(page.at("/rows/1").has("rendered")).isFalse();
    ObjectNode head = (ObjectNode) lists(in.oscar, paper).ok().at("/renditions/0");
    assertThat(head.remove("open").toString()).isEqualTo("[1,3]");
    assertThat(head.remove("outdated").toString()).isEqualTo("[]");
    assertThat(head).isEqualTo(page.get("rendition"));
    assertThat(head.get("rendered").intValue()).isEqualTo(2);
    assertThat(head.get("stale").intValue()).isZero();
    assertThat(head.get("status").textValue()).isEqualTo("working");
    assertThat(head.get("hands").toString()).isEqualTo("[\"submitter\",\"interpreter\"]");
    world.restart();
    assertThat(reads(in.oscar, paper, "fa").text()).contains("هفت ایستگاه");
  }

  @Test
  void whoMayNotIsRefusedAndWhoMayIsNot() {
    renders(in.ben, paper, At.of(1), "نه").refused(403, "forbidden");
    renders(in.oscar, paper, At.of(1), "نه").refused(403, "forbidden");
    JsonNode page = reads(in.ben, paper, "fa").ok();
    assertThat(page.get("mayRender").booleanValue()).isFalse();
    renders(ira, paper, At.of(1), "آری").ok();
    renders(in.usa, paper, At.of(2), "آری").ok(); // of the party whose paper it is
    assertThat(reads(ira, paper, "fa").ok().get("mayRender").booleanValue()).isTrue();
    Rendered.withdraws(in.ben, paper, "fa").refused(403, "forbidden");
    in.usa.put(in.usa.place().path() + "/lock", in.usa.change().put("locked", true)).ok();
    renders(ira, paper, At.of(3), "نه").refused(409, "locked");
  }

  @Test
  void whatIsNoParagraphOfItIsRefused() {
    At french = new At("fr", 0, 1, null);
    renders(ira, paper, At.of(9), "نه").refused(400, "bad-field");
    renders(ira, paper, At.of(-1), "نه").refused(400, "bad-field");
    renders(ira, paper, new At("en", 0, 1, null), "no").refused(400, "bad-field");
    renders(ira, paper, new At("xx", 0, 1, null), "no").refused(404, "not-found");
    renders(ira, paper, At.of(1).in(1), "نه").refused(409, "version-changed");
    renders(ira, paper, At.of(0), "ن".repeat(301)).refused(400, "bad-field");
    renders(ira, paper, french, "n".repeat(900_000)).refused(413, "too-large");
    renders(ira, paper, french, "n".repeat(20_001)).refused(413, "too-large");
    var two = Rendered.words(ira, french, "un");
    two.withArray("/body/content").add(Person.words("deux").at("/content/0"));
    Rendered.sends(ira, paper, french, two).refused(400, "bad-field");
    two.withArray("/body/content").removeAll();
    Rendered.sends(ira, paper, french, two).refused(400, "bad-field");
    assertThat(lists(ira, paper).ok().get("renditions")).isEmpty();
    renders(ira, paper, french, "un").ok();
    reads(in.ben, paper, "en").refused(404, "not-found");
  }

  @Test
  void nobodyWritesOverWordsTheyDidNotSee() {
    JsonNode first = renders(ira, paper, At.of(1), "نخست").ok();
    String seen = first.at("/row/rendered/id").textValue();
    renders(in.ana, paper, At.of(1), "دوم").refused(409, "version-changed");
    renders(in.ana, paper, At.of(1).over(seen), "نخست").refused(409, "nothing-changes");
    JsonNode second = renders(in.ana, paper, At.of(1).over(seen), "دوم").ok();
    assertThat(second.at("/row/rendered/body").toString()).contains("دوم");
    renders(ira, paper, At.of(1).over(seen), "سوم").refused(409, "version-changed");
    Rendered.withdraws(ira, paper, "fa", seen).refused(409, "version-changed");
    assertThat(reads(in.ben, paper, "fa").text()).contains("دوم");
    Rendered.withdraws(ira, paper, "fa").ok();
  }

  @Test
  void aRetryIsAnsweredAsTheFirstTime() {
    var body = Rendered.words(ira, At.of(1), "آب");
    JsonNode first = Rendered.sends(ira, paper, At.of(1), body).ok();
    assertThat(Rendered.sends(ira, paper, At.of(1), body).ok()).isEqualTo(first);
    Rendered.revises(in, home, paper, List.of("Other words altogether now"));
    Rendered.sends(ira, paper, At.of(1), body).ok();
    assertThat(reads(ira, paper, "fa").ok().at("/rendition/rendered").intValue()).isZero();
    Chancery.withdraws(in.usa, paper).ok();
    JsonNode late = Rendered.sends(ira, paper, At.of(1), body).ok();
    assertThat(late.at("/rendition/rendered").intValue()).isZero();
    assertThat(late.has("row")).isFalse();
  }

  @Test
  void aRevisionLeavesWhatItChangedBehindAndCarriesTheRest() {
    Rendered.rendersAll(ira, paper);
    String changed = WATER.get(1) + ", and of the observers";
    Rendered.revises(in, home, paper, List.of("New at the beginning", WATER.get(0), changed));
    JsonNode page = reads(in.ben, paper, "fa").ok();
    assertThat(page.get("revision").intValue()).isEqualTo(1);
    assertThat(page.at("/rows/1").has("rendered")).isFalse();
    assertThat(page.at("/rows/2/rendered/body").toString()).contains("پاره 1");
    assertThat(page.at("/rows/2").has("before")).isFalse();
    assertThat(page.at("/rows/3/rendered/body").toString()).contains("پاره 2");
    assertThat(page.at("/rows/3/before").textValue()).isEqualTo(WATER.get(1));
    assertThat(page.at("/rendition/rendered").intValue()).isEqualTo(3);
    assertThat(page.at("/rendition/stale").intValue()).isEqualTo(1);
    String stale = page.at("/rows/3/rendered/id").textValue();
    JsonNode row = renders(ira, paper, At.of(3).in(1).over(stale), "پاره 2").ok().get("row");
    assertThat(row.has("before")).as("said to be right as it is").isFalse();
    String old = Rendered.path(in.ben, paper) + "/fa?revision=0";
    JsonNode before = in.ben.get(old).ok();
    assertThat(before.at("/rendition/rendered").intValue()).isEqualTo(4);
    assertThat(before.at("/rows/2/rendered/id").textValue()).isEqualTo(stale);
    assertThat(before.get("mayRender").booleanValue()).isFalse();
    in.ben.get(Rendered.path(in.ben, paper) + "/fa?revision=7").refused(404, "not-found");
  }

  @Test
  void anInterpreterTranslatesIntoTheirLanguagesOnly() {
    String seat = "/api/forums/" + ira.place().forum() + "/people/" + World.participant(ira);
    ObjectNode into = in.olga.change();
    into.putArray("languages").add("fa").add("ru");
    in.olga.put(seat + "/languages", into).done();
    renders(ira, paper, At.of(2), "هفت ایستگاه").ok();
    ObjectNode french = ira.write().put("revision", 0);
    french.set("body", Person.words("Sept stations"));
    String path = Rendered.path(ira, paper) + "/fr/paragraphs/2";
    ira.put(path, french).refused(403, "forbidden");
    assertThat(lists(ira, paper).ok().get("mayRender").toString()).isEqualTo("[\"fa\",\"ru\"]");
    assertThat(lists(in.ben, paper).ok().get("mayRender")).isEmpty();
    assertThat(ira.get(Rendered.path(ira, paper) + "/fr").ok().get("mayRender").booleanValue())
        .isFalse();
    String thread = in.ana.opensThread("Water").ok().get("thread").get("id").textValue();
    String said = in.ana.contributes(thread, "Rivers").id();
    String beside = ira.place().contribution(thread, said) + "/translations";
    ira.post(beside, translation("fr")).refused(403, "forbidden");
    ira.post(beside, translation("ru")).ok();
    ObjectNode again = in.olga.change();
    again.set("languages", into.get("languages"));
    in.olga.put(seat + "/languages", again).refused(409, "nothing-changes");
    ira.put(seat + "/languages", into).refused(403, "forbidden");
    String ben = seat.replace(World.participant(ira), World.participant(in.ben));
    ObjectNode bens = in.olga.change();
    bens.set("languages", into.get("languages"));
    in.olga.put(ben + "/languages", bens).refused(400, "bad-field");
    ObjectNode all = in.olga.change();
    all.putArray("languages");
    in.olga.put(seat + "/languages", all).done();
    ira.put(path, french).ok();
  }

  private ObjectNode translation(String language) {
    ObjectNode body = ira.write().put("version", 1).put("language", language);
    body.set("body", Person.words("Flüsse"));
    return body;
  }

  @Test
  void onlyWhoseItIsMakesItAuthenticAndOnlyWhole() {
    renders(ira, paper, At.of(1), "پاره").ok();
    declares(in.ana, paper, true).refused(400, "bad-field");
    Rendered.withdraws(ira, paper, "fa").ok();
    Rendered.rendersAll(ira, paper);
    declares(ira, paper, true).refused(403, "forbidden");
    declares(in.rus, paper, true).refused(403, "forbidden");
    var seen = in.ana.change().put("authentic", true).put("revision", 0);
    seen.put("last", reads(in.ana, paper, "fa").ok().at("/rendition/last").textValue());
    String one = reads(ira, paper, "fa").ok().at("/rows/1/rendered/id").textValue();
    renders(ira, paper, At.of(1).over(one), "دیگر").ok();
    in.ana
        .put(Rendered.path(in.ana, paper) + "/fa/authenticity", seen)
        .refused(409, "version-changed");
    declares(in.ana, paper, true).ok();
    declares(in.ana, paper, true).refused(409, "nothing-changes");
    assertThat(lists(in.ben, paper).ok().at("/renditions/0/status").textValue())
        .isEqualTo("authentic");
    String now = reads(ira, paper, "fa").ok().at("/rows/1/rendered/id").textValue();
    renders(ira, paper, At.of(1).over(now), "سوم").refused(409, "frozen");
    Rendered.withdraws(ira, paper, "fa").refused(403, "forbidden");
    Rendered.revises(in, home, paper, List.of(WATER.get(0), WATER.get(1)));
    assertThat(lists(in.ben, paper).ok().at("/renditions/0/status").textValue())
        .as("until it is said again of this revision")
        .isEqualTo("working");
    declares(in.ana, paper, true).ok();
    declares(in.ana, paper, false).ok();
    renders(ira, paper, At.of(1).in(1).over(now), "چهارم").ok();
  }
}
