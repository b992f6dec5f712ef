package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.draft.Sheet.insert;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** What was written in a text is there after a restart, in any order in which it came. */
final class LastingTest {
  private static final int WRITERS = 4;
  private static final int COMMITS = 60;
  @TempDir Path directory;

  @Test
  void aTextIsTheSameAfterARestartAndGoesOn() throws Exception {
    try (World world = new World(directory)) {
      Sheet sheet = new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "lasting");
      int typed = typedByMany(sheet);
      String before = sheet.words(sheet.usa);
      long version = sheet.version(sheet.usa);
      JsonNode history = sheet.usa.get(sheet.path() + "/changes").ok();
      assertThat(before).hasSize(typed);
      assertThat(version).isEqualTo(typed);

      world.restart();
      assertThat(sheet.words(sheet.usa)).isEqualTo(before);
      assertThat(sheet.version(sheet.usa)).isEqualTo(version);
      assertThat(sheet.usa.get(sheet.path() + "/changes").ok()).isEqualTo(history);
      JsonNode half = sheet.usa.get(sheet.path() + "/version?at=" + version / 2).ok();
      assertThat(half.at("/doc/content/0/content/0/text").asText()).hasSize((int) (version / 2));
      // somebody who was away all the time
      sheet.writes(sheet.rus, 0, insert(1, "!")).ok();
      assertThat(sheet.words(sheet.usa)).hasSize(typed + 1);
      assertThat(sheet.usa.get(sheet.path() + "/commits?since=" + version / 2).ok().get("frames"))
          .isNotEmpty();
    }
  }

  /** Each always on the version it saw first, so that all is brought over all. */
  private static int typedByMany(Sheet sheet) throws Exception {
    List<Person> writers = List.of(sheet.usa, sheet.rus, sheet.usa, sheet.rus);
    List<Future<Integer>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Person writer : writers.subList(0, WRITERS)) {
        Callable<Integer> writing =
            () -> {
              for (int i = 0; i < COMMITS; i++) {
                assertThat(sheet.writes(writer, 0, insert(1, "x")).ok().has("from")).isTrue();
              }
              return COMMITS;
            };
        done.add(threads.submit(writing));
      }
    }
    int typed = 0;
    for (Future<Integer> each : done) {
      typed += each.get();
    }
    return typed;
  }
}
