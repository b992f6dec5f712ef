package parley.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.World;

/**
 * A forum whose archive was being opened when all stopped is not there, and can be opened again.
 */
class OpenCrashTest {
  private static final int KILLED = 137;
  @TempDir Path directory;

  @Test
  void stoppedAnywhereItLeavesNothingAndIsDoneAgain() throws Exception {
    Path there = directory.resolve("there");
    Path file = directory.resolve("forum.parley");
    try (World here = new World(directory.resolve("here"));
        World world = new World(there)) {
      Chancery in = new Chancery(here, Rule.Preset.CHATHAM_HOUSE.rule(), "");
      String draft = Chancery.draft(in.ana, "Draft", "author");
      Chancery.writes(in.amy, draft, "and more ").ok();
      String read = in.ana.enters().json().at("/room/name").toString();
      String forum = in.olga.place().forum();
      here.restart(() -> Ferry.seal(directory.resolve("here"), forum, file));
      world.restart(() -> {
        Map<String, Long> before = counts(there);
        for (String at : List.of("TEXT", "all", "proof")) {
          killed(there, file, at);
          assertThat(counts(there)).as("it was on its way at %s", at).isNotEqualTo(before);
        }
      });
      Person ana = world.visitor(in.ana.login()).in(in.ana.place());
      ana.enters().refused(404, "not-found");
      world.restart(() -> {
        assertThat(counts(there).get("journal")).isZero();
        assertThat(counts(there).get("textJournal")).isZero();
        assertThat(counts(there).get("keys")).as("root, era, tried").isEqualTo(3);
        Ferry.open(there, file);
      });
      assertThat(ana.enters().json().at("/room/name").toString()).isEqualTo(read);
    }
  }

  private static Map<String, Long> counts(Path directory) {
    try (Raw raw = Raw.in(directory)) {
      return raw.counts();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void killed(Path there, Path file, String at) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    try {
      Process process =
          new ProcessBuilder(
                  java,
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OpenCrashTest.class.getName(),
                  there.toString(),
                  file.toString(),
                  at)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("said").toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("killed, not done").isEqualTo(KILLED);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens an archive and dies, with nothing put in order, when a part of it is reached. */
  public static void main(String[] arguments) {
    Ferry.open(
        Path.of(arguments[0]),
        Path.of(arguments[1]),
        reached -> {
          if (reached.equals(arguments[2])) {
            Runtime.getRuntime().halt(KILLED);
          }
        });
  }
}
