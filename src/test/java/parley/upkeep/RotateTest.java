package parley.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.world.Folders.holds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.Keys;
import parley.store.MasterKey;
import parley.store.owner.Ownership;
import parley.world.Folders;
import parley.world.Person;
import parley.world.World;

/** After the master key was changed everything is there, and the old key opens nothing. */
class RotateTest {
  @TempDir Path directory;

  @Test
  void everythingIsThereAndTheOldKeyOpensNothing() throws Exception {
    try (World world = new World(directory)) {
      Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
      Person ana = world.person(olga, "ana", "US");
      String thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
      ana.contributes(thread, "Rivers");
      world.parley().forums().snapshot(olga.place().forum());
      String before = ana.reads(thread).text();
      List<byte[]> old;
      try (Wrapped wrapped = Wrapped.in(world.database())) {
        old = new ArrayList<>(wrapped.all().values());
      }
      assertThat(files()).as("they lie there before").anyMatch(one -> holds(one, old.getFirst()));

      StringBuilder said = new StringBuilder();
      world.restart(() -> said.append(rotated()));

      assertThat(ana.reads(thread).text()).as("by the same session").isEqualTo(before);
      ana.contributes(thread, "Dams");
      assertThat(said).contains(old.size() + " keys are wrapped").contains("master.key.old-1");
      MasterKey former = MasterKey.open(directory.resolve("master.key.old-1"), false);
      try (Wrapped wrapped = Wrapped.in(world.database())) {
        assertThat(wrapped.openedBy(former)).isZero();
        assertThat(wrapped.openedBy(MasterKey.open(key(), false))).isGreaterThan(old.size() - 1L);
      }
      assertThatThrownBy(() -> Database.open(world.database(), 5, former))
          .isInstanceOf(Keys.Unfit.class)
          .hasMessageContaining("does not hold the key of this database");
      assertThat(old).allSatisfy(one -> assertThat(files()).noneMatch(file -> holds(file, one)));
      assertThat(key()).content().isNotEqualTo(Files.readString(key("old-1")));
      assertThat(key("next")).doesNotExist();
    }
  }

  @Test
  void itIsDoneAgainAndEachOldKeyIsKept() throws Exception {
    try (World world = new World(directory)) {
      world.restart(this::rotated);
      world.restart(this::rotated);
      MasterKey now = MasterKey.open(key(), false);
      try (Wrapped wrapped = Wrapped.in(world.database())) {
        assertThat(wrapped.openedBy(now)).isEqualTo(wrapped.all().size());
      }
      List<String> three =
          List.of(
              Files.readString(key()),
              Files.readString(key("old-1")),
              Files.readString(key("old-2")));
      assertThat(three).doesNotHaveDuplicates();
    }
  }

  @Test
  void aServerThatRunsKeepsItsKey() throws Exception {
    try (World world = new World(directory)) {
      String before = Files.readString(key());
      assertThatThrownBy(this::rotate).hasMessageContaining("Another process uses");
      Place reached =
          new Place(world.database(), directory.resolve("db"), key(), Ownership.Pace.USUAL);
      assertThatThrownBy(() -> Rotate.run(reached, new PrintStream(new ByteArrayOutputStream())))
          .hasMessageContaining("another Parley serves this database now");
      assertThat(key()).content().isEqualTo(before);
      assertThat(key("next")).doesNotExist();
    }
  }

  private List<Path> files() {
    return Folders.files(directory.resolve("db"));
  }

  private Path key() {
    return directory.resolve("master.key");
  }

  private Path key(String end) {
    return directory.resolve("master.key." + end);
  }

  private String rotated() {
    try {
      return rotate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rotate() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Place place = new Place(null, directory.resolve("db"), key(), Ownership.Pace.USUAL.alone());
    assertThat(Rotate.run(place, new PrintStream(out, true, StandardCharsets.UTF_8))).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
