package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.calendar.Read;
import parley.agenda.calendar.Read.Entry;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** What a calendar outside is told: that there is a session, and when. */
class CalendarTest {
  private static final String MINE = "/api/me/calendar";
  @TempDir Path directory;
  private World world;
  private Meeting in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aRoomsFileSaysWhenAndNothingElse() {
    ObjectNode body = Meeting.plan(in.usa, "Kabul channel", Duration.ofDays(7));
    body.put("place", "Room 12").put("call", "https://call.example/12");
    in.usa.post(Meeting.sessions(in.usa), body).ok();
    String off = in.session("Another matter");
    world.later(Duration.ofHours(1));
    in.usa.put(Meeting.session(in.usa, off) + "/cancellation", in.usa.change()).ok();
    Reply reply = in.oscar.get(Meeting.sessions(in.oscar) + "/calendar");
    assertThat(reply.headers().get("content-type")).isEqualTo("text/calendar; charset=utf-8");
    saysNothingOf(reply, "Kabul channel", "Another matter", "Room 12", "call.example", off);
    assertThat(Read.entries(reply.text()))
        .containsExactlyInAnyOrder(
            new Entry("20261129T120000Z", "20261129T133000Z", "20261122T120000Z", 0, "CONFIRMED"),
            new Entry("20261129T120000Z", "20261129T133000Z", "20261122T130000Z", 1, "CANCELLED"));
    Meeting.proposes(in.ana, Meeting.lists(in.ana).ok().at("/sessions/0/id").textValue(), "X");
    assertThat(in.oscar.get(Meeting.sessions(in.oscar) + "/calendar").text())
        .as("that one writes in an agenda is not told outside")
        .isEqualTo(reply.text());
    Person nora = world.visitor("nora").in(in.olga.place());
    Person nowhere = nora.in(new Place(in.olga.place().forum(), Ids.random()));
    assertThat(nora.get(Meeting.sessions(nora) + "/calendar").seen())
        .isEqualTo(nora.get(Meeting.sessions(nowhere) + "/calendar").seen());
  }

