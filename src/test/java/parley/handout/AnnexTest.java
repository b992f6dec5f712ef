package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.handout.Enclosed.annexes;
import static parley.handout.Enclosed.id;
import static parley.handout.Enclosed.laid;
import static parley.handout.Enclosed.laying;
import static parley.handout.Enclosed.lays;
import static parley.handout.Enclosed.ofDraft;
import static parley.handout.Enclosed.ofPaper;
import static parley.handout.Enclosed.removes;
import static parley.handout.Enclosed.sends;
import static parley.handout.Enclosed.taken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.annex.Uploads;
import parley.document.Spoilt;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Folders;
import parley.world.Person;
import parley.world.World;

/** Files that go with papers: cleaned, sealed, read by whoever reads the paper, gone with it. */
class AnnexTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;
  private Pieces pieces;
  private Person home;
  private String draft;

  @BeforeEach
  void open() {
    world = new World(directory);
    pieces = new Pieces(world, "files");
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    home = in.caucus(in.ana);
    draft = Chancery.draft(home, "Rivers", "party");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aPictureGoesWithItsPaperAndIsAnotherFileThere() throws Exception {
    try (Ear ear = in.caucus(in.usa).listens(in.caucus(in.usa).enters().cursor())) {
      ear.hears("subscribed");
      JsonNode laid = laid(home, draft, Spoilt.png());
      JsonNode told = ear.hears("draftPaperChanged").at("/draft/annexes/0");
      assertThat(told).isEqualTo(laid);
      assertThat(laid.get("alt").textValue()).isEqualTo("A map of three basins");
      byte[] kept = taken(ofDraft(in.caucus(in.usa), draft, id(laid)));
      assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(Spoilt.CANARY);
      String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
      JsonNode there = annexes(in.ben, paper).get(0);
      assertThat(id(there)).isNotEqualTo(id(laid));
      assertThat(taken(ofPaper(in.ben, paper, id(there)))).isEqualTo(kept);
      String title = there.get("title").textValue();
      assertThat(Handed.taken(in.ben, Handed.paper(paper)))
          .contains("Annexes", "Annex 1: " + title + " (annex-1.png, saved separately)");
      world.restart();
      assertThat(taken(ofPaper(in.oscar, paper, id(there)))).isEqualTo(kept);
      // the copy stays when the draft loses its own
      removes(home, draft, id(laid)).ok();
      ofDraft(home, draft, id(laid)).refused(404, "not-found");
      assertThat(taken(ofPaper(in.ben, paper, id(there)))).isEqualTo(kept);
    }
  }

  @Test
  void whoDoesNotReadThePaperReadsNoFile() {
    String mine = id(laid(home, draft, Spoilt.png()));
    Person outsider = in.ben.in(home.place());
    String never = ofDraft(outsider, Ids.random(), Ids.random()).seen();
    assertThat(ofDraft(outsider, draft, mine).seen()).isEqualTo(never);
    assertThat(Enclosed.part(outsider, draft, Ids.random() + "/parts/0", new byte[9]).seen())
        .isEqualTo(
            Enclosed.part(outsider, Ids.random(), Ids.random() + "/parts/0", new byte[9]).seen());
    removes(outsider, draft, mine).refused(404, "not-found");
    // nor through a paper that is theirs, or by an id from elsewhere
    String paper = in.circulated(in.ben, "Other");
    ofPaper(in.ben, paper, mine).refused(404, "not-found");
    ofPaper(in.ben, draft, mine).refused(404, "not-found");
    Person here = in.ana.in(in.olga.place());
    String alone = Chancery.draft(here, "Alone", "author");
    String held = id(laid(here, alone, Spoilt.png()));
    Enclosed.part(in.ben, alone, Ids.random() + "/parts/0", new byte[9]).refused(403, "forbidden");
    removes(in.ben, alone, held).refused(403, "forbidden");
    taken(ofDraft(in.ben, alone, held)); // a draft of this room is read by all in it
  }

  @Test
  void underEmbargoAFileIsShutAsItsPaperIs() {
    laid(home, draft, Spoilt.png());
    String paper = held();
    Person ana = in.ana.in(in.olga.place());
    String annex = id(annexes(ana, paper).get(0));
    taken(ofPaper(ana, paper, annex));
    assertThat(ofPaper(in.ben, paper, annex).seen())
        .isEqualTo(ofPaper(in.ben, Ids.random(), Ids.random()).seen());
  }

  private String held() {
    Person there = home.in(in.olga.place());
    ObjectNode body =
        home.change()
            .put("to", there.place().room())
            .put("shown", there.enters().cursor())
            .put("version", Chancery.version(home, draft));
    String until = parley.web.Json.text(World.NOON.plus(Duration.ofDays(1)));
    body.put("embargo", until.substring(1, until.length() - 1));
    return home.post(Enclosed.draft(home, draft) + "/circulation", body)
        .ok()
        .at("/paper/id")
        .textValue();
  }

  @Test
  void aWithdrawnPaperHasNoFilesInTheStore() {
    laid(home, draft, Spoilt.png());
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    String annex = id(annexes(in.ben, paper).get(0));
    Chancery.withdraws(in.usa.in(in.olga.place()), paper).ok();
    ofPaper(in.ben, paper, annex).refused(409, "withdrawn");
    assertThat(annexes(in.ben, paper)).isEmpty();
    assertThat(pieces.of(in.olga.place().room())).isEmpty();
    assertThat(pieces.of(home.place().room())).hasSize(1);
  }

  @Test
  void aPurgedDraftHasNoFilesInTheStoreNorInAnOlderCopy() {
    laid(home, draft, Spoilt.png());
    Path copy = directory.resolve("copy");
    Path files = directory.resolve("db");
    world.restart(() -> Folders.copy(files, copy));
    Person chair = in.caucus(in.usa);
    chair.put(chair.place().path() + "/purge", chair.change().put("subject", draft)).ok();
    assertThat(pieces.of(home.place().room())).isEmpty();
    world.restart(() -> {
      Folders.remove(files);
      Folders.copy(copy, files);
    });
    assertThat(pieces.of(home.place().room())).isEmpty();
  }

  @Test
  void aRevisionBeginsWithWhatWentWithThePaper() throws Exception {
    laid(home, draft, Spoilt.png());
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    ObjectNode plan = Chancery.plan(home, "Rivers", "party").put("from", paper);
    JsonNode next = home.post(Chancery.papers(home) + "/drafts", plan).ok().get("draft");
    String second = next.get("id").textValue();
    assertThat(next.get("annexes")).hasSize(1);
    laid(home, second, Spoilt.pdf());
    in.revises(home, second, paper).ok();
    assertThat(annexes(in.ben, paper)).hasSize(2);
    assertThat(annexes(in.ben, paper).at("/1/pages").intValue()).isEqualTo(1);
    String added = id(annexes(in.ben, paper).get(1));
    taken(ofPaper(in.ben, paper, added));
    in.ben
        .get(Chancery.papers(in.ben) + "/" + paper + "/annexes/" + added + "?revision=0")
        .refused(404, "not-found");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    String upload = Ids.random();
    int parts = sends(home, draft, upload, Spoilt.png());
    lays(home, draft, laying(home, upload, parts, null)).refused(400, "bad-field");
    lays(home, draft, laying(home, upload, parts + 1, "A map")).refused(400, "bad-field");
    lays(in.caucus(in.usa), draft, laying(in.usa, upload, parts, "A map"))
        .refused(400, "bad-field");
    byte[] large = new byte[Uploads.PART_BYTES_MAX + 1];
    Enclosed.part(home, draft, upload + "/parts/1", large).refused(400, "bad-field");
    Enclosed.part(home, draft, upload + "/parts/48", new byte[1]).refused(404, "not-found");
    byte[] page = "<html><script>".getBytes(StandardCharsets.UTF_8);
    String other = Ids.random();
    int one = sends(home, draft, other, page);
    lays(home, draft, laying(home, other, one, "A page")).refused(400, "document-unknown");
    ObjectNode laying = laying(home, upload, parts, "A map");
    JsonNode first = lays(home, draft, laying).ok();
    assertThat(lays(home, draft, laying).ok().get("annex")).isEqualTo(first.get("annex"));
    assertThat(Chancery.lists(home).ok().at("/drafts/0/annexes")).hasSize(1);
  }

  @Test
  void nothingOfAFileLiesOpenOnTheDisk() throws Exception {
    String alt = "canary-alt-of-a-picture";
    String upload = Ids.random();
    int parts = sends(home, draft, upload, Spoilt.png());
    lays(home, draft, laying(home, upload, parts, alt)).ok();
    world.restart();
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).filter(f -> holds(f, alt, "IHDR"))).isEmpty();
    }
  }

  private static boolean holds(Path file, String... any) {
    try {
      String all = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Stream.of(any).anyMatch(all::contains);
    } catch (IOException gone) {
      return false;
    }
  }
}
