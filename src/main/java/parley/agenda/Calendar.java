package parley.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import parley.agenda.state.Session;

/**
 * Sessions as a calendar reads them (RFC 5545). It leaves the room, for a telephone or a server
 * that is not ours, so it says when and nothing else: no title, name, place or address.
 */
final class Calendar {
  private static final int OCTETS_MAX = 75;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final StringBuilder text = new StringBuilder();

  private Calendar() {}

  static byte[] of(List<Session> sessions) {
    Calendar calendar = new Calendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Parley//Sessions//EN");
    calendar.line("METHOD:PUBLISH");
    sessions.forEach(calendar::event);
    calendar.line("END:VCALENDAR");
    return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void event(Session session) {
    Instant starts = session.plan().starts();
    line("BEGIN:VEVENT");
    line("UID:" + session.id() + "@parley");
    line("DTSTAMP:" + TIME.format(session.arranged()));
    line("DTSTART:" + TIME.format(starts));
    line("DTEND:" + TIME.format(starts.plusSeconds(session.plan().minutes() * 60L)));
    line("SUMMARY:Session");
    line("CLASS:PRIVATE");
    line("STATUS:" + (session.cancelled() ? "CANCELLED" : "CONFIRMED"));
    line("END:VEVENT");
  }

  /** All that is said here is ASCII, so that a character is an octet. */
  private void line(String whole) {
    String rest = whole;
    int room = OCTETS_MAX;
    while (rest.length() > room) {
      text.append(rest, 0, room).append("\r\n ");
      rest = rest.substring(room);
      room = OCTETS_MAX - 1;
    }
    text.append(rest).append("\r\n");
  }
}
