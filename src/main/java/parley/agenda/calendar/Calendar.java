package parley.agenda.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import parley.agenda.state.Session;
import parley.store.Keys;

/**
 * Sessions as a calendar reads them (RFC 5545). It leaves the room, for a telephone or a server
 * that is not ours, so it says when and nothing else: no title, name, place or address, and no id
 * that is anybody else's too, or two telephones would show who sits together.
 */
final class Calendar {
  private static final int OCTETS_MAX = 75;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A calendar must have something in it, also when no session is. */
  private static final List<String> ZONE =
      List.of(
          "BEGIN:VTIMEZONE",
          "TZID:Etc/UTC",
          "BEGIN:STANDARD",
          "DTSTART:19700101T000000",
          "TZOFFSETFROM:+0000",
          "TZOFFSETTO:+0000",
          "END:STANDARD",
          "END:VTIMEZONE");

  private final Keys keys;
  private final String account;
  private final StringBuilder text = new StringBuilder();

  private Calendar(Keys keys, String account) {
    this.keys = keys;
    this.account = account;
  }

  /** The same bytes for the same account as long as nothing is planned otherwise. */
  static byte[] of(Keys keys, String account, List<Session> sessions) {
    Calendar calendar = new Calendar(keys, account);
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Parley//Sessions//EN");
    calendar.line("X-WR-CALNAME:Sessions");
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    calendar.line("X-PUBLISHED-TTL:PT1H");
    ZONE.forEach(calendar::line);
    sessions.forEach(calendar::event);
    calendar.line("END:VCALENDAR");
    return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void event(Session session) {
    Instant starts = session.plan().starts();
    line("BEGIN:VEVENT");
    line("UID:" + keys.mac("calendar-entry", account + "|" + session.id()) + "@parley");
    line("DTSTAMP:" + TIME.format(session.arranged().at()));
    line("SEQUENCE:" + session.arranged().times());
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
