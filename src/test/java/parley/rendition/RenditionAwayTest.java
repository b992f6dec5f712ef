package parley.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.rendition.Rendered.WATER;
import static parley.rendition.Rendered.reads;
import static parley.rendition.Rendered.renders;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.rendition.Rendered.At;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Who was away reads nothing of what was put in meanwhile, and changes nothing of it. */
class RenditionAwayTest {
  private static final String SAID = "قناری";
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

  /** A working group in which Ana circulated a paper; Ben is an interpreter there. */
  private final class Group {
    private final Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    private final Person ira = in.seat("ira", null, "interpreter");
    private final Person.Place place =
        World.group(in.olga, "WG1", List.of(World.participant(in.ana), World.participant(ira)));
    private final Person ana = in.ana.in(place);
    private final Person ben = ira.in(place);
    private final String paper = circulated();

    private String circulated() {
      String draft = Chancery.begins(ana, "Water", "author").ok().at("/draft/id").textValue();
      Rendered.writes(ana, draft, 2, WATER).ok();
      var sent = Chancery.circulation(ana, draft, ana);
      return Chancery.sends(ana, draft, sent).ok().at("/paper/id").textValue();
    }

    private String member() {
      String groups = "/api/forums/" + place.forum() + "/groups/";
      return groups + World.groupId(in.olga, "WG1") + "/members/" + World.participant(ira);
    }

    /** Ben is not there while this is done, and reads nothing of it later. */
    private void away(Runnable meanwhile) {
      in.olga.put(member() + "/removal", in.olga.change()).ok();
      reads(ben, paper, "fa").refused(404, "not-found");
      meanwhile.run();
      in.olga.put(member(), in.olga.change().put("horizon", "now")).ok();
    }
  }

  @Test
  void whoWasAwayReadsWhatWasSaidBeforeAndAfterOnly() {
    Group of = new Group();
    renders(of.ana, of.paper, At.of(1), "پیش").ok();
    of.away(() -> renders(of.ana, of.paper, At.of(2), SAID).ok());
    JsonNode before = reads(of.ben, of.paper, "fa").ok();
    assertThat(before.at("/rendition/last")).isEqualTo(before.at("/rows/1/rendered/id"));
    renders(of.ana, of.paper, At.of(3), "پس").ok();
    assertThat(reads(of.ana, of.paper, "fa").text()).contains("پیش", SAID, "پس");
    JsonNode page = reads(of.ben, of.paper, "fa").ok();
    assertThat(page.toString()).doesNotContain(SAID).contains("پیش", "پس");
  }

  @Test
  void whoWasAwayWritesOverNothingThatWasPutInMeanwhile() {
    Group of = new Group();
    renders(of.ana, of.paper, At.of(1), "پیش").ok();
    of.away(() -> renders(of.ana, of.paper, At.of(2), SAID).ok());
    renders(of.ben, of.paper, At.of(2), "نو").refused(409, "version-changed");
    Rendered.withdraws(of.ben, of.paper, "fa").refused(409, "version-changed");
    assertThat(reads(of.ana, of.paper, "fa").text()).contains(SAID);
    renders(of.ben, of.paper, At.of(3), "نو").ok();
    Rendered.withdraws(of.ben, of.paper, "fa").refused(409, "version-changed");
    assertThat(reads(of.ana, of.paper, "fa").text()).contains(SAID);
  }

  @Test
  void whoWasAwayChangesNothingThatWasDeclaredMeanwhile() {
    Group of = new Group();
    Rendered.rendersAll(of.ben, of.paper);
    String over = reads(of.ben, of.paper, "fa").ok().at("/rows/1/rendered/id").textValue();
    of.away(() -> Rendered.declares(of.ana, of.paper, true).ok());
    renders(of.ben, of.paper, At.of(1).over(over), "نو").refused(409, "frozen");
    Rendered.withdraws(of.ben, of.paper, "fa").refused(403, "forbidden");
    assertThat(Rendered.lists(of.ana, of.paper).ok().at("/renditions/0/status").textValue())
        .isEqualTo("authentic");
  }

  @Test
  void whoWasAwayIsNotToldWhatBecomesOfWhatTheyNeverRead() {
    Group of = new Group();
    of.away(() -> Rendered.rendersAll(of.ana, of.paper));
    try (Ear ear = of.ben.listens(of.ben.enters().cursor())) {
      ear.hears("subscribed");
      Rendered.declares(of.ana, of.paper, true).ok();
      Rendered.withdraws(of.ana, of.paper, "fa").ok();
      of.ana.opensThread("Later").ok();
      ear.hears("threadOpened");
      assertThat(ear.heardSoFar().toString()).doesNotContain("rendition");
    }
    Rendered.withdraws(of.ben, of.paper, "fa").refused(404, "not-found");
  }

  @Test
  void whoReadAnEarlierVersionIsNotToldThatALaterOneIsGone() {
    Group of = new Group();
    renders(of.ana, of.paper, At.of(1), "نخست").ok();
    assertThat(reads(of.ben, of.paper, "fa").text()).contains("نخست");
    String cursor = of.ben.enters().cursor();
    Rendered.withdraws(of.ana, of.paper, "fa").ok();
    assertThat(of.ben.polls(cursor).text()).contains("\"gone\":true");
    of.away(() -> renders(of.ana, of.paper, At.of(1), SAID).ok());
    String back = of.ben.enters().cursor();
    Rendered.withdraws(of.ana, of.paper, "fa").ok();
    of.ana.opensThread("Later").ok();
    assertThat(of.ben.polls(back).text()).contains("threadOpened").doesNotContain("rendition");
    renders(of.ana, of.paper, At.of(1), "سوم").ok();
    String third = of.ben.enters().cursor();
    Rendered.withdraws(of.ana, of.paper, "fa").ok();
    assertThat(of.ben.polls(third).text()).as("which he read").contains("\"gone\":true");
  }
}
