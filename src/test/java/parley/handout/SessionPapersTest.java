package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Papers belong to items of an agenda, and everybody keeps to themselves which they have read. */
class SessionPapersTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private String session;
  private String item;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.CHATHAM_HOUSE.rule(), "");
    session = Handed.planned(in.usa, "Second session");
    ObjectNode body = in.usa.change().put("title", "Water first").put("minutes", 20);
    item = in.usa.post(agenda() + "/items", body).ok().at("/item/id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String agenda() {
    return in.usa.place().path() + "/sessions/" + session + "/agenda";
  }

  private Reply links(Person person, String... papers) {
    ObjectNode body = person.change();
    body.putArray("threads");
    List.of(papers).forEach(body.putArray("papers")::add);
    return person.put(agenda() + "/items/" + item + "/links", body);
  }

  private List<String> read(Person person) {
    return person
        .get(agenda())
        .ok()
        .at("/items/0/papers")
        .valueStream()
        .map(paper -> paper.textValue())
        .toList();
  }

  private static Reply marks(Person person, String paper, int revision) {
    ObjectNode body = Reply.JSON.createObjectNode().put("paper", paper);
    return person.put(
        person.place().path() + "/reading", revision < 0 ? body : body.put("revision", revision));
  }

  @Test
  void papersOfTheRoomBelongToAnItemAndAreNamedOnPaper() {
    String rivers = in.circulated(in.caucus(in.ana), "Rivers");
    String dams = in.circulated(in.caucus(in.ana), "Dams");
    links(in.ana, rivers, Ids.random()).refused(400, "bad-field");
    links(in.ana, rivers, rivers).refused(400, "bad-field");
    links(in.oscar, rivers).refused(403, "forbidden");
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      links(in.ana, dams, rivers).ok();
      assertThat(ear.hears("itemChanged").at("/item/papers/0").textValue()).isEqualTo(dams);
    }
    assertThat(read(in.ben)).containsExactly(dams, rivers);
    String copy = Handed.taken(in.ben, Handed.agenda(session));
    assertThat(copy.indexOf("Dams")).isPositive().isLessThan(copy.indexOf("Rivers"));
    ObjectNode threadsAlone = in.ana.change();
    threadsAlone.putArray("threads");
    in.ana.put(agenda() + "/items/" + item + "/links", threadsAlone).ok();
    assertThat(read(in.ben)).as("left out: as they are").hasSize(2);
    world.restart();
    assertThat(read(in.ben)).containsExactly(dams, rivers);
    links(in.ana).ok();
    assertThat(read(in.ben)).isEmpty();
  }

  @Test
  void whoCameLaterIsNotToldWhichPapersWereThere() {
    String before = in.circulated(in.caucus(in.ana), "Rivers");
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "RU", "participant", "now").ok();
    String after = in.circulated(in.caucus(in.ana), "Dams");
    links(in.ana, before, after).ok();
    assertThat(read(in.ben)).containsExactly(before, after);
    assertThat(read(late)).containsExactly(after);
    assertThat(Handed.taken(late, Handed.agenda(session)))
        .contains("Dams")
        .doesNotContain("Rivers");
    marks(late, before, 0).refused(400, "bad-field");
    assertThat(marks(late, before, 0).seen()).isEqualTo(marks(late, Ids.random(), 0).seen());
  }

  @Test
  void whoCameLaterTakesNothingAwayThatTheyCannotSee() {
    String before = in.circulated(in.caucus(in.ana), "Rivers");
    String shared = in.circulated(in.caucus(in.ana), "Canals");
    Person late = world.visitor("late").in(in.olga.place());
    world.seats(in.olga, late, "RU", "coChair", "now").ok();
    links(in.ana, before, shared).ok();
    String after = in.circulated(in.caucus(in.ana), "Dams");
    String other = in.circulated(in.caucus(in.ana), "Weirs");
    links(late, after, other).ok();
    assertThat(read(late)).containsExactly(after, other);
    assertThat(read(in.ben)).containsExactly(before, shared, after, other);
    links(late, other).ok();
    assertThat(read(late)).containsExactly(other);
    assertThat(read(in.ben)).containsExactly(before, shared, other);
    links(in.ana, other).ok();
    assertThat(read(in.ben)).containsExactly(other);
  }

  @Test
  void whatOneHasReadIsOnesOwn() {
    String rivers = in.circulated(in.caucus(in.ana), "Rivers");
    String reading = in.ben.place().path() + "/reading";
    marks(in.ben, rivers, 0).ok();
    marks(in.ben, rivers, 1).refused(400, "bad-field");
    assertThat(in.ben.get(reading).ok().at("/papers/" + rivers).intValue()).isZero();
    assertThat(in.ana.get(reading).ok().at("/papers")).isEmpty();
    assertThat(in.ben.get(in.ben.place().path() + "/papers").text()).doesNotContain("read");
    world.restart();
    assertThat(in.ben.get(reading).ok().at("/papers")).hasSize(1);
    marks(in.ben, rivers, -1).ok();
    assertThat(in.ben.get(reading).ok().at("/papers")).isEmpty();
    Person nora = world.visitor("nora").in(in.ben.place());
    assertThat(nora.get(reading).seen())
        .isEqualTo(nora.get(reading.replace(in.ben.place().room(), Ids.random())).seen());
  }
}
