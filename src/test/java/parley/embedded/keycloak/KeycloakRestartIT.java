package parley.embedded.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of Keycloak when Parley is killed: its data, and nothing that runs. */
class KeycloakRestartIT {
  private static final URI BEFORE = URI.create("http://localhost:18080");
  private static final URI AFTER = URI.create("http://localhost:18081");

  @TempDir Path data;

  @Test
  void endsWithAKilledParentAndComesBackWithItsAccounts() throws Exception {
    Process parent = parent();
    awaitReady(parent);
    String number = Files.readString(data.resolve("keycloak.pid")).split(" ", 2)[0];
    ProcessHandle child = ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    assertThat(child.isAlive()).isTrue();
    parent.destroyForcibly().waitFor();
    child.onExit().get(30, TimeUnit.SECONDS);

    long began = System.nanoTime();
    try (KeycloakProcess keycloak = TestKeycloak.start(data, AFTER);
        Visitor visitor = new Visitor(keycloak, AFTER)) {
      System.out.println("second start " + Duration.ofNanos(System.nanoTime() - began));
      var person = DemonstrationPeople.read(TestKeycloak.REALM).person("cn2");
      var tokens = visitor.tokens(visitor.signsIn(person, visitor.question()));
      assertThat(Visitor.claims(tokens, "id_token").path("sub").asText())
          .isEqualTo(person.subject());
      try (Visitor old = new Visitor(keycloak, BEFORE)) {
        assertThat(old.asks(old.question()).statusCode()).isEqualTo(400);
      }
    }
    assertThat(data.resolve("keycloak.pid")).doesNotExist();
  }

  private Process parent() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dparley.keycloak.dist=" + System.getProperty("parley.keycloak.dist", ""),
            "-classpath",
            System.getProperty("java.class.path"),
            TestKeycloak.class.getName(),
            data.toString(),
            BEFORE.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static void awaitReady(Process parent) throws Exception {
    BufferedReader says = parent.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = says.readLine(); line != null; line = says.readLine()) {
      all.append(line).append('\n');
      if (line.startsWith("ready ")) {
        return;
      }
    }
    throw new AssertionError("the parent ended: " + all);
  }
}
