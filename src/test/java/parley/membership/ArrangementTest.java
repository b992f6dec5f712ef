package parley.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** Several people are moved at once, after a look at what opens and closes to whom. */
class ArrangementTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private String forum;
  private Person groupOne;
  private String one;
  private String two;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    Place first = World.group(olga, "WG1", List.of(World.participant(ana)));
    World.group(olga, "WG2", List.of());
    groupOne = ana.in(first);
    one = World.groupId(olga, "WG1");
    two = World.groupId(olga, "WG2");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static ObjectNode moves(ObjectNode body, String from) {
    body.put("from", from).putArray("people");
    return body;
  }

  private static void move(ObjectNode body, Person person, String joins, String leaves) {
    ObjectNode move = body.withArray("people").addObject();
    move.put("participant", World.participant(person));
    move.putArray("joins");
    move.putArray("leaves");
    if (!joins.isEmpty()) {
      move.withArray("joins").add(joins);
    }
    if (!leaves.isEmpty()) {
      move.withArray("leaves").add(leaves);
    }
  }

  private Reply previews(Person person, ObjectNode moves) {
    return person.post(forum + "/arrangement/preview", moves);
  }

  private List<String> groups(Person person) {
    List<String> symbols = new ArrayList<>();
    person.get(forum).ok().get("groups").forEach(g -> symbols.add(g.get("symbol").textValue()));
    return symbols;
  }

  @Test
  void aPreviewSaysWhatTheActThenDoes() {
    ObjectNode plan = moves(Reply.JSON.createObjectNode(), "now");
    move(plan, ana, two, one);
    move(plan, ben, one, "");
    JsonNode outlook = previews(olga, plan).ok().get("people");
    assertThat(outlook.at("/0/gains/0/group/en").textValue()).isEqualTo("Working group WG2");
    assertThat(outlook.at("/0/loses/0/group/en").textValue()).isEqualTo("Working group WG1");
    assertThat(outlook.at("/1/gains/0/widens").booleanValue()).isTrue();
    assertThat(outlook.at("/1/loses")).isEmpty();
    assertThat(groups(ana)).containsExactly("PL", "WG1"); // nothing was done yet
    try (Ear ear = groupOne.listens(groupOne.enters().cursor())) {
      ear.hears("subscribed");
      olga.put(forum + "/arrangement", plan.put("command", Ids.random())).ok();
      ear.hears("closed");
    }
    assertThat(groups(ana)).containsExactly("PL", "WG2");
    assertThat(groups(ben)).containsExactly("PL", "WG1");
    String log = olga.get(forum + "/log").text();
    assertThat(log).contains("memberTakenOut", "memberAdded");
  }

  @Test
  void allOfThemOrNobody() {
    ObjectNode plan = moves(olga.change(), "now");
    move(plan, ben, one, "");
    move(plan, ana, one, "");
    olga.put(forum + "/arrangement", plan).refused(409, "already-seated");
    assertThat(groups(ben)).containsExactly("PL");
    ObjectNode twice = moves(olga.change(), "now");
    move(twice, ben, one, "");
    move(twice, ben, two, "");
    olga.put(forum + "/arrangement", twice).refused(400, "bad-field");
    olga.put(forum + "/arrangement", moves(olga.change(), "now")).refused(400, "bad-field");
    ObjectNode again = moves(olga.change(), "now");
    move(again, ben, one, "");
    String first = olga.put(forum + "/arrangement", again).seen();
    assertThat(olga.put(forum + "/arrangement", again).seen()).isEqualTo(first);
  }

  @Test
  void whoComesInReadsFromTheChosenMomentOn() {
    String early = groupOne.opensThread("Early").ok().at("/thread/id").textValue();
    world.later(Duration.ofDays(2));
    String since = "2026-11-23T12:00:00.000Z";
    String late = groupOne.contributes(early, "Late").id();
    ObjectNode plan = moves(olga.change(), "since").put("since", since);
    move(plan, ben, one, "");
    olga.put(forum + "/arrangement", plan).ok();
    JsonNode read = ben.in(groupOne.place()).reads(early).ok().get("contributions");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).get("id").textValue()).isEqualTo(late);
    ObjectNode lacking = moves(olga.change(), "since");
    move(lacking, ben, two, "");
    olga.put(forum + "/arrangement", lacking).refused(400, "bad-field");
  }

  @Test
  void aCaucusStaysOutOfThePreview() {
    ObjectNode plan = moves(Reply.JSON.createObjectNode(), "all");
    move(plan, ben, one, "");
    String before = previews(olga, plan).text();
    olga.put(forum + "/groups/" + one + "/caucuses", olga.change()).done();
    world.person(olga, "boris", "RU");
    olga.put(forum + "/groups/" + one + "/members/" + World.participant(ben), olga.change()).ok();
    olga.put(
            forum + "/groups/" + one + "/members/" + World.participant(ben) + "/removal",
            olga.change())
        .ok();
    String after = previews(olga, plan).text();
    assertThat(after).isEqualTo(before.replace("\"again\":false", "\"again\":true"));
    ObjectNode out = moves(Reply.JSON.createObjectNode(), "now");
    move(out, ana, "", one);
    JsonNode loses = previews(olga, out).ok().at("/people/0/loses");
    assertThat(loses.findValuesAsText("room")).containsExactly(groupOne.place().room());
    assertThat(loses.findValuesAsText("kind")).containsExactly("plenary");
  }

  @Test
  void onlyWhoSeatsPeopleMayAndOnlyHere() {
    Person otto = world.organiser("otto", Rule.Preset.CHATHAM_HOUSE.rule());
    World.group(otto, "WG1", List.of());
    ObjectNode plan = moves(olga.change(), "now");
    move(plan, ben, one, "");
    previews(ana, withoutCommand(plan)).refused(403, "forbidden");
    ana.put(forum + "/arrangement", plan).refused(403, "forbidden");
    String never = previews(otto, withoutCommand(plan)).seen();
    String elsewhere = forum.replace(olga.place().forum(), Ids.random());
    assertThat(otto.post(elsewhere + "/arrangement/preview", withoutCommand(plan)).seen())
        .isEqualTo(never);
    ObjectNode foreign = moves(olga.change(), "now");
    move(foreign, ben, World.groupId(otto, "WG1"), "");
    olga.put(forum + "/arrangement", foreign).refused(404, "not-found");
  }

  private static ObjectNode withoutCommand(ObjectNode plan) {
    ObjectNode copy = plan.deepCopy();
    copy.remove("command");
    return copy;
  }

  @Test
  void aCoConvenerPlacesTheOwnPartyOnly() {
    Person una = world.visitor("una").in(olga.place());
    world.seats(olga, una, "US", "coConvener", "all").ok();
    ObjectNode own = moves(una.change(), "now");
    move(own, ana, two, "");
    JsonNode opens = previews(una, withoutCommand(own)).ok().at("/people/0/gains");
    assertThat(opens.findValuesAsText("kind")).containsExactly("plenary");
    una.put(forum + "/arrangement", own).ok();
    ObjectNode others = moves(una.change(), "now");
    move(others, ben, two, "");
    una.put(forum + "/arrangement", others).refused(403, "forbidden");
    Person uwe = world.visitor("uwe2").in(olga.place());
    world.seats(una, uwe, "US", "participant", "now").ok();
    Person rita = world.visitor("rita2").in(olga.place());
    world.seats(una, rita, "RU", "participant", "now").refused(403, "forbidden");
    world.seats(una, rita, "US", "organiser", "now").refused(403, "forbidden");
    una.removes(World.participant(ben)).refused(403, "forbidden");
    una.removes(World.participant(uwe)).ok();
    una.post(forum + "/invitations", invited(una, "RU")).refused(400, "bad-field");
    una.post(forum + "/invitations", invited(una, "US")).ok();
  }

  private static ObjectNode invited(Person una, String party) {
    ObjectNode body = una.change().put("days", 7).put("way", "code");
    ObjectNode whom = body.putArray("people").addObject();
    whom.put("name", "Sam").put("email", "sam@parley.example").put("language", "en");
    whom.put("party", party).put("capacity", "personal").put("horizon", "now");
    whom.putArray("roles").add("coChair");
    whom.putArray("groups");
    return body;
  }
}
