package parley.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One wording in several languages: {"en": "…", "ru": "…"}; at least one, each one line or more.
 */
public record Text(@JsonValue Map<String, String> in) {
  public static final Set<String> LANGUAGES = Set.of("en", "ru", "zh", "fr", "ar", "fa");

  /**
   * @throws Problem bad-field for no wording at all, an unknown language or an empty wording
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Text {
    // in one order, whoever made it and when: what is shown must not tell when it was read anew
    in = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(in)));
    if (in.isEmpty()
        || !LANGUAGES.containsAll(in.keySet())
        || in.values().stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a text needs a wording in at least one known language");
    }
  }

  public static Text english(String wording) {
    return new Text(Map.of("en", wording));
  }
}
