package parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.world.World;

/** The dashboard shows what a node tells of itself: all of it, and nothing else. */
class DashboardTest {
  private static final Path FILE = Path.of("config/grafana/parley.json");
  private static final Pattern FIGURE = Pattern.compile("parley_[a-z_]+");
  private static final Pattern TOLD = Pattern.compile("(?m)^(parley_[a-z_]+)[ {]");
  private static final Pattern SUM_BY = Pattern.compile("by \\(([a-z, ]+)\\)");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-z]+)=\"");
  @TempDir Path directory;

  @Test
  void whatANodeTellsIsWhatIsShown() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(FILE.toFile());
    List<String> asked = dashboard.findValuesAsText("expr");
    String told;
    try (World world = new World(directory)) {
      world.visitor("ana").get("/api/me").ok();
      told = world.metrics();
    }
    assertThat(found(FIGURE, asked)).isEqualTo(found(TOLD, List.of(told)));
    Set<String> labels = found(LABEL, List.of(told));
    labels.add("instance"); // Prometheus names the node
    assertThat(
            found(SUM_BY, asked).stream()
                .flatMap(some -> List.of(some.split(", ", -1)).stream())
                .collect(Collectors.toSet()))
        .isNotEmpty()
        .isSubsetOf(labels);
    List<String> ids = dashboard.at("/panels").findValuesAsText("id");
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(dashboard.get("panels"));
  }

  private static Set<String> found(Pattern pattern, List<String> texts) {
    return texts.stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map(DashboardTest::last)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String last(MatchResult match) {
    return match.group(match.groupCount());
  }
}
