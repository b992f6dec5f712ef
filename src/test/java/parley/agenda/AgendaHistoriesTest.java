package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/**
 * Histories by chance: for those who read all, for an observer, and for somebody who came in the
 * middle and reads from there, what was read once and every frame since is what is read now; and
 * the same after a restart, from a snapshot and the journal behind it.
 */
class AgendaHistoriesTest {
  private static final int STEPS = 90;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsToldIsWhatIsRead(int seed) {
    Random random = new Random(seed);
    try (World world = new World(directory)) {
      Meeting in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
      Person chen = in.seat("chen", "CN", "participant");
      Person late = world.visitor("late").in(in.olga.place());
      Chance chance =
          new Chance(
              in, List.of(in.usa, in.usa, in.rus, in.ana, in.ben, in.olga, in.oscar, chen), random);
      Map<Person, AgendaFold> folds = new LinkedHashMap<>();
      for (Person reader : List.of(in.usa, in.ben, in.olga, in.oscar)) {
        folds.put(reader, AgendaFold.read(reader));
      }
      for (int step = 0; step < STEPS; step++) {
        if (step == STEPS / 3) {
          world.seats(in.olga, late, "CN", "participant", "now").ok();
          folds.put(late, AgendaFold.read(late));
        }
        chance.step();
        world.later(Duration.ofSeconds(random.nextInt(3)));
        if (random.nextInt(15) == 0) {
          folds.values().forEach(AgendaFold::catchUp);
        }
      }
      folds.values().forEach(AgendaFold::catchUp);
      same(seed, folds);
      world.parley().forums().snapshot(in.olga.place().forum());
      chance.step();
      folds.values().forEach(AgendaFold::catchUp);
      world.restart();
      same(seed, folds);
    }
  }

  private static void same(int seed, Map<Person, AgendaFold> folds) {
    folds.forEach((reader, fold) ->
        assertThat(fold.all())
            .as("seed %d, %s", seed, reader.login())
            .isEqualTo(AgendaFold.read(reader).all()));
  }
}
