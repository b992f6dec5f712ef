package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guide for operators says what is so. {@code -Dparley.settings=write} writes its table of
 * settings anew, and leaves the words to you.
 */
class OperationsTest {
  private static final Path GUIDE = Path.of("src/docs/operations.md");
  private static final Path UNIT = Path.of("config/systemd/parley.service");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");
  private static final Pattern NAMED = Pattern.compile("`(config/[A-Za-z0-9./-]+)`");

  @Test
  void theTableOfSettingsIsWhatIsRead() throws IOException {
    String guide = Files.readString(GUIDE);
    SettingsTable table = SettingsTable.made(guide);
    if ("write".equals(System.getProperty("parley.settings"))) {
      Files.writeString(GUIDE, table.in(guide));
    }
    assertThat(Files.readString(GUIDE))
        .as("give -Dparley.settings=write, then say what is new")
        .isEqualTo(table.in(guide));
    assertThat(table.rows()).hasSizeGreaterThan(50);
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.words()).isNotBlank());
    assertThat(table.rows()).noneSatisfy(row -> assertThat(row.standard()).isEmpty());
  }

  @Test
  void theVariablesOfTheTableAreRead() throws Exception {
    String guide = Files.readString(GUIDE);
    assertThat(guide).contains("`PARLEY_SERVER_MANAGEMENT_PORT`", "`PARLEY_MAIL_HOST`");
    Config config =
        Config.read(
            Path.of("config/parley.json"),
            null,
            Map.of("PARLEY_SERVER_MANAGEMENT_PORT", "1", "PARLEY_MAIL_HOST", ""));
    assertThat(config.server().managementPort()).isEqualTo(1);
    assertThat(config.mail().host()).isEmpty();
  }

  @Test
  void theExampleOfTheSettingsOfAProductionServerIsAccepted() throws Exception {
    Config config =
        Config.read(
            Path.of("config/parley.json"),
            Path.of("config/production.json"),
            Map.of("PARLEY_IDENTITY_CLIENT_SECRET", "secret"));
    assertThat(config.mode()).isEqualTo(Config.Mode.PRODUCTION);
    assertThat(config.database().isEmbedded()).isFalse();
  }

  @Test
  void theUnitStartsWhatIsThere() throws IOException {
    String unit = Files.readString(UNIT);
    assertThat(unit).contains(" " + Main.class.getName() + "\n", "LimitCORE=0", "UMask=0077");
    assertThat(unit).contains("Environment=PARLEY_CONFIG=/etc/parley/parley.json");
  }

  @Test
  void whatTheGuideNamesIsThere() throws IOException {
    String guide = Files.readString(GUIDE);
    List<Path> linked =
        LINK.matcher(guide).results().map(one -> GUIDE.resolveSibling(one.group(1))).toList();
    List<Path> named = NAMED.matcher(guide).results().map(one -> Path.of(one.group(1))).toList();
    assertThat(Stream.concat(linked.stream(), named.stream())).isNotEmpty().allMatch(Files::exists);
  }
}
