package parley.fora;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.fora.DataFolder.Mistaken;
import parley.forum.Forum.Decision;
import parley.forum.Rule;
import parley.web.Text;

/** The web of fora, read once at the start and checked: references in it resolve. */
public final class Fora {
  private static final String ROWS = "[0-9][0-9]-*.json";
  private final Published published;
  private final Template template;
  private final List<Pattern> patterns;

  private Fora(Published published, Template template, List<Pattern> patterns) {
    this.published = published;
    this.template = template;
    this.patterns = patterns;
  }

  /** What everybody may read. */
  public record Published(
      List<Row> fora, List<Party> parties, Vocabulary vocabulary, Source source) {}

  /** A side that can sit in a forum. */
  public record Party(String code, Kind kind, Text name) {
    /** What sort of side. */
    public enum Kind {
      STATE,
      UNION,
      ALLIANCE,
      MOVEMENT
    }
  }

  /** What rows refer to by id. */
  public record Vocabulary(List<Goal> goals, List<Issue> issues) {}

  /** One of the three purposes of the web. */
  public record Goal(String id, Text name, Text wording) {}

  /** What a forum is about. */
  public record Issue(String id, Text name) {}

  /** Where the facts of the rows come from. */
  public record Source(String id, List<Text> authors, Text title, Text published, Text note) {}

  /**
   * What a forum starts with that is opened from a row.
   *
   * @param beside how it is called where the row is a reference; {@code {forum}} is the row's name
   */
  public record Template(Text charter, Text beside, Plenary plenary) {
    /** The working group of all, with its room. */
    public record Plenary(String symbol, Text name, Text mandate, Text room) {}
  }

  /** What a forum may start with, to choose from. */
  public record Pattern(
      String id,
      Text name,
      Text what,
      Rule.Preset preset,
      boolean caucuses,
      Decision decision,
      List<Group> groups) {
    /** A working group that the pattern opens. */
    public record Group(String symbol, Text name, Text mandate, Rule.Preset preset) {}
  }

  record Parties(List<Party> parties) {}

  record Patterns(List<Pattern> templates) {}

  /**
   * Reads and checks {@code config/fora}.
   *
   * @throws Mistaken with all mistakes at once
   */
  public static Fora read(Path folder) throws Mistaken {
    DataFolder data = new DataFolder(folder);
    List<Row> rows = new ArrayList<>();
    for (String file : data.names(ROWS)) {
      Row row = data.read(file, Row.class);
      if (row != null) {
        rows.add(row);
      }
    }
    Parties parties = data.read("parties.json", Parties.class);
    Vocabulary vocabulary = data.read("vocabulary.json", Vocabulary.class);
    Source source = data.read("source.json", Source.class);
    Template template = data.read("charter.json", Template.class);
    Patterns patterns = data.read("templates.json", Patterns.class);
    data.checked();
    Published published =
        new Published(
            List.copyOf(rows),
            Objects.requireNonNull(parties).parties(),
            Objects.requireNonNull(vocabulary),
            Objects.requireNonNull(source));
    ForaRules rules = new ForaRules(data, published);
    rules.check(Objects.requireNonNull(template));
    rules.check(Objects.requireNonNull(patterns).templates());
    data.checked();
    return new Fora(published, template, List.copyOf(patterns.templates()));
  }

  public Published published() {
    return published;
  }

  public Template template() {
    return template;
  }

  /** What a forum may start with; the first is the least. */
  public List<Pattern> patterns() {
    return patterns;
  }

  /** The row of that id, or null. */
  public @Nullable Row row(String id) {
    return published.fora().stream().filter(row -> row.id().equals(id)).findAny().orElse(null);
  }

  /** The name of an issue, or null if there is none of that id. */
  public @Nullable Text issue(String id) {
    return published.vocabulary().issues().stream()
        .filter(issue -> issue.id().equals(id))
        .findAny()
        .map(Issue::name)
        .orElse(null);
  }

  /** The names of these parties; a code that is not known is left out. */
  public Map<String, Text> parties(List<String> codes) {
    Map<String, Text> names = new LinkedHashMap<>();
    for (Party party : published.parties()) {
      if (codes.contains(party.code())) {
        names.put(party.code(), party.name());
      }
    }
    return names;
  }
}
