package parley.faults.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.faults.judged.ToyRoom.Bug;

/**
 * Who judges others is judged first: it finds each bug that was planted, and none where none is.
 */
class JudgeTest {
  private static final int SEEDS = 200;

  @Test
  void findsNothingWhereNothingIsWrong() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      assertThat(Judge.findings(new ToyRoom(Bug.NONE, seed).run())).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void findsWhatIsPlanted(Bug bug) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<String> findings = Judge.findings(new ToyRoom(bug, seed).run());
      assertThat(findings)
          .as("seed %d", seed)
          .anyMatch(finding -> finding.startsWith(bug.finding + ":"));
    }
  }
}
