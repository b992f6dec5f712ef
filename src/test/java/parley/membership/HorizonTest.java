package parley.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.invitation.Door;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** Nobody of a party that came later reads, by whatever way, what was agreed to stay unread. */
class HorizonTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
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

  private void accedes(String party, String from) {
    String id = asked(party, from);
    WholeParties.answers(ana, id, true).done();
    WholeParties.answers(ben, id, true).done();
  }

  private void reports(String symbol) {
    World.group(olga, symbol, List.of(World.participant(ana)));
    ObjectNode closure = olga.change();
    closure.putObject("report").put("en", "What " + symbol + " found.");
    olga.put(forum + "/groups/" + World.groupId(olga, symbol) + "/closure", closure).ok();
  }

  @Test
  void anOldSideRoomShowsALatePartyNothingFromBefore() {
    ObjectNode side = olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    side.putArray("members").add(World.participant(ana));
    String plenary = forum + "/groups/" + World.groupId(olga, "PL");
    String room = olga.post(plenary + "/rooms", side).ok().get("room").textValue();
    Person inside = ana.in(new Place(olga.place().forum(), room));
    String early = inside.opensThread("Early").ok().at("/thread/id").textValue();
    accedes("IN", "now");
    String late = inside.opensThread("Late").ok().at("/thread/id").textValue();
    Person indra = world.person(olga, "indra", "IN");
    ObjectNode puts = olga.change().put("all", true);
    puts.putArray("participants").add(World.participant(indra)).add(World.participant(ben));
    olga.put(forum + "/rooms/" + room + "/members", puts).done();
    assertThat(indra.in(inside.place()).enters().ok().get("threads")).hasSize(1);
    indra.in(inside.place()).reads(early).refused(404, "not-found");
    indra.in(inside.place()).reads(late).ok();
    assertThat(ben.in(inside.place()).enters().ok().get("threads")).hasSize(2);
  }

  @Test
  void reportsAndWhatWasAskedBeforeStayUnreadByALateParty() {
    reports("WG1");
    accedes("PK", "all");
    Person pia = world.person(olga, "pia", "PK");
    String open = asked("TR", "all");
    String last = asked("IN", "now");
    for (Person one : List.of(ana, ben, pia)) {
      WholeParties.answers(one, last, true).done();
    }
    reports("WG2");
    Person indra = world.person(olga, "indra", "IN");
    assertThat(indra.get(forum + "/reports").ok().get("reports").findValuesAsText("symbol"))
        .containsExactly("WG2");
    assertThat(pia.get(forum + "/reports").ok().get("reports")).hasSize(2);
    assertThat(indra.get(forum + "/parties").ok().get("accessions").findValuesAsText("id"))
        .containsExactly(open);
    assertThat(pia.get(forum + "/parties").ok().get("accessions")).hasSize(3);
    WholeParties.answers(ana, open, false).done();
    WholeParties.answers(ben, open, true).done();
    WholeParties.answers(pia, open, true).done();
    WholeParties.answers(indra, open, true).done();
    assertThat(indra.get(forum + "/parties").ok().at("/accessions/0/outcome").textValue())
        .isEqualTo("stopped");
  }

  @Test
  void anInvitationSaysFromWhenItsPartyWillRead() {
    accedes("IN", "now");
    for (String party : List.of("IN", "US")) {
      String code = Door.code(olga, Door.somebody("Nora" + party, party));
      Person nora = Door.arrives(Door.stranger(world), code);
      assertThat(Door.knocks(nora, code).ok().at("/ahead/readsAll").booleanValue())
          .isEqualTo(party.equals("US"));
    }
  }
}
