package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A production start is refused before it is said who runs the server and who can see what. */
class ProductionTest {
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("PARLEY_MODE", "production"),
          Map.entry("PARLEY_SERVER_ORIGIN", "https://parley.example"),
          Map.entry("PARLEY_IDENTITY_ISSUER", "https://sign-in.example/realms/parley"),
          Map.entry("PARLEY_IDENTITY_CLIENT_SECRET", "not the demonstration's"),
          Map.entry("PARLEY_IDENTITY_STEP_UP_ACR", "2"),
          Map.entry("PARLEY_MAIL_HOST", "mail.example"),
          Map.entry("PARLEY_OPERATOR_NAME", "An institute"),
          Map.entry("PARLEY_OPERATOR_PLACE", "Vienna"),
          Map.entry("PARLEY_OPERATOR_JURISDICTION", "AT"),
          Map.entry("PARLEY_OPERATOR_CONTACT", "office@example.org"),
          Map.entry("PARLEY_OPERATOR_SIGN_IN", "the institute"),
          Map.entry("PARLEY_OPERATOR_MAIL", "a provider in Zurich"),
          Map.entry("PARLEY_OPERATOR_COPIES", "the institute, seven days"));

  @Test
  void withAllOfItItStarts() throws Config.Mistaken {
    Config config = read(GOOD);
    assertThat(config.operator().said()).isNotNull();
    assertThat(config.server().trustedProxies()).isEmpty();
  }

  @Test
  void withoutOneOfItItIsRefused() {
    refused("PARLEY_OPERATOR_NAME", " ", "who runs this server");
    refused("PARLEY_OPERATOR_PLACE", "", "who runs this server");
    refused("PARLEY_OPERATOR_CONTACT", "", "who runs this server");
    refused("PARLEY_OPERATOR_JURISDICTION", "Austria", "operator.jurisdiction");
    refused("PARLEY_OPERATOR_SIGN_IN", "", "the sign-in service");
    refused("PARLEY_OPERATOR_MAIL", "", "the mail server");
    refused("PARLEY_OPERATOR_COPIES", "", "the backups");
    refused("PARLEY_IDENTITY_STEP_UP_ACR", "", "second factor");
    refused("PARLEY_SERVER_TRUSTED_PROXIES", "10.0.0.1,proxy", "proxy is no address");
  }

  @Test
  void whoSendsNoMailNamesNobodyWhoDoes() throws Config.Mistaken {
    Map<String, String> without = new HashMap<>(GOOD);
    without.put("PARLEY_MAIL_HOST", "");
    without.put("PARLEY_OPERATOR_MAIL", "");
    without.put("PARLEY_SERVER_TRUSTED_PROXIES", "10.0.0.0/8, ::1");
    assertThat(read(without).server().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
  }

  private static void refused(String setting, String value, String because) {
    Map<String, String> mistaken = new HashMap<>(GOOD);
    mistaken.put(setting, value);
    assertThatThrownBy(() -> read(mistaken)).as(setting).hasMessageContaining(because);
  }

  private static Config read(Map<String, String> environment) throws Config.Mistaken {
    return Config.read(Path.of("config", "parley.json"), null, environment);
  }
}
