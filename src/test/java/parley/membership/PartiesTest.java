package parley.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * People and parties leave; parties come in by the consent of those seated, and no objector shows.
 */
class PartiesTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person usa;
  private Person ana;
  private Person ben;
  private Person cai;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    usa = world.visitor("usa").in(olga.place());
    world.seats(olga, usa, "US", "coChair", "all").ok();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    cai = world.person(olga, "cai", "CN");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String asked(String party, String from) {
    return WholeParties.asks(olga, WholeParties.accession(olga, party, from))
        .at("/accession")
        .textValue();
  }

  private JsonNode accession(Person person) {
    return person.get(forum + "/parties").ok().at("/accessions/0");
  }

  private String seen(Person person) {
    String text = person.get(forum + "/parties").text() + person.get(forum).text();
    boolean reads = List.of("olga", "usa").contains(person.login());
    String log = reads ? person.get(forum + "/log").text() : "";
    String approvals = person.get(forum + "/approvals").text();
    return text + person.get("/api/forums").text() + person.enters().text() + log + approvals;
  }

  @Test
  void aPartyComesInWhenEachThatSitsHereConsents() {
    String id = asked("IN", "all");
    WholeParties.answers(ana, id, true).refused(403, "forbidden"); // her party has a co-chair
    WholeParties.answers(olga, id, true).refused(403, "forbidden");
    WholeParties.answers(usa, id, true).done();
    WholeParties.answers(usa, id, true).refused(409, "nothing-changes");
    WholeParties.answers(ben, id, true).done();
    assertThat(accession(olga).has("outcome")).isFalse();
    WholeParties.answers(cai, id, true).done();
    assertThat(accession(olga).get("outcome").textValue()).isEqualTo("agreed");
    Person indra = world.person(olga, "indra", "IN");
    assertThat(indra.get(forum).ok().get("parties").findValuesAsText("code")).contains("IN");
    WholeParties.answers(cai, id, false).refused(409, "lapsed");
    world.restart();
    assertThat(accession(ben).get("outcome").textValue()).isEqualTo("agreed");
  }

  @Test
  void anAnswerLeavesNoTraceForOthersAndNobodyLearnsWhoObjected() {
    String id = asked("IN", "all");
    List<Person> others = List.of(olga, usa, ana, cai);
    List<String> before = others.stream().map(this::seen).toList();
    try (Ear told = olga.listens(null)) {
      told.hears("subscribed");
      WholeParties.answers(ben, id, false).done();
      assertThat(others.stream().map(this::seen).toList()).isEqualTo(before);
      WholeParties.answers(ben, id, true).done();
      assertThat(others.stream().map(this::seen).toList()).isEqualTo(before);
      WholeParties.answers(ben, id, false).done();
      assertThat(told.heardSoFar().toString()).doesNotContain("forumsChanged");
      WholeParties.answers(usa, id, true).done();
      WholeParties.answers(cai, id, true).done();
      told.hears("forumsChanged");
    }
    for (Person one : List.of(olga, usa, cai)) {
      assertThat(accession(one).get("outcome").textValue()).isEqualTo("stopped");
      assertThat(accession(one).has("unheard")).isFalse();
      assertThat(Reply.bare(accession(one).toString())).doesNotContain("RU");
    }
    assertThat(olga.get(forum).ok().get("parties").findValuesAsText("code")).doesNotContain("IN");
  }

  @Test
  void timeAloneAdmitsNobody() {
    String id = asked("IN", "all");
    WholeParties.answers(usa, id, true).done();
    try (Ear told = olga.listens(null)) {
      told.hears("subscribed");
      world.later(Duration.ofDays(11));
      told.hears("forumsChanged");
    }
    assertThat(accession(olga).get("outcome").textValue()).isEqualTo("notHeard");
    assertThat(accession(olga).get("unheard").toString()).isEqualTo("[\"CN\",\"RU\"]");
    WholeParties.answers(cai, id, true).refused(409, "lapsed");
  }

  @Test
  void aPartyReadsFromWhereItWasAgreedAndObservesFirst() {
    String early = ana.opensThread("Early").ok().at("/thread/id").textValue();
    ObjectNode body = WholeParties.accession(olga, "IN", "now").put("observer", true);
    String id = WholeParties.asks(olga, body).at("/accession").textValue();
    for (Person one : List.of(usa, ben, cai)) {
      WholeParties.answers(one, id, true).done();
    }
    Person indra = world.visitor("indra").in(olga.place());
    world.seats(olga, indra, "IN", "participant", "all").refused(400, "bad-field");
    world.seats(olga, indra, "IN", "observer", "all").ok();
    assertThat(indra.reads(early).status()).isEqualTo(404);
    String late = ana.opensThread("Late").ok().at("/thread/id").textValue();
    assertThat(indra.reads(late).ok().get("contributions")).hasSize(1);
    ObjectNode full = WholeParties.accession(olga, "IN", "now");
    WholeParties.asks(olga, full);
    olga.post(forum + "/accessions", WholeParties.accession(olga, "IN", "now"))
        .refused(409, "nothing-changes");
  }

  @Test
  void aPersonLeavesAndWhatTheySaidStays() {
    String thread = ben.opensThread("Water").ok().at("/thread/id").textValue();
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      ben.put(forum + "/departure", ben.change()).done();
      ear.hears("closed");
    }
    ben.get(forum).refused(404, "not-found");
    assertThat(ana.reads(thread).ok().get("contributions")).hasSize(1);
    assertThat(olga.get(forum + "/log").text()).contains("personLeft");
    olga.put(forum + "/departure", olga.change()).refused(409, "last-organiser");
  }

  @Test
  void aPartyWithdrawsByItsCoChairAlone() {
    String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
    ben.put(forum + "/parties/RU/withdrawal", ben.change()).refused(403, "forbidden");
    usa.put(forum + "/parties/RU/withdrawal", usa.change()).refused(403, "forbidden");
    usa.put(forum + "/parties/US/withdrawal", usa.change()).done();
    ana.get(forum).refused(404, "not-found");
    usa.get(forum).refused(404, "not-found");
    JsonNode read = ben.reads(thread).ok().get("contributions");
    assertThat(read.at("/0/author/name").textValue()).isEqualTo("Ana");
    assertThat(read).hasSize(1);
    Person uwe = world.visitor("uwe").in(olga.place());
    world.seats(olga, uwe, "US", "participant", "all").refused(400, "bad-field");
    assertThat(ben.get(forum + "/parties").text()).contains("withdrawn");
    WholeParties.asks(olga, WholeParties.accession(olga, "US", "all"));
  }

  @Test
  void whatIsElsewhereIsAsWhatNeverWas() {
    Person otto = world.organiser("otto", Rule.Preset.CHATHAM_HOUSE.rule());
    String id = asked("IN", "all");
    String never = WholeParties.answers(otto, Ids.random(), true).seen();
    assertThat(WholeParties.answers(otto, id, true).seen()).isEqualTo(never);
    ben.in(otto.place())
        .get("/api/forums/" + otto.place().forum() + "/parties")
        .refused(404, "not-found");
  }

  @Test
  void aChangedCharterIsAcceptedAnew() {
    assertThat(ana.get(forum + "/charter").ok().get("asked").asBoolean()).isFalse();
    ObjectNode charter = olga.change();
    charter.putObject("charter").put("en", "We listen first.").put("ru", "Сначала слушаем.");
    ana.put(forum + "/charter", charter).refused(403, "forbidden");
    Person rus = world.visitor("rus").in(olga.place());
    world.seats(olga, rus, "RU", "coChair", "all").ok();
    String approval = olga.put(forum + "/charter", charter).ok().get("approval").textValue();
    assertThat(ana.get(forum).text()).doesNotContain("We listen first");
    String answer = forum + "/approvals/" + approval + "/answer";
    usa.put(answer, usa.change().put("agrees", true)).done();
    rus.put(answer, rus.change().put("agrees", true)).done();
    assertThat(ana.get(forum).ok().at("/charter/en").textValue()).isEqualTo("We listen first.");
    JsonNode asked = ana.get(forum + "/charter").ok();
    assertThat(asked.get("asked").asBoolean()).isTrue();
    assertThat(asked.has("awaited")).isFalse();
    ana.opensThread("Nothing is blocked").ok();
    String changed = asked.get("changed").textValue();
    WholeParties.accepts(ana, "ru", "2026-11-21T12:00:00.000Z").refused(409, "version-changed");
    WholeParties.accepts(ana, "ru", changed).done();
    WholeParties.accepts(ana, "ru", changed).refused(409, "nothing-changes");
    assertThat(ana.get(forum + "/charter").ok().get("asked").asBoolean()).isFalse();
    assertThat(usa.get(forum + "/charter").ok().get("awaited").findValuesAsText("name"))
        .contains("Ben")
        .doesNotContain("Ana");
    Person zoe = world.person(olga, "zoe", "CN");
    assertThat(zoe.get(forum + "/charter").ok().get("asked").asBoolean()).isFalse();
  }

  @Test
  void aGroupEndsWithAReportToAll() {
    World.group(olga, "WG1", List.of(World.participant(ana)));
    String group = forum + "/groups/" + World.groupId(olga, "WG1");
    assertThat(ben.get(forum + "/reports").ok().get("reports")).isEmpty();
    ObjectNode closure = olga.change();
    closure.putObject("report").put("en", "The lanes are charted.");
    ana.put(group + "/closure", closure).refused(403, "forbidden");
    olga.put(group + "/closure", closure).ok();
    JsonNode report = ben.get(forum + "/reports").ok().at("/reports/0");
    assertThat(report.at("/words/en").textValue()).isEqualTo("The lanes are charted.");
    assertThat(report.at("/symbol").textValue()).isEqualTo("WG1");
    world.restart();
    assertThat(ben.get(forum + "/reports").ok().get("reports")).hasSize(1);
    world.visitor("zoe").get(forum + "/reports").refused(404, "not-found");
  }
}
