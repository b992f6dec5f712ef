package parley.agenda.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A calendar as RFC 5545 has it read: unfolded, its parts within each other, nothing else said. */
public final class Read {
  private static final String VALUE = "[\\x20-\\x7e]*";
  private static final String NAME = "[A-Z][A-Z0-9-]*(;[A-Z-]+=[A-Z-]+)*";

  private static final Set<String> SAID =
      Set.of("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "CLASS", "STATUS");

  private Read() {}

  /** All that an entry says besides its id. */
  public record Entry(String starts, String ends, String stamp, int sequence, String status) {}

  /** A part of a calendar: what it says, in its order. */
  private record Part(String name, Map<String, String> says) {}

  public static List<Entry> entries(String text) {
    return events(text).stream()
        .map(event ->
            new Entry(
                said(event, "DTSTART"),
                said(event, "DTEND"),
                said(event, "DTSTAMP"),
                Integer.parseInt(said(event, "SEQUENCE")),
                said(event, "STATUS")))
        .toList();
  }

  public static List<String> ids(String text) {
    return events(text).stream().map(event -> said(event, "UID")).sorted().toList();
  }

  private static String said(Map<String, String> event, String property) {
    return Objects.requireNonNull(event.get(property), property);
  }

  private static List<Map<String, String>> events(String text) {
    List<Map<String, String>> events = new ArrayList<>();
    int others = 0;
    for (Part part : parts(text)) {
      if (part.name.equals("VEVENT")) {
        events.add(part.says);
      } else if (part.name.equals("VCALENDAR")) {
        // one that is of no exchange between people needs, and has, nobody who organises it
        assertThat(part.says).containsEntry("VERSION", "2.0").containsKey("PRODID");
        assertThat(part.says).doesNotContainKeys("METHOD", "ORGANIZER");
      } else {
        others++;
      }
    }
    assertThat(others).as("a calendar without any part is none").isPositive();
    for (Map<String, String> event : events) {
      assertThat(event.keySet()).as("these and no others").isEqualTo(SAID);
      assertThat(event).containsEntry("SUMMARY", "Session").containsEntry("CLASS", "PRIVATE");
    }
    return events;
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Deque<Part> within = new ArrayDeque<>();
    for (String line : lines(text)) {
      String[] said = line.split(":", 2);
      assertThat(said).as(line).hasSize(2);
      assertThat(said[0]).matches(NAME);
      assertThat(said[1]).matches(VALUE);
      if (said[0].equals("BEGIN")) {
        within.push(new Part(said[1], new LinkedHashMap<>()));
      } else if (said[0].equals("END")) {
        Part ended = within.pop();
        assertThat(ended.name).isEqualTo(said[1]);
        parts.add(ended);
      } else {
        assertThat(within.element().says.put(said[0], said[1])).as("said once").isNull();
      }
    }
    assertThat(within).isEmpty();
    return parts;
  }

  /** Lines end in CRLF and have at most 75 octets; one that begins with a blank goes on. */
  private static List<String> lines(String text) {
    assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    return List.of(text.replace("\r\n ", "").split("\r\n"));
  }
}
