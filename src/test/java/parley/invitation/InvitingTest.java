package parley.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Who may invite whom, and what one learns by trying. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitingTest {
  private World world;
  private Person olga;
  private int forums;

  @BeforeAll
  void open(@TempDir Path directory) {
    world = new World(directory);
  }

  @AfterAll
  void close() {
    world.close();
  }

  @BeforeEach
  void aForum() {
    forums++;
    olga = world.organiser("olga" + forums, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  private ObjectNode somebody(String name) {
    return Door.somebody(name + forums, "US");
  }

  @Test
  void aCoChairInvitesOwnPeopleOnly() {
    Person vera = world.visitor("vera" + forums).in(olga.place());
    world.seats(olga, vera, "RU", "coChair", "all").ok();
    Door.code(olga, somebody("Nora"));
    ObjectNode igor = Door.somebody("Igor" + forums, "RU");
    String code = Door.code(vera, igor);
    JsonNode list = vera.get(Door.list(vera)).ok();
    assertThat(list.get("invitations")).hasSize(1);
    assertThat(list.at("/may/parties").toString()).isEqualTo("[\"RU\"]");
    refused(vera, Door.somebody("Nemo", "US"), "party");
    ObjectNode ofNone = Door.somebody("Nemo", "RU");
    ofNone.remove("party");
    refused(vera, ofNone, "party");
    ObjectNode organiser = Door.somebody("Nemo", "RU");
    organiser.putArray("roles").add("organiser");
    refused(vera, organiser, "roles");
    refused(vera, Door.somebody("Nemo", "RU").put("capacity", "staff"), "capacity");
    String theirs =
        Door.list(vera) + "/" + Door.line(olga, "Nora" + forums).get("invitation").asText();
    String never = Door.list(vera) + "/" + Ids.random();
    ObjectNode change = vera.change();
    assertThat(vera.put(theirs + "/revocation", change).seen())
        .isEqualTo(vera.put(never + "/revocation", change).seen());
    assertThat(Door.state(olga, "Nora" + forums)).isEqualTo("told");
    Person igors = Door.arrives(Door.stranger(world), code);
    Person seated = Door.in(igors, Door.accepts(igors, code));
    seated.get(Door.list(seated)).refused(403, "forbidden");
    Door.invites(seated, Door.somebody("Nemo", "RU")).refused(403, "forbidden");
  }

  /** A co-chair does not learn by addresses who of another party is here, or is asked. */
  @Test
  void addressesOfOthersTellNothing() {
    Person vera = world.visitor("vera" + forums).in(olga.place());
    world.seats(olga, vera, "RU", "coChair", "all").ok();
    Person ana = world.person(olga, "ana" + forums, "US");
    String anas = ana.login() + "@people.example";
    Door.code(olga, somebody("Nora"));
    ObjectNode seated = Door.somebody("Ana", "RU").put("email", anas);
    ObjectNode invited = somebody("Nora").put("party", "RU");
    ObjectNode body = Reply.JSON.createObjectNode();
    body.putArray("people").add(seated).add(invited);
    assertThat(vera.post(Door.list(vera) + "/preview", body).ok().toString())
        .isEqualTo("{\"people\":[{},{}]}");
    assertThat(olga.post(Door.list(olga) + "/preview", body).ok().toString())
        .contains("\"seated\"", "\"invited\"");
    String code = Door.code(vera, seated);
    Door.accepts(ana, code).refused(409, "already-seated");
  }

  private static void refused(Person person, ObjectNode invited, String field) {
    assertThat(Door.invites(person, invited).refused(400, "bad-field").text())
        .contains("people[0]." + field);
  }

  @Test
  void aListIsInvitedWholeOrNotAtAll() {
    ObjectNode wrong = somebody("Nemo").put("party", "FR");
    Reply refused = Door.invites(olga, somebody("Nora"), wrong, somebody("Nina"));
    assertThat(refused.refused(400, "bad-field").text()).contains("people[1].party");
    assertThat(olga.get(Door.list(olga)).ok().get("invitations")).isEmpty();
    ObjectNode body = Reply.JSON.createObjectNode();
    body.putArray("people")
        .add(somebody("Nora"))
        .add(wrong)
        .add(somebody("Nora"))
        .add(somebody("Nina").put("email", "nina"))
        .add(somebody("Nina").put("name", "<Nina>"));
    assertThat(olga.post(Door.list(olga) + "/preview", body).ok().toString())
        .isEqualTo(
            "{\"people\":[{},{\"wrong\":\"party\",\"field\":\"party\"},"
                + "{\"wrong\":\"twice\",\"field\":\"email\"},"
                + "{\"wrong\":\"email\",\"field\":\"email\"},"
                + "{\"wrong\":\"name\",\"field\":\"name\"}]}");
    ObjectNode long15 = Door.people(olga, List.of(somebody("Nora")), "code").put("days", 15);
    assertThat(olga.post(Door.list(olga), long15).refused(400, "bad-field").text())
        .contains("days");
    Door.invites(olga, somebody("Nora"), somebody("Nina")).ok();
  }

  @Test
  void theLogSaysThatSomebodyWasInvitedAndNotWho() {
    String code = Door.code(olga, Door.somebody("Nora", "US"));
    Door.code(olga, Door.somebody("Igor", "RU"));
    Door.revokes(olga, "Igor").ok();
    Reply log = olga.get("/api/forums/" + olga.place().forum() + "/log");
    assertThat(log.text())
        .contains("\"invited\"", "\"invitationRevoked\"")
        .doesNotContain("Nora", "nora", "Igor", "igor");
    Door.accepts(Door.arrives(Door.stranger(world), code), code).ok();
    JsonNode last = olga.get("/api/forums/" + olga.place().forum() + "/log").ok().at("/lines/0");
    assertThat(last.get("act").textValue()).isEqualTo("personEntered");
    assertThat(last.at("/by/name").textValue()).isEqualTo("Nora");
  }
}
