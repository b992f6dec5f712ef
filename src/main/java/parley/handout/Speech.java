package parley.handout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import parley.web.Text;

/** One language, as it names what stands on paper. */
record Speech(String language, JsonNode words, JsonNode english) {
  /**
   * A sentence of the pages.
   *
   * @param with what stands in its places, name and value in turns
   */
  String say(String key, String... with) {
    JsonNode said = words.path(key).isTextual() ? words.path(key) : english.path(key);
    String sentence = said.asText(key);
    for (int i = 0; i < with.length; i += 2) {
      sentence = sentence.replace("{" + with[i] + "}", with[i + 1]);
    }
    return sentence;
  }

  boolean says(String key) {
    return english.path(key).isTextual();
  }

  String text(Text text) {
    Map<String, String> in = text.in();
    String own = in.getOrDefault(language, in.get("en"));
    return own != null ? own : in.values().stream().sorted().findFirst().orElse("");
  }

  String day(Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale())
        .format(at.atZone(ZoneOffset.UTC));
  }

  /** With weekday and the name of the zone. */
  String moment(Instant at, ZoneId zone) {
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
            .withLocale(locale())
            .format(at.atZone(zone));
    return day + ", " + hour(at, zone) + " (" + zone.getId() + ")";
  }

  String hour(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale())
        .format(at.atZone(zone));
  }

  /** How this language calls another. */
  String language(String other) {
    return Locale.forLanguageTag(other).getDisplayLanguage(locale());
  }

  /** As at the beginning of a line. */
  String begun(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(locale()) + words.substring(1);
  }

  private Locale locale() {
    return Objects.requireNonNull(Locale.forLanguageTag(language));
  }
}
