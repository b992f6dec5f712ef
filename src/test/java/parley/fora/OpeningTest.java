package parley.fora;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.membership.WholeParties;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/**
 * Forums are opened on terms by those who may, proposed by all others, and cloned without words.
 */
class OpeningTest {
  @TempDir Path directory;
  private World world;
  private Person opener;

  @BeforeEach
  void open() {
    world = new World(directory);
    opener = WholeOpening.opener(world, "opener");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static JsonNode forum(Person person, Place place) {
    return person.get("/api/forums/" + place.forum()).ok();
  }

  private static ObjectNode with(JsonNode terms, String field, JsonNode value) {
    ObjectNode copy = terms.deepCopy();
    copy.set(field, value);
    return copy;
  }

  @Test
  void aForumOpensAsItsTermsSay() {
    Place place = WholeOpening.opens(opener, WholeOpening.terms("eurasian-security"));
    JsonNode there = forum(opener, place);
    assertThat(there.at("/name/ru").textValue()).isEqualTo("Своё море");
    assertThat(there.at("/charter/fr").textValue()).isEqualTo("Écoutons d’abord.");
    assertThat(there.at("/decision").textValue()).isEqualTo("eachParty");
    assertThat(there.at("/parties").findValuesAsText("code")).containsExactly("EU", "FR", "TR");
    String people = "/api/forums/" + place.forum() + "/people";
    assertThat(opener.get(people).ok().get("groups").findValuesAsText("symbol"))
        .containsExactly("PL", "WG1");
    Person tom = world.visitor("tom").in(place);
    world.seats(opener.in(place), tom, "TR", "participant", "all").ok();
    assertThat(forum(tom, place).get("rooms").findValuesAsText("kind"))
        .containsExactlyInAnyOrder("plenary", "caucus");
  }

  @Test
  void whatDoesNotFitOpensNothing() {
    JsonNode terms = WholeOpening.terms(null);
    ObjectNode body = opener.change();
    body.set("terms", with(terms, "parties", terms.get("parties").deepCopy()));
    ((com.fasterxml.jackson.databind.node.ArrayNode) body.at("/terms/parties"))
        .removeAll()
        .add("FR");
    opener.post("/api/forums", body).refused(400, "bad-field");
    ObjectNode row = opener.change();
    row.set("terms", ((ObjectNode) terms.deepCopy()).put("row", "nowhere"));
    opener.post("/api/forums", row).refused(400, "bad-field");
    ObjectNode track = opener.change();
    track.set("terms", ((ObjectNode) terms.deepCopy()).put("track", "T9"));
    opener.post("/api/forums", track).refused(400, "bad-field");
    Person ana = world.visitor("ana");
    ObjectNode hers = ana.change();
    hers.set("terms", terms);
    ana.post("/api/forums", hers).refused(403, "forbidden");
    assertThat(opener.get("/api/forums").ok().get("forums")).isEmpty();
  }

  @Test
  void aCloneHasNeitherPeopleNorWords() {
    Place place = WholeOpening.opens(opener, WholeOpening.terms("eurasian-security"));
    Person tom = world.visitor("tom").in(place);
    world.seats(opener.in(place), tom, "TR", "participant", "all").ok();
    String plenary = forum(tom, place).at("/rooms/0/id").textValue();
    tom.in(new Place(place.forum(), plenary)).opensThread("Canary").ok();
    String path = "/api/forums/" + place.forum() + "/terms";
    JsonNode terms = opener.get(path).ok();
    assertThat(terms.toString()).doesNotContain("Canary", "tom", plenary);
    assertThat(terms)
        .isEqualTo(WholeOpening.terms("eurasian-security").set("parties", terms.get("parties")));
    Place clone = WholeOpening.opens(opener, terms);
    assertThat(clone.forum()).isNotEqualTo(place.forum());
    assertThat(forum(opener, clone).get("charter")).isEqualTo(forum(opener, place).get("charter"));
    tom.get("/api/forums/" + clone.forum()).refused(404, "not-found");
    tom.get(path).refused(403, "forbidden");
    world.visitor("zoe").get(path).refused(404, "not-found");
  }

  @Test
  void aCloneHasThePartiesThatSitAndThatOthersKnow() {
    Place place = WholeOpening.opens(opener, WholeOpening.terms("eurasian-security"));
    WholeParties.asks(opener.in(place), WholeParties.accession(opener.in(place), "XQ", "all"));
    Person tom = world.visitor("tom").in(place);
    world.seats(opener.in(place), tom, "TR", "coChair", "all").ok();
    tom.put("/api/forums/" + place.forum() + "/parties/TR/withdrawal", tom.change()).done();
    assertThat(forum(opener, place).get("parties").findValuesAsText("code")).contains("XQ");
    JsonNode terms = opener.get("/api/forums/" + place.forum() + "/terms").ok();
    assertThat(terms.get("parties").toString()).isEqualTo("[\"EU\",\"FR\"]");
    WholeOpening.opens(opener, terms);
  }

  @Test
  void aProposalIsKnownToTheTwoOfThem() {
    Person ana = world.visitor("ana");
    Person ben = world.visitor("ben");
    String before = ben.get("/api/proposals").text();
    String id =
        WholeOpening.proposes(ana, opener, WholeOpening.terms(null)).ok().at("/proposal").asText();
    assertThat(ben.get("/api/proposals").text()).isEqualTo(before);
    String refuse = "/api/proposals/" + id + "/refusal";
    String never = "/api/proposals/" + Ids.random() + "/refusal";
    assertThat(ben.put(refuse, WholeOpening.refusal("No")).seen())
        .isEqualTo(ben.put(never, WholeOpening.refusal("No")).seen());
    ana.put(refuse, WholeOpening.refusal("No")).refused(404, "not-found");
    JsonNode received = opener.get("/api/proposals").ok().get("received");
    assertThat(received.findValuesAsText("why")).containsExactly("It is time");
    opener.put(refuse, WholeOpening.refusal("Not this year")).done();
    opener.put(refuse, WholeOpening.refusal("Never")).refused(409, "nothing-changes");
    assertThat(ana.get("/api/proposals").ok().at("/made/0/answer").asText())
        .isEqualTo("Not this year");
    WholeOpening.proposes(ana, ben, WholeOpening.terms(null)).refused(400, "bad-field");
  }

  @Test
  void whoProposedIsSeatedWhereThatIsWished() {
    Person ana = world.visitor("ana");
    String id =
        WholeOpening.proposes(ana, opener, WholeOpening.terms(null)).ok().at("/proposal").asText();
    Place place = WholeOpening.opens(opener, WholeOpening.terms(null));
    String accept = "/api/proposals/" + id + "/acceptance";
    ana.put(accept, WholeOpening.accepts(ana, place, true)).refused(404, "not-found");
    ObjectNode acceptance = WholeOpening.accepts(opener, place, true);
    opener.put(accept, acceptance).done();
    opener.put(accept, acceptance).done(); // the answer to the first was lost
    Place other = WholeOpening.opens(opener, WholeOpening.terms("eurasian-security"));
    opener.put(accept, WholeOpening.accepts(opener, other, false)).refused(409, "nothing-changes");
    assertThat(forum(ana, place).at("/you/roles").findValuesAsText("")).isEmpty();
    assertThat(forum(ana, place).at("/you/roles/0").asText()).isEqualTo("organiser");
    assertThat(ana.get("/api/proposals").ok().at("/made/0/opened").asBoolean()).isTrue();
  }
}
