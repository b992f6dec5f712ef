package parley.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.document.CleanFuzz;
import parley.feed.CursorFuzz;
import parley.identity.oidc.LogoutFuzz;
import parley.prose.StepFuzz;
import parley.push.HearingFuzz;

/** What is fuzzed. */
enum Target {
  FRAME(HearingFuzz.class, HearingFuzz::fuzzerTestOneInput),
  STEP(StepFuzz.class, StepFuzz::fuzzerTestOneInput),
  FILE(CleanFuzz.class, CleanFuzz::fuzzerTestOneInput),
  LOGOUT(LogoutFuzz.class, LogoutFuzz::fuzzerTestOneInput),
  CURSOR(CursorFuzz.class, CursorFuzz::fuzzerTestOneInput);

  final Class<?> type;
  final Input input;

  Target(Class<?> type, Input input) {
    this.type = type;
    this.input = input;
  }

  /** Takes one input; throws what is a defect of ours. */
  interface Input {
    void take(byte[] bytes) throws Exception;
  }

  /** Where its inputs are kept. */
  Path corpus() {
    return Path.of("src", "test", "fuzz", name().toLowerCase(Locale.ROOT));
  }

  List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(corpus())) {
      return files.sorted().toList();
    }
  }
}
