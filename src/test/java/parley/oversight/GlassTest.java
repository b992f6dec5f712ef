package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.oversight.Cabinet.CANARY;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.web.Problem;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** One named person reads one room for a while; the room knows, and nothing else is opened. */
class GlassTest {
  private static final int HOURS = 24;

  @TempDir Path directory;
  private World world;
  private Cabinet cabinet;
  private Person ben;

  @BeforeEach
  void open() {
    world = new World(directory);
    cabinet = new Cabinet(world);
    ben = cabinet.in.ben.in(cabinet.ana.place());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void opened() {
    Window.opens(cabinet.usa, cabinet.rus, ben, HOURS);
  }

  private void readsNothing() {
    Person never = ben.in(new Place(ben.place().forum(), Ids.random()));
    assertThat(ben.enters().text()).isEqualTo(never.enters().text());
    assertThat(ben.reads(cabinet.thread).text()).isEqualTo(never.reads(cabinet.thread).text());
    assertThat(ben.get(Chancery.text(ben, cabinet.draft)).status()).isEqualTo(404);
    assertThat(Chancery.lists(ben).status()).isEqualTo(404);
    ben.searches(CANARY, within()).refused(404, "not-found");
    assertThat(ben.get(cabinet.forum()).ok().has("opened")).isFalse();
  }

  private Map<String, String> within() {
    return Map.of("forum", ben.place().forum(), "room", ben.place().room());
  }

  @Test
  void twoPartiesOpenARoomAndTheRoomKnowsBeforeItSpeaks() {
    readsNothing();
    var asked = Window.asks(cabinet.usa, ben, HOURS);
    JsonNode deed = Asking.waiting(cabinet.rus).get(0).get("deed");
    assertThat(deed.get("reason").textValue()).isEqualTo(Window.REASON);
    assertThat(deed.get("hours").intValue()).isEqualTo(HOURS);
    assertThat(deed.get("reader").textValue()).isEqualTo(World.participant(ben));
    readsNothing();
    Person before = cabinet.ana.seeing(cabinet.ana.enters().cursor());
    try (Ear ear = cabinet.ana.listens(null)) {
      ear.hears("subscribed");
      Person rus = cabinet.rus.again(Ids.random());
      Asking.answers(rus, Asking.approval(asked), true).done();
      JsonNode told = ear.hears("audienceChanged").at("/audience/glasses/0");
      assertThat(told.get("name").textValue()).startsWith("Ben");
      assertThat(told.get("reason").textValue()).isEqualTo(Window.REASON);
      assertThat(told.get("agreed").toString()).isEqualTo("[\"RU\",\"US\"]");
      Instant until = Instant.parse(told.get("until").textValue());
      assertThat(until).isEqualTo(World.NOON.plus(Duration.ofHours(HOURS)));
      Asking.answers(rus, Asking.approval(asked), true).done(); // the answer got lost
    }
    before.contributes(cabinet.thread, "To whom?").refused(409, "audience-changed");
    cabinet.ana.contributes(cabinet.thread, "To all of you").ok();
    assertThat(Window.shown(cabinet.rus)).hasSize(1);

    assertThat(ben.enters().ok().has("openUntil")).isTrue();
    assertThat(ben.reads(cabinet.thread).text()).contains(CANARY + " said", "To all of you");
    assertThat(ben.get(Chancery.text(ben, cabinet.draft)).text()).contains(CANARY);
    assertThat(ben.searches(CANARY, within()).ok().get("hits")).isNotEmpty();
    assertThat(ben.searches(CANARY + " said").ok().get("hits")).as("where he sits").isEmpty();
    JsonNode forum = ben.get(cabinet.forum()).ok();
    assertThat(forum.at("/opened/0/room").textValue()).isEqualTo(ben.place().room());
    assertThat(forum.get("rooms").toString()).doesNotContain(ben.place().room());
    JsonNode line = cabinet.usa.get(cabinet.forum() + "/log").ok();
    assertThat(line.toString()).contains("glassBroken", Window.REASON);
    world.restart();
    assertThat(ben.reads(cabinet.thread).text()).contains("To all of you");
  }

  @Test
  void whoeverReadsThroughItDoesNothingElse() {
    Person chn = Asking.coChair(world, cabinet.in.olga, "chn-glass", "CN").in(ben.place());
    String own = "/lines";
    cabinet.ana.post(cabinet.ana.place().path() + own, cabinet.ana.write().put("text", CANARY));
    Window.opens(cabinet.usa, cabinet.rus, chn, HOURS);
    assertThat(chn.enters().ok().at("/you/rights")).isEmpty();
    Person writer = chn.seeing(chn.enters().cursor());
    writer.contributes(cabinet.thread, "More").refused(404, "not-found");
    assertThat(writer.opensThread("Another").status()).isEqualTo(404);
    Chancery.writes(writer, cabinet.draft, "More").refused(404, "not-found");
    Cabinet.burns(chn).refused(404, "not-found");
    Window.asks(chn, cabinet.in.ben, 1).refused(404, "not-found");
    chn.put(chn.place().path() + "/lock", chn.change().put("locked", true))
        .refused(404, "not-found");
    String glass = Window.shown(cabinet.usa).get(0).get("id").textValue();
    Window.ends(chn, glass).refused(404, "not-found");
    assertThat(chn.get(chn.place().path() + own).ok().get("lines")).as("private").isEmpty();
    String asked = Asking.approval(Cabinet.burns(cabinet.usa));
    Asking.answers(chn, asked, true).refused(404, "not-found");
    assertThat(chn.get(cabinet.forum() + "/log").text()).doesNotContain(ben.place().room());
  }

  @Test
  void itEndsByItselfAndTheRoomSeesThatItWas() {
    opened();
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofHours(HOURS).minusMinutes(1));
      cabinet.ana.contributes(cabinet.thread, "Still heard").ok();
      ear.hears("contributed");
      world.later(Duration.ofMinutes(1));
      readsNothing();
      ear.hears("closed");
    }
    JsonNode shown = Window.shown(cabinet.ana).get(0);
    assertThat(shown.has("ended")).isTrue();
    Person kim = cabinet.in.amy.in(ben.place());
    cabinet.in.olga.in(ben.place());
    joins(kim);
    assertThat(Window.shown(kim).isMissingNode()).as("before their time").isTrue();
    world.restart();
    readsNothing();
    opened();
    assertThat(ben.reads(cabinet.thread).text()).as("opened anew").contains("Still heard");
  }

  /** From now on. */
  private void joins(Person person) {
    var body = cabinet.usa.change().put("all", false);
    body.putArray("participants").add(World.participant(person));
    cabinet.in.olga.put(person.place().path() + "/members", body).done();
  }

  /** Whatever becomes of the deed that ends it: every reading looks at the time. */
  @Test
  void noReadingTrustsThatItWasEnded() {
    opened();
    Forum forum = world.parley().forums().unseated(ben.place().forum());
    Instant until = World.NOON.plus(Duration.ofHours(HOURS));
    Seat seat = Seat.of(forum, world.account(ben));
    String room = ben.place().room();
    View view = View.of(seat.within(room, until.minusMillis(1)), room, attribution());
    assertThatThrownBy(() -> seat.within(room, until).room(room)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> seat.room(room)).isInstanceOf(Problem.class);
    assertThat(seat.opened(until)).isEmpty();
    var locked = new ForumEvent.RoomLocked(room, true);
    assertThat(view.frame(new Entry(view.room().last(), until.minusMillis(1), locked))).isNotNull();
    assertThat(view.frame(new Entry(view.room().last(), until, locked))).isNull();
  }

  private parley.forum.Attribution attribution() {
    return world.parley().forums().attribution();
  }

  @Test
  void anybodyWhoMayLockTheRoomEndsIt() {
    opened();
    String glass = Window.shown(cabinet.ana).get(0).get("id").textValue();
    Window.ends(cabinet.ana, glass).refused(403, "forbidden");
    Window.ends(cabinet.in.olga.in(ben.place()), glass).refused(404, "not-found");
    Window.ends(cabinet.rus, Ids.random()).refused(404, "not-found");
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      Person rus = cabinet.rus.again(Ids.random());
      Window.ends(rus, glass).done();
      Window.ends(rus, glass).done();
      ear.hears("closed");
    }
    readsNothing();
    Window.ends(cabinet.usa, glass).refused(409, "nothing-changes");
    assertThat(cabinet.usa.get(cabinet.forum() + "/log").text()).contains("glassEnded");
  }

  @Test
  void whoeverIsSuspendedReadsNoMoreNorWhenTheyAreBack() {
    opened();
    String person = cabinet.forum() + "/people/" + World.participant(ben);
    try (Ear ear = ben.listens(null)) {
      ear.hears("subscribed");
      cabinet.in.olga.put(person + "/suspension", cabinet.in.olga.change()).ok();
      ear.hears("closed");
    }
    ben.enters().refused(404, "not-found");
    var back = cabinet.in.olga.put(person + "/restoration", cabinet.in.olga.change());
    String approval = Asking.approval(back);
    Asking.answers(cabinet.in.usa, approval, true).done();
    Asking.answers(cabinet.in.rus, approval, true).done();
    readsNothing();
  }

  @Test
  void nobodyOutsideDecidesAndNobodyInsideIsNamed() {
    Person olga = cabinet.in.olga.in(ben.place());
    Window.asks(cabinet.ana, ben, HOURS).refused(403, "forbidden");
    Window.asks(ben, ben, HOURS).refused(404, "not-found");
    Window.asks(cabinet.usa, cabinet.ana, HOURS).refused(400, "bad-field");
    Window.asks(cabinet.usa, ben, 73).refused(400, "bad-field");
    Window.asks(cabinet.usa, ben, 0).refused(400, "bad-field");
    String glasses = Window.glasses(cabinet.usa);
    var nobody = Window.asking(cabinet.usa, Ids.random(), 1);
    cabinet.usa.post(glasses, nobody).refused(400, "bad-field");
    var silent = Window.asking(cabinet.usa, World.participant(ben), 1).put("reason", " ");
    cabinet.usa.post(glasses, silent).refused(400, "bad-field");
    String asked = Asking.approval(Window.asks(olga, olga, HOURS));
    assertThat(Asking.waiting(olga).findValuesAsText("id")).containsExactly(asked);
    Asking.answers(olga, asked, true).refused(403, "forbidden");
    Asking.answers(cabinet.usa, asked, true).done();
    olga.enters().refused(404, "not-found");
    Asking.answers(cabinet.usa, asked, true).refused(409, "nothing-changes");
    Asking.answers(cabinet.rus, asked, true).done();
    olga.enters().ok();
    assertThat(olga.reads(cabinet.thread).text()).contains(CANARY);
    Person home = cabinet.in.caucus(cabinet.in.usa);
    Person away = olga.in(home.place());
    Person never = olga.in(new Place(ben.place().forum(), Ids.random()));
    assertThat(Window.asks(away, ben, 1).seen()).isEqualTo(Window.asks(never, ben, 1).seen());
    assertThat(Window.asks(home, ben, 1).ok().has("approval")).as("their own").isFalse();
    assertThat(ben.in(home.place()).enters().ok().has("openUntil")).isTrue();
    assertThat(away.enters().status()).isEqualTo(404);
  }
}
