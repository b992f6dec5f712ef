package parley.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.identity.oidc.LogoutFuzz;

/** What fuzzing found once, and what leads far into the code, is tried each time. */
class CorpusTest {
  @ParameterizedTest
  @EnumSource
  void nothingKeptIsADefect(Target target) throws IOException {
    assertThat(target.kept()).isNotEmpty();
    for (Path file : target.kept()) {
      byte[] bytes = Files.readAllBytes(file);
      assertThatCode(() -> target.input.take(bytes)).as(file.toString()).doesNotThrowAnyException();
    }
  }

  /** Else what is kept of logout tokens would be refused before anything reads it. */
  @Test
  void aGoodLogoutTokenIsBelieved() throws Exception {
    byte[] good = Files.readAllBytes(Target.LOGOUT.corpus().resolve("good"));
    assertThat(LogoutFuzz.believes(good)).isTrue();
    byte[] old = new String(good, UTF_8).replace("1800000000", "1799990000").getBytes(UTF_8);
    assertThat(LogoutFuzz.believes(old)).isFalse();
  }
}
