package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.identity.issuer.TestIssuer;

/** A production start prints the link of the first organiser, and nothing else. */
class FirstStartTest {
  private static final String LINK = "https://parley.example/organiser#[A-Za-z0-9_-]{43}";
  @TempDir Path data;

  @Test
  void it_prints_one_link_at_each_start_until_it_was_used() throws Exception {
    try (TestIssuer issuer = TestIssuer.start()) {
      String first = printed(issuer, "");
      assertThat(first.strip()).matches(LINK);
      String second = printed(issuer, "");
      assertThat(second.strip()).matches(LINK).isNotEqualTo(first.strip());
      assertThat(printed(issuer, "olga@people.example")).isEmpty();
    }
  }

  /** All that a start and a stop print. */
  private String printed(TestIssuer issuer, String operators) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("PARLEY_MODE", "production");
    environment.put("PARLEY_DATA", data.toString());
    environment.put("PARLEY_KEYS_FILE", data.resolve("keys").resolve("master.key").toString());
    environment.put("PARLEY_SERVER_PORT", "0");
    environment.put("PARLEY_SERVER_MANAGEMENT_PORT", "0");
    environment.put("PARLEY_SERVER_PAGES", "");
    environment.put("PARLEY_SERVER_ORIGIN", "https://parley.example");
    environment.put("PARLEY_IDENTITY_ISSUER", issuer.url());
    environment.put("PARLEY_IDENTITY_CLIENT_SECRET", "not the demonstration's");
    environment.put("PARLEY_IDENTITY_OPERATORS", operators);
    environment.put("PARLEY_MAIL_HOST", "");
    environment.put("PARLEY_OPERATOR_NAME", "An institute");
    environment.put("PARLEY_OPERATOR_PLACE", "Vienna");
    environment.put("PARLEY_OPERATOR_CONTACT", "mailto:a@b.example");
    environment.put("PARLEY_OPERATOR_JURISDICTION", "AT");
    environment.put("PARLEY_OPERATOR_SIGN_IN", "the institute, on the same machine");
    environment.put("PARLEY_OPERATOR_COPIES", "the institute, for seven days");
    environment.put("PARLEY_IDENTITY_STEP_UP_ACR", "2");
    Config config = Config.read(Path.of("config", "parley.json"), null, environment);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Installation installation =
        Installation.start(config, new Console(out, Main.talks(config)))) {
      installation.awaitSignIn();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