  @Test
  void anAddressOfOnesOwnTellsTheSessionsOfAllRoomsWithoutASession() {
    String session = in.session("Kabul channel");
    assertThat(in.ana.get(MINE).ok().has("made")).isFalse();
    String path = made(in.ana);
    assertThat(in.ana.get(MINE).ok().has("path")).as("it is shown once").isFalse();
    Reply told = asks(path);
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.headers().get("content-type")).isEqualTo("text/calendar; charset=utf-8");
    saysNothingOf(told, "Kabul", "ana", session, path);
    assertThat(Read.entries(told.text()))
        .containsExactly(
            new Entry("20261129T120000Z", "20261129T133000Z", "20261122T120000Z", 0, "CONFIRMED"));
    assertThat(Read.ids(told.text()))
        .as("the same entry in the file and at the address")
        .isEqualTo(Read.ids(in.ana.get(Meeting.sessions(in.ana) + "/calendar").text()))
        .as("two telephones do not show who sits together")
        .doesNotContainAnyElementsOf(Read.ids(asks(made(in.ben)).text()));
    String tag = told.headers().get("etag");
    assertThat(asks(path, Map.of("if-none-match", tag)).status()).isEqualTo(304);
    world.later(Duration.ofDays(80));
    assertThat(Read.entries(asks(path).text())).as("what is long over is not repeated").isEmpty();
  }

  @Test
  void anotherTimeIsTheSameEntryAgainAndAnotherTitleIsNothing() {
    String session = in.session("First");
    String path = made(in.ana);
    List<String> ids = Read.ids(asks(path).text());
    String tag = asks(path).headers().get("etag");
    ObjectNode renamed = Meeting.plan(in.usa, "Renamed", Duration.ofDays(7)).put("place", "Hall");
    in.usa.put(Meeting.session(in.usa, session), renamed).ok();
    assertThat(asks(path, Map.of("if-none-match", tag)).status()).isEqualTo(304);
    world.later(Duration.ofHours(2));
    ObjectNode moved = Meeting.plan(in.usa, "Renamed", Duration.ofDays(8)).put("minutes", 30);
    in.usa.put(Meeting.session(in.usa, session), moved).ok();
    Reply told = asks(path, Map.of("if-none-match", tag));
    assertThat(Read.ids(told.text())).isEqualTo(ids);
    assertThat(Read.entries(told.text()))
        .containsExactly(
            new Entry("20261130T120000Z", "20261130T123000Z", "20261122T140000Z", 1, "CONFIRMED"));
    in.usa.put(Meeting.session(in.usa, session) + "/cancellation", in.usa.change()).ok();
    world.restart();
    assertThat(Read.entries(asks(path).text()))
        .containsExactly(
            new Entry("20261130T120000Z", "20261130T123000Z", "20261122T140000Z", 2, "CANCELLED"));
  }

  @Test
  void whoIsRemovedReadsNoSessionFromThenOn() {
    in.session("First");
    String path = made(in.ana);
    assertThat(Read.entries(asks(path).text())).hasSize(1);
    Person other = world.visitor("other");
    byte[] empty = asks(made(other)).body();
    String ana = in.ana.enters().ok().at("/you/participant").textValue();
    in.olga.removes(ana);
    assertThat(asks(path).body()).as("as one who never sat anywhere").isEqualTo(empty);
    assertThat(Read.entries(asks(path).text())).isEmpty();
  }

  @Test
  void anAddressThatWasEndedOrRenewedNeverWas() {
    String first = made(in.ana);
    String never =
        asks(first.replace(".ics", "").replaceAll("[^/]*$", "A".repeat(43)) + ".ics").seen();
    assertThat(asks("/api/calendars/x.ics").seen()).isEqualTo(never);
    assertThat(asks("/api/" + Ids.random()).seen()).isEqualTo(never);
    assertThat(asks(first.replace(".ics", "")).seen()).isEqualTo(never);
    String second = made(in.ana);
    assertThat(asks(first).seen()).isEqualTo(never);
    assertThat(asks(second).status()).isEqualTo(200);
    in.ben.put(MINE + "/end", Reply.JSON.createObjectNode()).ok();
    assertThat(asks(second).status()).as("another's is another's").isEqualTo(200);
    in.ana.put(MINE + "/end", Reply.JSON.createObjectNode()).ok();
    assertThat(asks(second).seen()).isEqualTo(never);
    assertThat(in.ana.get(MINE).ok().has("made")).isFalse();
    String third = made(in.ana);
    in.ana.put("/api/me/sessions/end", Reply.JSON.createObjectNode().put("scope", "all")).ok();
    assertThat(asks(third).seen()).as("ending everything ends it too").isEqualTo(never);
  }

  @Test
  void ofAddressesMadeAtOnceOneLeadsSomewhere() throws Exception {
    for (int i = 0; i < 10; i++) {
      List<String> made = new CopyOnWriteArrayList<>();
      List<Thread> several = new ArrayList<>();
      for (int j = 0; j < 4; j++) {
        several.add(Thread.ofVirtual().start(() -> made.add(made(in.ana))));
      }
      for (Thread one : several) {
        one.join();
      }
      assertThat(made).hasSize(4);
      assertThat(made).filteredOn(path -> asks(path).status() == 200).hasSize(1);
    }
  }

  private void saysNothingOf(Reply reply, String... words) {
    assertThat(reply.text())
        .doesNotContain(words)
        .doesNotContain(in.usa.place().room(), in.usa.place().forum());
  }

  static String made(Person person) {
    return person.post(MINE, Reply.JSON.createObjectNode()).ok().get("path").textValue();
  }

  /** As a calendar asks, which has no cookie. */
  private Reply asks(String path) {
    return asks(path, Map.of());
  }

  private Reply asks(String path, Map<String, String> headers) {
    return world.nobody().send("GET", path, new byte[0], headers);
  }
}
