package parley.agenda;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.agenda.AgendaShown.AgendaAnswer;
import parley.agenda.AgendaShown.AgendaPage;
import parley.agenda.AgendaShown.ItemAnswer;
import parley.agenda.AgendaShown.ItemShown;
import parley.agenda.AgendaShown.PlanningAnswer;
import parley.agenda.AgendaShown.SessionAnswer;
import parley.agenda.AgendaShown.SessionList;
import parley.agenda.AgendaShown.SessionShown;
import parley.agenda.AgendaShown.SessionsAnswer;
import parley.agenda.state.Item;
import parley.agenda.state.Rotation;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Series;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.web.Account;
import parley.web.Call;
import parley.web.Problem;

/** What a seat is answered about the sessions of a room: pages, and how things stand after acts. */
record Answers(AgendaView agenda, Mine mine, String cursor) {

  /** Where answers come from; the clock tells whether a deadline has passed. */
  record Source(Forums forums, Agendas agendas, InstantSource clock) {
    /** As it stands now for whoever calls. */
    Answers now(Call call) {
      return of(forums.seat(call), call.id("room"));
    }

    /** Has a command done, and answers in the state that it left. */
    Answers after(Call call, Forums.Request body, AgendaCommand command, String... about) {
      Done done = done(call, body, command, about);
      return of(Seat.of(done.forum(), call.account().id()), command.room());
    }

    Done done(Call call, Forums.Request body, AgendaCommand command, String... about) {
      Account account = call.account();
      List<String> whole = new ArrayList<>(List.of(call.id("forum"), command.room()));
      whole.addAll(List.of(about));
      return forums.ask(account, body, command, whole);
    }

    Answers of(Seat seat, String room) {
      View view = View.of(seat, room, forums.attribution());
      Instant last = seat.forum().time();
      Instant clock = clock().instant();
      AgendaView agenda = agendas.view(view, clock.isBefore(last) ? last : clock);
      // the room's own cursor: that of a bid nobody was told of would be one that leads nowhere
      return new Answers(
          agenda, new Mine(seat, view.room(), forums.attribution()), forums.cursor(view));
    }
  }

  SessionList list() {
    Rotation rotation = agenda.rotation();
    return new SessionList(
        agenda.sessions().stream().map(this::shown).toList(),
        rotation.zones(),
        rotation.holidays(),
        rotation.live(),
        mine.may(Right.PLAN),
        mine.may(Right.DRAFT),
        cursor);
  }

  AgendaPage page(String id) {
    Session session = session(id);
    return new AgendaPage(
        shown(session),
        session.texts().introduction(),
        mine.summary(session),
        session.items().inOrder().stream().map(this::shown).toList(),
        amendments().show(session.adoption()),
        session.isProvisional() && mine.may(Right.DRAFT),
        mine.may(Right.PLAN),
        mine.mayConsent(session),
        amendments().show(session),
        mine.mayAmend(session),
        mine.mayDecide(session),
        cursor);
  }

  SessionAnswer one(String id) {
    return new SessionAnswer(shown(session(id)), cursor);
  }

  /** A session with all of its series. */
  SessionsAnswer series(String first) {
    Series series = session(first).series();
    List<SessionShown> sessions = new ArrayList<>();
    for (Session session : agenda.sessions()) {
      Series other = session.series();
      boolean same = series != null && other != null && other.id().equals(series.id());
      if (same || session.id().equals(first)) {
        sessions.add(shown(session));
      }
    }
    return new SessionsAnswer(sessions, cursor);
  }

  PlanningAnswer planning() {
    Rotation now = agenda.rotation();
    return new PlanningAnswer(now.zones(), now.holidays(), now.live(), cursor);
  }

  ItemAnswer item(String id, String item) {
    Session session = session(id);
    return new ItemAnswer(
        shown(Objects.requireNonNull(session.items().item(item))),
        AgendaView.order(session),
        session.items().planned().size(),
        AgendaView.minutesPlanned(session),
        cursor);
  }

  AgendaAnswer agenda(String id) {
    Session session = session(id);
    return new AgendaAnswer(
        session.status(),
        session.texts().introduction(),
        AgendaView.order(session),
        session.items().planned().size(),
        AgendaView.minutesPlanned(session),
        amendments().show(session.adoption()),
        mine.summary(session),
        amendments().show(session),
        cursor);
  }

  AmendmentView amendments() {
    return new AmendmentView(agenda, mine);
  }

  Session session(String id) {
    Session session = agenda.session(id);
    if (session == null) {
      throw Problem.notFound();
    }
    return session;
  }

  private SessionShown shown(Session session) {
    return agenda.show(session, mine.answer(session));
  }

  private ItemShown shown(Item item) {
    return agenda.show(item, mine.bid(item));
  }
}
