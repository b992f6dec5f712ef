package parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of all settings in the guide: its rows come from {@link Config}, only the words not.
 */
record SettingsTable(List<Row> rows) {
  private static final Path DEFAULTS = Path.of("config/parley.json");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->";
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-zA-Z.]+)` \\|[^|\n]*\\|[^|\n]*\\| (.*) \\|");

  /** A setting, its default as JSON, and what it is. */
  record Row(String name, String standard, String words) {
    private Row saying(String said) {
      return new Row(name, standard, said);
    }

    private String line() {
      String variable = "PARLEY_" + name.replaceAll("([A-Z])", "_$1").replace('.', '_');
      String of = variable.toUpperCase(Locale.ROOT);
      return "| `" + name + "` | `" + of + "` | `" + standard + "` | " + words + " |\n";
    }
  }

  /** From the code and the file of defaults, with the words that the guide has already. */
  static SettingsTable made(String guide) throws IOException {
    Map<String, String> words = new TreeMap<>();
    Matcher row = ROW.matcher(guide);
    while (row.find()) {
      words.put(row.group(1), row.group(2));
    }
    JsonNode defaults = new ObjectMapper().readTree(Files.readString(DEFAULTS));
    List<Row> rows = new ArrayList<>();
    add(Config.class, "", defaults, rows);
    rows.replaceAll(one -> one.saying(words.getOrDefault(one.name, "")));
    return new SettingsTable(rows);
  }

  private static void add(Class<?> type, String path, JsonNode defaults, List<Row> rows) {
    for (RecordComponent part : type.getRecordComponents()) {
      String name = path + part.getName();
      JsonNode standard = defaults.path(part.getName());
      if (part.getType().isRecord()) {
        add(part.getType(), name + ".", standard, rows);
      } else {
        rows.add(new Row(name, standard.toString(), ""));
      }
    }
  }

  /** The guide with this table in the place of its own. */
  String in(String guide) {
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    String head = "| Setting | In the environment | Default | What |\n|---|---|---|---|\n";
    String lines = rows.stream().map(Row::line).collect(Collectors.joining());
    return guide.substring(0, begin) + head + lines + guide.substring(guide.indexOf(END));
  }
}
