package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * The pages' own code, in four tabs of two people, writes into texts of a real server by chance,
 * with undo, lost answers, absences, and a restart in between: all end with the server's text.
 * {@code -Dparley.seeds=600} for a long run, {@code -Dparley.seed=…} for another one.
 */
final class ConvergenceTest {
  private static final int SEEDS = Integer.getInteger("parley.seeds", 12);
  private static final int SEED = Integer.getInteger("parley.seed", 1);

  /** An agenda has an end. */
  private static final int ITEMS_EACH = 150;

  @TempDir Path directory;

  @Test
  void allTabsEndWithTheServersText() throws Exception {
    try (World world = new World(directory)) {
      Sheet sheet = new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "wild");
      Path job = directory.resolve("job.json");
      Files.writeString(job, job(world, sheet).toString());
      Process node =
          new ProcessBuilder("node", "webroot/wild.mjs", job.toString())
              .redirectErrorStream(true)
              .start();
      List<String> said = new ArrayList<>();
      try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          said.add(line);
          if (line.equals("half")) {
            world.restart();
          }
        }
      }
      assertThat(node.waitFor()).as("seeds from %d: %s", SEED, said).isZero();
      assertThat(said).contains("half", "all " + SEEDS + " agree");
    }
  }

  private static ObjectNode job(World world, Sheet sheet) {
    ObjectNode job = Reply.JSON.createObjectNode().put("base", world.base).put("seed", SEED);
    job.put("shown", sheet.usa.enters().cursor());
    var cookies = job.putArray("cookies");
    for (Person person : List.of(sheet.usa, sheet.rus, sheet.usa, sheet.rus)) {
      cookies.add(person.cookie());
    }
    var texts = job.putArray("texts");
    String agenda = sheet.agenda();
    for (int i = 0; i < SEEDS; i++) {
      agenda = i % ITEMS_EACH == ITEMS_EACH - 1 ? sheet.another(i) : agenda;
      ObjectNode item = sheet.usa.change().put("title", "Item " + i).put("minutes", 1);
      Reply made = sheet.usa.post(agenda + "/items", item);
      String text = made.ok().at("/item/id").textValue();
      texts.add(sheet.olga.place().path() + "/texts/" + text);
    }
    return job;
  }
}
