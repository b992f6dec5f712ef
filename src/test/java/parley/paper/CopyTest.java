package parley.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.paper.Chancery.draft;
import static parley.paper.Chancery.lists;
import static parley.paper.Chancery.unnumbered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Attribution;
import parley.forum.Event;
import parley.forum.Rule;
import parley.live.Forums;
import parley.store.Position;
import parley.web.Json;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** What goes from a caucus to the plenary is the words, and nothing of where they were written. */
class CopyTest {
  private static final Rule HIDING = Rule.Preset.NOT_FOR_ATTRIBUTION.rule();
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void open() {
    world = new World(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nothingOfTheCaucusTravels() throws JsonProcessingException {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    Person home = in.caucus(in.ana);
    String draft = draft(home, "Rivers", "party");
    String cursor = in.ben.enters().cursor();
    try (Ear ear = in.ben.listens(cursor)) {
      ear.hears("subscribed");
      in.circulates(home, draft).ok();
      List<String> secrets =
          List.of(
              draft,
              "ana",
              "Ana",
              World.participant(in.ana),
              world.account(in.ana),
              home.place().room());
      String told = ear.hears("paperChanged").toString();
      String read = lists(in.ben).text() + in.ben.polls(cursor).text();
      for (String secret : secrets) {
        assertThat(told).doesNotContain(secret);
        assertThat(read).doesNotContain("\"" + secret);
        assertThat(stored(in)).doesNotContain(secret);
      }
    }
  }

  /** The last entry of the plenary as the journal keeps it, with authors. */
  private String stored(Chancery in) throws JsonProcessingException {
    Forums forums = world.parley().forums();
    String forum = in.olga.place().forum();
    String room = in.olga.place().room();
    var view = forums.view(world.account(in.ben), forum, room);
    Position last = view.room().last();
    Event event = Objects.requireNonNull(forums.event(view, last));
    assertThat(event.room()).isEqualTo(room);
    JsonMapper mapper = Json.own(Attribution.forJournal());
    String text = mapper.writeValueAsString(event);
    assertThat(text).contains("Words of Rivers");
    return text;
  }

  @Test
  void nobodyCanTellWhichOfTwoOfAPartyWroteIt() {
    for (String by : List.of("party", "author")) {
      Chancery one = new Chancery(world, HIDING, "-1" + by);
      Chancery two = new Chancery(world, HIDING, "-2" + by);
      assertThat(asOthersSee(one, one.ana, by)).isEqualTo(asOthersSee(two, two.amy, by));
    }
  }

  private static String asOthersSee(Chancery in, Person author, String by) {
    String start = in.ben.enters().cursor();
    Person home = in.caucus(author);
    String draft = draft(home, "Rivers", by);
    try (Ear ear = in.ben.listens(start)) {
      ear.hears("subscribed");
      String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
      in.revises(home, draft, paper).ok();
      Chancery.withdraws(author, in.circulates(home, draft).ok().at("/paper/id").textValue()).ok();
      StringBuilder seen = new StringBuilder();
      ear.heardSoFar().forEach(seen::append);
      seen.append(lists(in.ben).text()).append(lists(in.usa).text());
      seen.append(Chancery.reads(in.ben, paper).text()).append(in.ben.polls(start).text());
      return unnumbered(seen.toString().replaceAll("\"(cursor|after)\":\"[^\"]*\"", ""))
          .replaceAll("T1/|AFG/", "");
    }
  }
}
