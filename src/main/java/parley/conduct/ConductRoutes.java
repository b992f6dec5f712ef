package parley.conduct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.conduct.ConductCommand.AddToLine;
import parley.conduct.ConductCommand.CloseTour;
import parley.conduct.ConductCommand.Cool;
import parley.conduct.ConductCommand.OpenTour;
import parley.conduct.ConductCommand.TakeTurn;
import parley.conduct.ConductCommand.WriteLine;
import parley.conduct.ConductView.Cooling;
import parley.conduct.ConductView.LineShown;
import parley.conduct.ConductView.TourShown;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Routes;
import parley.web.Table;

/** Chairing a room, over HTTP. */
public final class ConductRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  private final Forums forums;
  private final Conduct conduct;

  public ConductRoutes(Forums forums, Conduct conduct) {
    this.forums = forums;
    this.conduct = conduct;
  }

  @Override
  public void routes(Table table) {
    table.get(ROOM + "/conduct", call -> Answer.ok(page(seat(call), call.id("room"))));
    table.put(ROOM + "/cooling", NewCooling.class, this::cool);
    table.get(ROOM + "/balance", this::balance);
    table.get(ROOM + "/lines", this::lines);
    table.post(ROOM + "/lines", NewLine.class, this::write);
    table.post(ROOM + "/lines/:line/words", NewWord.class, this::add);
    table.post(ROOM + "/tours", NewTour.class, this::open);
    table.put(ROOM + "/tours/:tour/turn", TurnOver.class, this::take);
    table.put(ROOM + "/tours/:tour/closure", Closing.class, this::close);
  }

  /** Until when nothing is sent; without a time, it ends now. */
  public record NewCooling(String command, @Nullable String thread, @Nullable Instant until)
      implements Forums.Request {}

  /** A private line, perhaps about a contribution. */
  public record NewLine(String command, String shown, @Nullable String about, String text)
      implements Forums.Request {}

  /** More on a private line. */
  public record NewWord(String command, String shown, String text) implements Forums.Request {}

  /** A round: these parties in this order. */
  public record NewTour(String command, String question, List<String> parties)
      implements Forums.Request {}

  /** A party has spoken, or passes. */
  public record TurnOver(String command, String party, boolean passed) implements Forums.Request {}

  /** Ends a round. */
  public record Closing(String command) implements Forums.Request {}

  private record Page(Cooling cooling, @Nullable TourShown tour, String cursor) {}

  private record Lines(List<LineShown> lines, boolean hears) {}

  private Page page(Seat seat, String room) {
    View view = View.of(seat, room, forums.attribution());
    ConductView shown = conduct.shown(view);
    return new Page(shown.cooling(), shown.tour(), forums.cursor(view));
  }

  private Answer cool(Call call, NewCooling body) {
    return changed(call, body, new Cool(call.id("room"), body.thread(), body.until()));
  }

  private Answer balance(Call call) {
    Seat seat = seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    seat.require(Right.LOCK);
    return Answer.ok(conduct.shown(view).balance());
  }

  private Answer lines(Call call) {
    Seat seat = seat(call);
    return Answer.ok(lines(seat, call.id("room")));
  }

  /** The one spoken to last comes first. */
  private Lines lines(Seat seat, String room) {
    ConductView shown = conduct.shown(View.of(seat, room, forums.attribution()));
    List<LineShown> lines = new ArrayList<>();
    seat.forum()
        .of(conduct)
        .in(room)
        .lines()
        .forEach((id, words) -> {
          LineShown line = conduct.mayRead(seat, room, words) ? shown.line(id, words) : null;
          if (line != null && !line.words().isEmpty()) { // all they may read may be gone for good
            lines.add(line);
          }
        });
    lines.sort(Comparator.comparing((LineShown l) -> l.words().getLast().at()).reversed());
    return new Lines(lines, seat.has(Right.HEAR));
  }

  private Answer write(Call call, NewLine body) {
    String room = call.id("room");
    var command =
        new WriteLine(room, shown(call, body.shown()), Ids.random(), body.about(), body.text());
    Done done = forums.ask(call.account(), body, command, about(call));
    return Answer.created(lines(Seat.of(done.forum(), call.account().id()), room));
  }

  private Answer add(Call call, NewWord body) {
    String room = call.id("room");
    var command =
        new AddToLine(room, shown(call, body.shown()), call.id("line"), Ids.random(), body.text());
    List<String> about = List.of(call.id("forum"), room, call.id("line"));
    Done done = forums.ask(call.account(), body, command, about);
    return Answer.created(lines(Seat.of(done.forum(), call.account().id()), room));
  }

  private Position shown(Call call, String cursor) {
    seat(call).room(call.id("room")); // what is not there has no cursors either
    return forums.position(call.id("forum"), call.id("room"), cursor);
  }

  private Answer open(Call call, NewTour body) {
    String room = call.id("room");
    var command = new OpenTour(room, Ids.random(), body.question(), body.parties());
    Done done = forums.ask(call.account(), body, command, about(call));
    return Answer.created(page(Seat.of(done.forum(), call.account().id()), room));
  }

  private Answer take(Call call, TurnOver body) {
    String tour = call.id("tour");
    return changed(call, body, new TakeTurn(call.id("room"), tour, body.party(), body.passed()));
  }

  private Answer close(Call call, Closing body) {
    return changed(call, body, new CloseTour(call.id("room"), call.id("tour")));
  }

  private Answer changed(Call call, Forums.Request body, ConductCommand command) {
    Done done = forums.ask(call.account(), body, command, about(call));
    return Answer.ok(page(Seat.of(done.forum(), call.account().id()), command.room()));
  }

  private static List<String> about(Call call) {
    return List.of(call.id("forum"), call.id("room"));
  }

  private Seat seat(Call call) {
    return forums.seat(call);
  }
}
