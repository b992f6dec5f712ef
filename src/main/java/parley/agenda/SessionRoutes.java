package parley.agenda;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaCommand.AnswerAttendance;
import parley.agenda.AgendaCommand.Beginnings;
import parley.agenda.AgendaCommand.CancelSession;
import parley.agenda.AgendaCommand.Made;
import parley.agenda.AgendaCommand.PlanSession;
import parley.agenda.AgendaCommand.Repeat;
import parley.agenda.AgendaCommand.ReviseSession;
import parley.agenda.AgendaCommand.SetRotation;
import parley.agenda.AgendaCommand.SwitchLive;
import parley.agenda.state.Rotation.Holiday;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Plan;
import parley.agenda.state.Session.Texts;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** When a room meets and who comes, over HTTP. */
public final class SessionRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  static final String SESSIONS = ROOM + "/sessions";
  static final String SESSION = SESSIONS + "/:session";
  private final Answers.Source source;

  public SessionRoutes(Forums forums, Agendas agendas, InstantSource clock) {
    this.source = new Answers.Source(forums, agendas, clock);
  }

  @Override
  public void routes(Table table) {
    table.get(SESSIONS, this::list);
    table.post(SESSIONS, NewSession.class, this::plan);
    table.put(SESSION, PlannedSession.class, this::revise);
    table.put(SESSION + "/cancellation", Change.class, this::cancel);
    table.put(SESSION + "/attendance", Attendance.class, this::attend);
    table.put(ROOM + "/rotation", NewRotation.class, this::rotate);
    table.put(ROOM + "/live", Live.class, this::live);
  }

  /** Every how many weeks, and how often. */
  public record Again(int weeks, int times) {}

  /** Plans one session, or several at the same hour of the day in a zone. */
  public record NewSession(
      String command,
      String title,
      Instant starts,
      int minutes,
      @Nullable String place,
      @Nullable String call,
      @Nullable Again repeat,
      @Nullable String zone)
      implements Forums.Request {}

  /** The whole plan of a session as it is to be. */
  public record PlannedSession(
      String command,
      String title,
      Instant starts,
      int minutes,
      @Nullable String place,
      @Nullable String call)
      implements Forums.Request {}

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  /** Whether I come. */
  public record Attendance(String command, Session.Answer answer) implements Forums.Request {}

  /** Zone by party, and the days on which one does not meet. */
  public record NewRotation(String command, Map<String, String> zones, List<Holiday> holidays)
      implements Forums.Request {}

  /** Whether texts of agendas are written live. */
  public record Live(String command, boolean live) implements Forums.Request {}

  private Answer list(Call call) {
    return Answer.ok(source.now(call).list());
  }

  private Answer plan(Call call, NewSession body) {
    String room = call.id("room");
    Plan plan = new Plan(body.title(), body.starts(), body.minutes(), body.place(), body.call());
    PlanSession command =
        new PlanSession(room, made(body), Ids.random(), plan, repeat(body), Beginnings.NONE);
    Done done = source.done(call, body, command);
    Seat seat = Seat.of(done.forum(), call.account().id());
    return Answer.created(source.of(seat, room).series(done.subject()));
  }

  private static @Nullable Repeat repeat(NewSession body) {
    if (body.repeat() == null) {
      return null;
    }
    if (body.zone() == null) {
      throw Problem.field("zone", "is needed to repeat a session");
    }
    return new Repeat(body.repeat().weeks(), body.repeat().times(), body.zone());
  }

  private static List<Made> made(NewSession body) {
    int times = body.repeat() == null ? 1 : body.repeat().times();
    Case.between("repeat.times", times, 1, Convening.REPEATS_MAX);
    List<Made> made = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      made.add(new Made(Ids.random(), new Texts(Ids.random(), Ids.random())));
    }
    return made;
  }

  private Answer revise(Call call, PlannedSession body) {
    String session = call.id("session");
    Plan plan = new Plan(body.title(), body.starts(), body.minutes(), body.place(), body.call());
    var command = new ReviseSession(call.id("room"), session, plan);
    return Answer.ok(source.after(call, body, command, session).one(session));
  }

  private Answer cancel(Call call, Change body) {
    String session = call.id("session");
    var command = new CancelSession(call.id("room"), session);
    return Answer.ok(source.after(call, body, command, session).one(session));
  }

  private Answer attend(Call call, Attendance body) {
    String session = call.id("session");
    var command = new AnswerAttendance(call.id("room"), session, body.answer());
    return Answer.ok(source.after(call, body, command, session).one(session));
  }

  private Answer rotate(Call call, NewRotation body) {
    var command = new SetRotation(call.id("room"), body.zones(), body.holidays());
    return Answer.ok(source.after(call, body, command).planning());
  }

  private Answer live(Call call, Live body) {
    var command = new SwitchLive(call.id("room"), body.live());
    return Answer.ok(source.after(call, body, command).planning());
  }
}
