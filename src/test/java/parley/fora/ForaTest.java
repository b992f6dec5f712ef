package parley.fora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.fora.DataFolder.Mistaken;
import parley.web.Json;

/** The web of fora that is shipped, and what is said of one with mistakes. */
final class ForaTest {
  private static final Path SHIPPED = Path.of("config", "fora");
  @TempDir Path folder;

  @Test
  void theShippedWebIsWhole() throws Mistaken {
    Fora fora = Fora.read(SHIPPED);
    assertThat(fora.published().fora()).hasSize(23).extracting(Row::number).isSorted();
    assertThat(fora.published().vocabulary().goals()).hasSize(3);
    assertThat(fora.published().fora())
        .filteredOn(Row::reference)
        .as("official or historical ones, which a forum is only opened beside")
        .hasSize(11);
    assertThat(fora.published().fora())
        .filteredOn(row -> !row.reference())
        .allMatch(row -> row.track().suggestedBy() == Row.Suggestion.PARLEY);
    Row afghanistan = fora.row("afghanistan-five");
    assertThat(afghanistan).isNotNull();
    assertThat(fora.parties(List.of("PK", "US", "ZZ"))).containsOnlyKeys("US", "PK");
    assertThat(fora.issue(afghanistan.issue())).isNotNull();
  }

  @Test
  void whatIsPublishedIsWhatTheFilesSay() throws Mistaken, IOException {
    var published = Json.encode(Fora.read(SHIPPED).published());
    var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
    assertThat(mapper.readTree(published).path("fora").path(9))
        .isEqualTo(mapper.readTree(SHIPPED.resolve("10-afghanistan-five.json").toFile()));
  }

  @Test
  void allMistakesAreToldAtOnce() throws IOException {
    copy();
    change("03-strategic-stability-three.json", s -> s.replace("strategic-stability-five", "no"));
    change("05-oil-market-talks.json", s -> s.replace("\"SA\"", "\"XX\"").replace("G3", "G9"));
    change(
        "07-middle-east-israel.json", s -> s.replace("middle-east-turkey", "broader-middle-east"));
    assertThatThrownBy(() -> Fora.read(folder))
        .isInstanceOf(Mistaken.class)
        .hasMessageContaining("links to no")
        .hasMessageContaining("XX is not a party")
        .hasMessageContaining("G9 is not a goal")
        .hasMessageContaining("broader-middle-east must be kept apart too");
  }

  @Test
  void whatDoesNotFitIsToldWithItsFileAndPlace() throws IOException {
    copy();
    change("02-p5-plus-1.json", s -> s.replace("\"number\": 2", "\"number\": \"2\""));
    change(
        "04-strategic-stability-five.json",
        s -> s.replace("\"reference\"", "\"links\": [], \"reference\""));
    change("parties.json", s -> s.replace("\"state\"", "\"country\""));
    assertThatThrownBy(() -> Fora.read(folder))
        .isInstanceOf(Mistaken.class)
        .hasMessageContaining("02-p5-plus-1.json at number")
        .hasMessageContaining("04-strategic-stability-five.json")
        .hasMessageContaining("parties.json at parties[0].kind");
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void change(String file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(folder.resolve(file));
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(folder.resolve(file), after);
  }
}
