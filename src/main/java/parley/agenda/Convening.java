package parley.agenda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaCommand.AnswerAttendance;
import parley.agenda.AgendaCommand.CancelSession;
import parley.agenda.AgendaCommand.Made;
import parley.agenda.AgendaCommand.PlanSession;
import parley.agenda.AgendaCommand.Planning;
import parley.agenda.AgendaCommand.Repeat;
import parley.agenda.AgendaCommand.ReviseSession;
import parley.agenda.AgendaCommand.SetRotation;
import parley.agenda.AgendaCommand.SwitchLive;
import parley.agenda.state.AgendaEvent;
import parley.agenda.state.Rotation.Holiday;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Plan;
import parley.agenda.state.Session.Series;
import parley.agenda.state.SessionEvent;
import parley.agenda.state.SessionEvent.Called;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.web.Problem;

/** Decides when a room meets, and who comes. */
final class Convening {
  static final int SESSIONS_MAX = 500;
  static final int REPEATS_MAX = 26;
  private static final int WEEKS_MAX = 52;
  private static final int MINUTES_MAX = 1_440;
  private static final int PLACE_MAX = 300;
  private static final int CALL_MAX = 1_000;
  private static final int HOLIDAYS_MAX = 300;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Convening() {}

  static List<Event> decide(Case asked, Planning command) {
    asked.room().requireOpen();
    return switch (command) {
      case PlanSession c -> plan(asked, c);
      case ReviseSession c -> revise(asked, c);
      case CancelSession c -> cancel(asked, c);
      case AnswerAttendance c -> List.of(answered(asked, c));
      case SetRotation c -> rotation(asked, c);
      case SwitchLive c -> live(asked, c);
    };
  }

  private static List<Event> plan(Case asked, PlanSession c) {
    asked.seat().require(Right.PLAN);
    checked(c.plan());
    Case.between("repeat.times", c.made().size(), 1, REPEATS_MAX);
    if (asked.in().sessions().size() + c.made().size() > SESSIONS_MAX) {
      throw Problem.field("repeat.times", "would be more than " + SESSIONS_MAX + " sessions");
    }
    Plan plan = c.plan();
    SessionEvent.Opening opening =
        new SessionEvent.Opening(
            Called.of(plan),
            asked.notes("introduction", c.beginnings().introduction()),
            asked.notes("summary", c.beginnings().summary()));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < c.made().size(); i++) {
      Made made = c.made().get(i);
      events.add(
          new SessionEvent.SessionPlanned(
              c.room(),
              made.session(),
              made.texts(),
              later(plan.starts(), c.repeat(), i),
              plan.minutes(),
              series(c, i),
              opening));
    }
    return events;
  }

  private static @Nullable Series series(PlanSession c, int i) {
    int of = c.made().size();
    String previous = i == 0 ? null : c.made().get(i - 1).session();
    return of == 1 ? null : new Series(c.series(), i + 1, of, previous);
  }

  /** At the same hour by the clocks of that zone, so that summer time shifts nothing. */
  private static Instant later(Instant starts, @Nullable Repeat repeat, int times) {
    if (repeat == null) {
      return starts;
    }
    Case.between("repeat.weeks", repeat.weeks(), 1, WEEKS_MAX);
    return starts
        .atZone(zone("zone", repeat.zone()))
        .plusWeeks((long) repeat.weeks() * times)
        .toInstant();
  }

  private static List<Event> revise(Case asked, ReviseSession c) {
    asked.seat().require(Right.PLAN);
    Session session = asked.standing(c.session());
    checked(c.plan());
    if (c.plan().equals(session.plan())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    Plan plan = c.plan();
    return List.of(
        new SessionEvent.SessionRevised(
            c.room(), session.id(), plan.starts(), plan.minutes(), Called.of(plan)));
  }

  private static void checked(Plan plan) {
    Case.title(plan.title());
    Case.between("minutes", plan.minutes(), 1, MINUTES_MAX);
    Case.line("place", plan.place(), PLACE_MAX);
    Case.line("call", plan.call(), CALL_MAX);
    if (plan.starts().isBefore(EARLIEST) || !plan.starts().isBefore(LATEST)) {
      throw Problem.field("starts", "must lie between 2000 and 2200");
    }
  }

  private static List<Event> cancel(Case asked, CancelSession c) {
    asked.seat().require(Right.PLAN);
    Session session = asked.session(c.session());
    if (session.cancelled()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new SessionEvent.SessionCancelled(c.room(), session.id()));
  }

  private static Event answered(Case asked, AnswerAttendance c) {
    Session session = asked.standing(c.session());
    int place = new Mine(asked.seat(), asked.room(), asked.attribution()).place(session);
    Author author =
        asked.attribution().author(asked.seat(), asked.room().rule(), session.id(), session.id());
    return new SessionEvent.AttendanceAnswered(
        c.room(), session.id(), place, author, asked.room().rule(), c.answer());
  }

  private static List<Event> rotation(Case asked, SetRotation c) {
    asked.seat().require(Right.PLAN);
    Map<String, ?> parties = asked.seat().forum().parties();
    c.zones()
        .forEach((party, zone) -> {
          if (!parties.containsKey(party)) {
            throw Problem.field("zones", "names a party that is not of this forum");
          }
          zone("zones", zone);
        });
    Case.atMost("holidays", c.holidays(), HOLIDAYS_MAX);
    for (Holiday holiday : c.holidays()) {
      date(holiday.date());
      Case.line("holidays.name", holiday.name(), Case.TITLE_MAX);
      if (holiday.party() != null && !parties.containsKey(holiday.party())) {
        throw Problem.field("holidays.party", "is not of this forum");
      }
    }
    AgendaEvent.Holidays days = new AgendaEvent.Holidays(List.copyOf(c.holidays()));
    return List.of(new AgendaEvent.RotationSet(c.room(), Map.copyOf(c.zones()), days));
  }

  private static List<Event> live(Case asked, SwitchLive c) {
    asked.seat().require(Right.PLAN);
    if (asked.in().rotation().live() == c.live()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new AgendaEvent.LiveSwitched(c.room(), c.live()));
  }

  private static ZoneId zone(String field, String zone) {
    try {
      ZoneId id = ZoneId.of(zone);
      if (ZoneId.getAvailableZoneIds().contains(zone)) {
        return id;
      }
    } catch (DateTimeException unknown) {
      throw Problem.field(field, "is not a time zone");
    }
    throw Problem.field(field, "is not a time zone by name, such as Asia/Kabul");
  }

  private static void date(String date) {
    try {
      LocalDate.parse(date);
    } catch (DateTimeException unknown) {
      throw Problem.field("holidays.date", "must be a date such as 2026-12-25");
    }
  }
}
