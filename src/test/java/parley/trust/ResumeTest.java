package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.push.Limits;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** Whoever was away hears what they missed: all of it, once, in order; or is told to start over. */
class ResumeTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private String thread;
  private final List<String> cursors = new ArrayList<>();

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    JsonNode opened = ana.opensThread("Water").ok();
    thread = opened.get("thread").get("id").textValue();
    cursors.add(opened.get("cursor").textValue());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void said(int times) {
    for (int i = 0; i < times; i++) {
      cursors.add(ana.contributes(thread, "words " + cursors.size()).cursor());
    }
  }

  @Test
  void fromEveryCursorTheRestIsHeardOnceAndChained() {
    said(6);
    for (int from = 0; from < cursors.size(); from++) {
      try (Ear ear = ben.listens(cursors.get(from))) {
        List<JsonNode> heard = ear.hearsUpTo("subscribed");
        assertThat(heard.getLast().get("cursor").textValue()).isEqualTo(cursors.getLast());
        List<JsonNode> frames = heard.subList(0, heard.size() - 1);
        assertThat(frames)
            .extracting(f -> f.get("after").textValue())
            .isEqualTo(cursors.subList(from, cursors.size() - 1));
        assertThat(frames)
            .extracting(f -> f.get("cursor").textValue())
            .isEqualTo(cursors.subList(from + 1, cursors.size()));
        if (!frames.isEmpty()) {
          JsonNode polled = ben.polls(cursors.get(from)).ok().get("frames");
          assertThat(polled).containsExactlyElementsOf(frames);
        }
      }
    }
  }

  @Test
  void whatIsMissedAndWhatIsHeardLiveMakeOneChain() {
    said(2);
    try (Ear live = ben.listens(cursors.getFirst());
        Ear late = olga.listens(null)) {
      late.hears("subscribed");
      said(2);
      List<JsonNode> heard = new ArrayList<>();
      while (heard.size() < 4) {
        JsonNode frame = live.next();
        if (frame.has("after")) {
          heard.add(frame);
        }
      }
      assertThat(heard)
          .extracting(f -> f.get("after").textValue())
          .isEqualTo(cursors.subList(0, cursors.size() - 1));
      assertThat(late.heardSoFar()).isEqualTo(heard.subList(2, 4));
    }
  }

  /** More than is told at once: it comes in parts, each after the one before was taken. */
  @Test
  void muchThatWasMissedIsOneChain() {
    said(300);
    try (Ear ear = ben.listens(cursors.getFirst())) {
      assertThat(ear.hearsUpTo("subscribed"))
          .filteredOn(f -> f.has("after"))
          .extracting(f -> f.get("after").textValue())
          .isEqualTo(cursors.subList(0, cursors.size() - 1));
    }
    String from = cursors.getFirst();
    List<JsonNode> polled = new ArrayList<>();
    while (!from.equals(cursors.getLast())) {
      JsonNode frames = ben.polls(from).ok().get("frames");
      frames.forEach(polled::add);
      from = polled.getLast().get("cursor").textValue();
    }
    assertThat(polled)
        .extracting(f -> f.get("after").textValue())
        .isEqualTo(cursors.subList(0, cursors.size() - 1));
  }

  @Test
  void aRestartOfTheNodeLeavesNoGap() {
    said(2);
    world.restart();
    said(2);
    try (Ear ear = ben.listens(cursors.getFirst())) {
      assertThat(ear.hearsUpTo("subscribed"))
          .filteredOn(f -> f.has("after"))
          .extracting(f -> f.get("after").textValue())
          .isEqualTo(cursors.subList(0, cursors.size() - 1));
    }
  }

  @Test
  void cursorsOfElsewhereAndGarbledOnesStartOver() {
    Place inner = World.group(olga, "WG1", List.of(World.participant(ben)));
    String foreign = ben.in(inner).enters().cursor();
    Person ole = world.organiser("ole", Rule.Preset.CHATHAM_HOUSE.rule());
    String farther = ole.enters().cursor();
    for (String cursor : List.of(foreign, farther, Ids.random(), "not a cursor", "")) {
      try (Ear ear = ben.listens(cursor)) {
        assertThat(ear.next().get("type").textValue()).as(cursor).isEqualTo("startOver");
      }
      assertThat(ben.polls(cursor).text()).as(cursor).contains("startOver");
      ana.seeing(cursor).contributes(thread, "Shown what?").refused(400, "bad-cursor");
    }
  }

  @Test
  void whoReadsFromNowOnIsNotTakenFurtherBack() {
    said(2);
    Person cho = world.visitor("cho").in(olga.place());
    world.seats(olga, cho, "CN", "participant", "now").ok();
    assertThat(cho.enters().text()).doesNotContain(thread);
    cho.reads(thread).refused(404, "not-found");
    try (Ear ear = cho.listens(cursors.getFirst())) {
      assertThat(ear.next().get("type").textValue()).isEqualTo("startOver");
    }
    String from = cho.enters().cursor();
    String later = ana.contributes(thread, "From now on").id();
    JsonNode page = cho.reads(thread).ok();
    assertThat(page.get("contributions").findValuesAsText("id")).containsExactly(later);
    assertThat(page.get("thread").has("title")).isFalse();
    try (Ear ear = cho.listens(from)) {
      assertThat(ear.next().get("contribution").get("id").textValue()).isEqualTo(later);
    }
    assertThat(ben.reads(thread).ok().get("contributions")).hasSize(4);
  }

  @Test
  void whoReadsFromNowOnHearsNothingOfWhatWasSaidBefore() {
    String before = ana.contributes(thread, "Said before").id();
    String other = ana.contributes(thread, "Taken back").id();
    Person cho = world.visitor("cho").in(olga.place());
    world.seats(olga, cho, "CN", "participant", "now").ok();
    try (Ear ear = cho.listens(cho.enters().cursor())) {
      ear.hears("subscribed");
      ana.edits(thread, before, 1, Person.words("Said CANARY before")).ok();
      ana.withdraws(thread, other).ok();
      String later = ben.contributes(thread, "From now on").id();
      List<JsonNode> heard = ear.hearsUpTo("contributed");
      assertThat(heard.getLast().at("/contribution/id").textValue()).isEqualTo(later);
      assertThat(heard).hasSize(1);
    }
  }

  @Test
  void aPollAsksForSoManyRoomsAndNoMore() {
    ObjectNode ask = Reply.JSON.createObjectNode();
    for (int i = 0; i <= Limits.USUAL.topics(); i++) {
      ask.withArray("rooms")
          .addObject()
          .put("forum", ben.place().forum())
          .put("room", ben.place().room())
          .put("cursor", cursors.getFirst());
    }
    ben.post("/api/live/poll", ask).refused(400, "bad-field");
  }
}
