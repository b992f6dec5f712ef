package parley.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Opened;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** What cannot be used is refused with a sentence, and nothing of it is taken in. */
class ArchiveRefusedTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Path file;

  @BeforeEach
  void begin() {
    world = new World(directory.resolve("here"));
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    world.person(olga, "ana", "US").opensThread("Water").ok();
    file = directory.resolve("forum.parley");
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void whatIsNotWholeOrHereAlreadyIsNotOpened() {
    world.restart(() -> {
      Ferry.seal(here(), forum(), file);
      refusedSeal(forum(), "is there already: name a file that is not");
      refusedOpen(here(), file, "The forum " + forum() + " is here already");
    });
    assertThat(world.visitor("ana").in(olga.place()).enters().ok()).isNotNull();
    Path there = directory.resolve("there");
    new World(there).close();
    Map<String, Long> before = counts(there);
    refusedOpen(there, copy(file, bytes -> flipped(bytes, bytes.length / 2)), "was changed after");
    refusedOpen(there, copy(file, bytes -> Arrays.copyOf(bytes, bytes.length - 9)), "was cut off");
    refusedOpen(there, copy(file, bytes -> flipped(bytes, 15)), "is of format 0");
    refusedOpen(there, directory.resolve("none"), "There is no file");
    assertThat(counts(there)).as("nothing was written").isEqualTo(before);
  }

  @Test
  void aForumWhoseChainDoesNotVerifyIsNotSealed() {
    world.restart(() -> {
      refusedSeal("nothing", "There is no forum nothing here; there are: [" + forum());
      Document kept = new Document();
      changed(
          2,
          batch -> {
            kept.putAll(entry(batch));
            byte[] sealed = entry(batch).get("s", Binary.class).getData();
            entry(batch).put("s", new Binary(flipped(sealed, sealed.length - 1)));
          });
      refusedSeal(forum(), "The chain of the forum does not verify", "batch 2");
      changed(2, batch -> entry(batch).putAll(kept));
    });
    assertThat(file).doesNotExist();
    assertThat(Ferry.said(out -> Seal.run(Ferry.place(here()), Opened.sight(), new String[1], out)))
        .contains("seal FORUM FILE");
  }

  @Test
  void whileAServerRunsNothingIsSealed() {
    refusedSeal(forum(), "Another process uses");
  }

  private String forum() {
    return olga.place().forum();
  }

  private Path here() {
    return directory.resolve("here");
  }

  private static Document entry(Document batch) {
    return batch.getList("entries", Document.class).getFirst();
  }

  private void changed(long n, java.util.function.Consumer<Document> change) {
    try (Raw raw = Raw.in(here())) {
      raw.change(n, change);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Long> counts(Path directory) {
    try (Raw raw = Raw.in(directory)) {
      return raw.counts();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refusedSeal(String forum, String... why) {
    assertThatThrownBy(() -> Ferry.seal(here(), forum, file)).message().contains(why);
  }

  private static void refusedOpen(Path at, Path file, String why) {
    assertThatThrownBy(() -> Ferry.open(at, file)).message().contains(why).hasLineCount(1);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  private Path copy(Path file, java.util.function.UnaryOperator<byte[]> change) {
    try {
      Path other = Files.createTempFile(directory, "other", ".parley");
      return Files.write(other, change.apply(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
