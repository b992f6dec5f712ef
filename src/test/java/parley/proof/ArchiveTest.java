package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.upkeep.Ferry;
import parley.upkeep.Verify;
import parley.world.Folders;
import parley.world.Person;
import parley.world.World;

/** A forum that was sealed on one host and opened on another reads there as it did. */
class ArchiveTest {
  private static final Pattern CURSOR = Pattern.compile("(?<=\"cursor\":\"|UID:)[\\w-]{22}");
  @TempDir Path directory;
  private World here;
  private World there;

  @BeforeEach
  void begin() {
    here = new World(directory.resolve("here"));
    there = new World(directory.resolve("there"));
  }

  @AfterEach
  void end() {
    here.close();
    there.close();
  }

  @Test
  void everythingReadsAsBeforeAndGoesOn() {
    Chancery in = new Chancery(here, Rule.Preset.CHATHAM_HOUSE.rule(), "stasia");
    Reads reads = new Estate(List.of(in.usa, in.rus), in.ana, in.amy, () -> {}).laid().reads();
    List<Person> readers = List.of(in.ana, in.ben, in.oscar, in.olga, in.rus);
    List<String> before = readers.stream().map(reads::all).map(ArchiveTest::bare).toList();

    assertThat(before.getFirst()).contains(Estate.WORD, "Anastasia");
    String forum = reads.place().forum();
    here.restart(() -> Ferry.seal(directory.resolve("here"), forum, file()));
    there.restart(() -> Ferry.open(directory.resolve("there"), file()));

    for (int i = 0; i < readers.size(); i++) {
      Person same = comes(readers.get(i));
      assertThat(Reads.differing(bare(reads.all(same)), before.get(i))).isEmpty();
    }
    Person ana = comes(in.ana);
    String more = ana.contributes(reads.first("thread"), "And dams").id();
    assertThat(comes(in.ben).reads(reads.first("thread")).text()).contains(more);
    there.restart(() -> assertThat(verified()).contains("Everything fits."));
    for (String word : List.of(Estate.WORD, "Anastasia", "anastasia", forum, ana.place().room())) {
      assertThat(Folders.holds(file(), word.getBytes(StandardCharsets.UTF_8))).as(word).isFalse();
    }
  }

  /** Without cursors, which are of their host. */
  private static String bare(String read) {
    return CURSOR.matcher(read).replaceAll("");
  }

  private Path file() {
    return directory.resolve("forum.parley");
  }

  private String verified() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = {Verify.COMMAND, directory.resolve("there").resolve("db").toString()};
    try {
      Verify.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private Person comes(Person person) {
    return there.visitor(person.login()).in(person.place());
  }
}
