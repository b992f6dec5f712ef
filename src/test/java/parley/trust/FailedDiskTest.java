package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Main;
import parley.faults.run.Child;
import parley.identity.issuer.TestIssuer;
import parley.world.FreePort;

/**
 * The product, started as an operator starts it, whose disk takes nothing more of a sudden: it ends
 * with a code after which the service is started again, and that start serves.
 */
class FailedDiskTest {
  private static final int MEGABYTES = 512;
  private static final int FAILED = 3;
  private static final int END_SECONDS_MAX = 60;
  private static final String READY = "Parley is ready";
  @TempDir Path directory;
  private final int port = FreePort.find();

  @Test
  void itEndsAndTheNextStartServes() throws Exception {
    try (TestIssuer issuer = TestIssuer.start()) {
      Child parley = start(issuer);
      try {
        assertThat(issuer.signIn(base(), "ana")).isNotEmpty();
        writesNothingMore(parley);
        assertThat(parley.end(END_SECONDS_MAX)).as("%s", parley.said()).isEqualTo(FAILED);
      } finally {
        parley.kill();
      }
      Child again = start(issuer);
      try {
        assertThat(issuer.signIn(base(), "ana")).isNotEmpty();
      } finally {
        again.kill();
      }
    }
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  private Child start(TestIssuer issuer) throws IOException {
    String secret = Objects.requireNonNull(issuer.config(base()).clientSecret());
    Map<String, String> settings =
        Map.of(
            "PARLEY_DATA",
            directory.toString(),
            "PARLEY_KEYS_FILE",
            directory.resolve("master.key").toString(),
            "PARLEY_SERVER_PORT",
            "" + port,
            "PARLEY_SERVER_ORIGIN",
            base(),
            "PARLEY_SERVER_MANAGEMENT_PORT",
            "0",
            "PARLEY_SERVER_PAGES",
            "",
            "PARLEY_IDENTITY_ISSUER",
            issuer.url(),
            "PARLEY_IDENTITY_CLIENT_SECRET",
            secret);
    return Child.start(new Child.What(MEGABYTES, Main.class, List.of()), settings, READY);
  }

  /**
   * No file of it may be longer than a byte from now on: a write fails as on a broken disk, and the
   * node says every two seconds whose the database is.
   */
  private static void writesNothingMore(Child parley) throws IOException, InterruptedException {
    List<String> limit = List.of("prlimit", "--pid", "" + parley.pid(), "--fsize=1");
    assertThat(new ProcessBuilder(limit).inheritIO().start().waitFor()).isZero();
  }
}
