package parley.agenda.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.Agendas;
import parley.agenda.state.Session;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Sessions for calendars, over HTTP: a room's as a file, and one's own at a secret address. */
public final class CalendarRoutes implements Routes {
  private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(62);
  private static final String MINE = "/api/me/calendar";
  private static final String ASKED = "/api/calendars/";
  private static final String END = ".ics";
  private final Source source;

  public CalendarRoutes(Source source) {
    this.source = source;
  }

  /** Where the sessions stand, and whose address is whose. */
  public record Source(Forums forums, Agendas agendas, Addresses addresses, InstantSource clock) {}

  /** Nothing more needs to be said. */
  public record Nothing() {}

  /**
   * The address of one's own calendar.
   *
   * @param made when; null while there is none
   * @param path of it, in the answer to whoever made it and never again
   */
  public record Mine(@Nullable Instant made, @Nullable String path) {}

  @Override
  public void routes(Table table) {
    table.get("/api/forums/:forum/rooms/:room/sessions/calendar", this::ofRoom);
    table.get(MINE, this::mine);
    table.post(MINE, Nothing.class, (call, none) -> renew(call));
    table.put(MINE + "/end", Nothing.class, (call, none) -> end(call));
    table.open().get(ASKED + ":secret", this::asked);
  }

  private Answer ofRoom(Call call) {
    String account = call.account().id();
    Seat seat = source.forums().seat(account, call.id("forum"), call.id("room"));
    View view = View.of(seat, call.id("room"), source.forums().attribution());
    byte[] text = Calendar.of(source.addresses().keys(), account, source.agendas().sessions(view));
    return calendar(text).with("content-disposition", "attachment; filename=\"sessions.ics\"");
  }

  private Answer mine(Call call) {
    return Answer.ok(new Mine(source.addresses().made(person(call)), null));
  }

  private Answer renew(Call call) {
    String account = person(call);
    Instant now = source.clock().instant();
    String secret = source.addresses().renew(account, Ids.random(), now);
    return Answer.created(new Mine(now, ASKED + secret + END));
  }

  private Answer end(Call call) {
    source.addresses().end(person(call));
    return Answer.ok(new Mine(null, null));
  }

  /** Whoever asks has no session: the secret alone says whose sessions these are. */
  private Answer asked(Call call) {
    String name = call.segment("secret");
    String account =
        name.endsWith(END)
            ? source.addresses().account(name.substring(0, name.length() - END.length()))
            : null;
    if (account == null) {
      throw Problem.notFound();
    }
    return calendar(Calendar.of(source.addresses().keys(), account, coming(account)))
        .forAll()
        .with("cache-control", "private");
  }

  /** Of all rooms this account sits in at this moment, and of no other. */
  private List<Session> coming(String account) {
    Instant since = source.clock().instant().minus(SHOWN_AFTERWARDS);
    List<Session> sessions = new ArrayList<>();
    for (Seat seat : source.forums().seats(account).toList()) {
      for (Room room : seat.rooms()) {
        View view = View.of(seat, room.id(), source.forums().attribution());
        source.agendas().sessions(view).stream()
            .filter(session -> session.plan().starts().isAfter(since))
            .forEach(sessions::add);
      }
    }
    sessions.sort(
        Comparator.comparing((Session one) -> one.plan().starts()).thenComparing(Session::id));
    return sessions;
  }

  private static Answer calendar(byte[] text) {
    return Answer.bytes(200, "text/calendar; charset=utf-8", text);
  }

  /** A program has its own way to the sessions, and no use for a secret that outlives its token. */
  private static String person(Call call) {
    if (call.account().bearer()) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    return call.account().id();
  }
}
