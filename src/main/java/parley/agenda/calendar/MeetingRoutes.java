package parley.agenda.calendar;

import java.time.InstantSource;
import parley.agenda.AgendaRoutes;
import parley.agenda.Agendas;
import parley.agenda.SessionRoutes;
import parley.live.Forums;
import parley.web.Routes;
import parley.web.Table;

/** All that is offered about sessions: when one meets, what about, and that for calendars. */
public final class MeetingRoutes implements Routes {
  private final SessionRoutes sessions;
  private final AgendaRoutes agendas;
  private final CalendarRoutes calendars;

  public MeetingRoutes(Forums forums, Agendas agendas, Addresses addresses, InstantSource clock) {
    this.sessions = new SessionRoutes(forums, agendas, clock);
    this.agendas = new AgendaRoutes(forums, agendas, clock);
    this.calendars =
        new CalendarRoutes(new CalendarRoutes.Source(forums, agendas, addresses, clock));
  }

  @Override
  public void routes(Table table) {
    sessions.routes(table);
    agendas.routes(table);
    calendars.routes(table);
  }
}
