package parley.embedded.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier run left is ended, and nothing else that got its number. */
class LeftoverTest {
  @TempDir Path data;

  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sh", "-c", "read line; : the mark").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void endsWhatIsOurs() throws Exception {
    Leftover leftover = leftover("the mark");
    leftover.note(process.toHandle());
    leftover.end();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(file()).doesNotExist();
  }

  @Test
  void leavesAloneWhatHasAnotherCommand() throws Exception {
    leftover("the mark").note(process.toHandle());
    leftover("another mark").end();
    assertThat(process.isAlive()).isTrue();
    assertThat(file()).doesNotExist();
  }

  @Test
  void leavesAloneWhatWasBornAtAnotherTime() throws Exception {
    Files.writeString(file(), process.pid() + " 1000");
    leftover("the mark").end();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void survivesAFileThatIsNotWhole() throws Exception {
    for (String broken : new String[] {"", "12", "x y", "-1 5", "99999999999999999999 1"}) {
      Files.writeString(file(), broken);
      leftover("the mark").end();
      assertThat(file()).doesNotExist();
    }
  }

  private Leftover leftover(String mark) {
    return new Leftover(file(), mark);
  }

  private Path file() {
    return data.resolve("keycloak.pid");
  }
}
