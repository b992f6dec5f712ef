package parley.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Audience.Glass;
import parley.forum.Forum.Logged;
import parley.forum.ForumEvent;
import parley.forum.Room;
import parley.forum.Seat;
import parley.oversight.Deputies.Person;

/** What was managed, as far as a seat may know of it, the last first. */
record LogPage(List<Line> lines) {
  private static final int LINES_MAX = 500;

  /** Who did what about whom or which room. */
  record Line(
      Instant at,
      Person by,
      ForumEvent.Act act,
      String about,
      @Nullable Person person,
      @Nullable String in,
      @Nullable Opened opened) {}

  /** Why somebody was to read a room, and until when. */
  record Opened(String reason, Instant until) {
    static @Nullable Opened of(Seat seat, Logged line) {
      String id = line.acted().act() == ForumEvent.Act.GLASS_BROKEN ? line.acted().room() : null;
      Room room = id == null ? null : seat.forum().room(id);
      for (Glass glass : room == null ? List.<Glass>of() : room.glasses()) {
        if (glass.at().n() == line.at().n() && glass.reader().equals(line.acted().about())) {
          return new Opened(glass.reason(), glass.until());
        }
      }
      return null;
    }
  }

  static LogPage of(Seat seat) {
    List<Line> lines = new ArrayList<>();
    for (Logged logged : seat.log().stream().limit(LINES_MAX).toList()) {
      ForumEvent.Acted acted = logged.acted();
      boolean person = seat.forum().participants().containsKey(acted.about());
      lines.add(
          new Line(
              logged.time(),
              Person.of(seat.forum(), acted.by()),
              acted.act(),
              acted.about(),
              person ? Person.of(seat.forum(), acted.about()) : null,
              acted.in(),
              Opened.of(seat, logged)));
    }
    return new LogPage(lines);
  }
}
