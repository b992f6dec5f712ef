package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.handout.Enclosed.laying;
import static parley.handout.Enclosed.lays;
import static parley.handout.Enclosed.sends;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.annex.Uploads;
import parley.annex.Uploads.Upload;
import parley.document.Spoilt;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.web.Problem;
import parley.world.Person;
import parley.world.World;

/** What is sent in parts waits no longer than it is needed, and for an hour at most. */
class UploadsTest {
  @TempDir Path directory;
  private World world;
  private Pieces parts;
  private Person home;
  private String draft;

  @BeforeEach
  void open() {
    world = new World(directory);
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
    parts = new Pieces(world, "uploads");
    home = in.caucus(in.ana);
    draft = Chancery.draft(home, "Rivers", "party");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Database database() throws IOException {
    MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
    return Database.open(world.database(), 5, key);
  }

  @Test
  void whatIsLaidOrCannotBeCleanedIsForgotten() {
    byte[] page = "<html><script>".getBytes(StandardCharsets.UTF_8);
    String other = Ids.random();
    int one = sends(home, draft, other, page);
    lays(home, draft, laying(home, other, one, "A page").put("title", " "))
        .refused(400, "bad-field");
    assertThat(parts.all()).as("the title is looked at first").hasSize(1);
    lays(home, draft, laying(home, other, one, "A page")).refused(400, "document-unknown");
    assertThat(parts.all()).isEmpty();
    Enclosed.laid(home, draft, Spoilt.png());
    assertThat(parts.all()).isEmpty();
  }

  @Test
  void afterAnHourWhatWaitedIsGoneThoughNothingElseCame() throws Exception {
    sends(home, draft, Ids.random(), Spoilt.png());
    try (Database database = database()) {
      Uploads uploads = new Uploads(database);
      parts.age(Duration.ofMinutes(58));
      uploads.tidy();
      assertThat(parts.all()).hasSize(1);
      parts.age(Duration.ofMinutes(61));
      uploads.tidy();
      assertThat(parts.all()).isEmpty();
    }
  }

  @Test
  void atTheLimitWhatArrivedMayArriveOnceMore() throws Exception {
    try (Database database = database()) {
      Uploads uploads = new Uploads(database);
      String account = Ids.random();
      Upload last = new Upload(account, draft, Ids.random());
      for (int i = 0; i < 3 * Uploads.PARTS_MAX; i++) {
        Upload before = new Upload(account, draft, "before" + i / Uploads.PARTS_MAX);
        uploads.put(before, i % Uploads.PARTS_MAX, new byte[1]);
      }
      for (int i = 0; i < Uploads.PARTS_MAX; i++) {
        uploads.put(last, i, new byte[] {1});
      }
      uploads.put(last, 7, new byte[] {1});
      assertThat(uploads.whole(last, Uploads.PARTS_MAX)).hasSize(Uploads.PARTS_MAX);
      assertThatThrownBy(() -> uploads.put(new Upload(account, draft, "more"), 0, new byte[1]))
          .isInstanceOfSatisfying(
              Problem.class, full -> assertThat(full.code()).isEqualTo(Problem.Code.FULL));
    }
  }
}
