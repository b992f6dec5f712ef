package parley.conduct;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import parley.conduct.Chairings.InRoom;
import parley.conduct.Chairings.Word;
import parley.conduct.ConductCommand.AddToLine;
import parley.conduct.ConductCommand.CloseTour;
import parley.conduct.ConductCommand.Cool;
import parley.conduct.ConductCommand.EndCooling;
import parley.conduct.ConductCommand.OpenTour;
import parley.conduct.ConductCommand.TakeTurn;
import parley.conduct.ConductCommand.WriteLine;
import parley.conduct.ConductEvent.CoolingSet;
import parley.conduct.ConductEvent.LineWritten;
import parley.conduct.ConductEvent.TourClosed;
import parley.conduct.ConductEvent.TourOpened;
import parley.conduct.ConductEvent.TurnTaken;
import parley.discussion.Discussions;
import parley.discussion.Spoken;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Room.Keeping;
import parley.forum.Seat;
import parley.forum.View;
import parley.oversight.Purging;
import parley.store.Position;
import parley.web.Problem;
import parley.web.Words;

/** Decides what is asked for in chairing a room, and folds what was done. */
public final class Conduct implements Feature<Chairings>, Purging {
  private static final Duration COOLING_MAX = Duration.ofDays(7);
  private static final int TEXT_MAX = 4_000;
  private static final int LINE_MAX = 200;
  private final Attribution attribution;
  private final Spoken spoken;

  public Conduct(Attribution attribution, Discussions discussions) {
    this.attribution = attribution;
    this.spoken = new Spoken(discussions);
  }

  @Override
  public Chairings empty() {
    return Chairings.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return ConductCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(
        CoolingSet.class, LineWritten.class, TourOpened.class, TurnTaken.class, TourClosed.class);
  }

  @Override
  public Chairings apply(Chairings slice, Entry entry, Forum before) {
    if (entry.event() instanceof ForumEvent.Purged purged) {
      return slice.forgotten(purged.room(), purged.subjects());
    }
    return entry.event() instanceof ConductEvent event ? slice.apply(event, entry) : slice;
  }

  @Override
  public List<String> over(Chairings slice, Keeping keeping) {
    return slice.toursOver(keeping);
  }

  @Override
  public List<String> overUntold(Chairings slice, Keeping keeping) {
    return slice.linesOver(keeping);
  }

  @Override
  public List<String> parts(Chairings slice, String room, String subject) {
    PVector<Word> line = slice.in(room).lines().get(subject);
    return line == null ? List.of() : line.stream().map(Word::id).toList();
  }

  @Override
  public @Nullable Found find(Seat seat, String room, String subject) {
    InRoom in = seat.forum().of(this).in(room);
    PVector<Word> line = in.lines().get(subject);
    if (line != null && mayRead(seat, room, line)) {
      return new Found(What.LINE, null, null);
    }
    View view = View.of(seat, room, attribution);
    Chairings.Tour tour = in.tour();
    boolean asked = tour != null && tour.id().equals(subject) && view.reads(tour.at());
    return asked ? new Found(What.TOUR, null, null) : null;
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return entry.event() instanceof ConductEvent ? shown(view).frame() : null;
  }

  ConductView shown(View view) {
    return new ConductView(view, spoken, view.forum().of(this).in(view.room().id()));
  }

  @Override
  public @Nullable Instant pauses(Chairings slice, String room, @Nullable String thread) {
    return slice.cools(room, thread == null ? "" : thread);
  }

  @Override
  public List<Command.Seatless> due(Chairings slice, Instant now) {
    List<Command.Seatless> due = new ArrayList<>();
    slice
        .rooms()
        .forEach((room, in) ->
            in.cooling()
                .forEach((thread, until) -> {
                  if (!until.isAfter(now)) {
                    due.add(new EndCooling(room, thread.isEmpty() ? null : thread));
                  }
                }));
    return due;
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    EndCooling c = (EndCooling) command;
    Map<String, Instant> cooling = forum.of(this).in(c.room()).cooling();
    Instant until = cooling.get(c.thread() == null ? "" : c.thread());
    if (until == null || until.isAfter(context.now())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new CoolingSet(c.room(), c.thread(), null));
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    Room room = seat.room(((ConductCommand) command).room());
    if (room.standing().closed()) {
      throw new Problem(Problem.Code.CLOSED);
    }
    return switch ((ConductCommand) command) {
      case Cool c -> cool(seat, room, c, context.now());
      case EndCooling c -> throw Problem.notFound();
      case WriteLine c -> write(seat, room, c);
      case AddToLine c -> add(seat, room, c);
      case OpenTour c -> tours(seat, room).open(c);
      case TakeTurn c -> tours(seat, room).take(c);
      case CloseTour c -> tours(seat, room).close(c);
    };
  }

  private Tours tours(Seat seat, Room room) {
    return new Tours(
        seat, View.of(seat, room.id(), attribution), seat.forum().of(this).in(room.id()));
  }

  private List<Event> cool(Seat seat, Room room, Cool c, Instant now) {
    seat.require(Right.LOCK);
    View view = View.of(seat, room.id(), attribution);
    if (c.thread() != null && !spoken.knows(view, c.thread())) {
      throw Problem.notFound();
    }
    Instant until = c.until();
    if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(COOLING_MAX)))) {
      throw Problem.field("until", "must be within the next seven days");
    }
    String key = c.thread() == null ? "" : c.thread();
    if (until == null && !seat.forum().of(this).in(room.id()).cooling().containsKey(key)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new CoolingSet(room.id(), c.thread(), until));
  }

  private List<Event> write(Seat seat, Room room, WriteLine c) {
    View view = View.of(seat, room.id(), attribution);
    Spoken.Found about = c.about() == null ? null : spoken.find(view, c.about());
    if (c.about() != null && about == null) {
      throw Problem.notFound();
    }
    audience(view, c.shown());
    String thread = about == null ? null : about.thread();
    return List.of(word(seat, room, c.line(), new Said(c.line(), thread, c.about(), c.text())));
  }

  /** Refused if, since its author was shown the audience, more kinds of people came to read. */
  private static void audience(View view, Position shown) {
    if (shown.isBefore(view.room().widened())) {
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, view.audience());
    }
  }

  private record Said(String id, @Nullable String thread, @Nullable String about, String text) {}

  private LineWritten word(Seat seat, Room room, String line, Said said) {
    said.text().lines().forEach(each -> Words.line("text", each));
    if (said.text().isBlank() || said.text().length() > TEXT_MAX) {
      throw Problem.field("text", "must have 1 to " + TEXT_MAX + " characters");
    }
    var author = attribution.author(seat, room.rule(), room.id(), said.id());
    var words = new ConductEvent.Words(said.text());
    return new LineWritten(
        room.id(), line, said.id(), said.thread(), said.about(), author, room.rule(), words);
  }

  private List<Event> add(Seat seat, Room room, AddToLine c) {
    PVector<Word> line = seat.forum().of(this).in(room.id()).lines().get(c.line());
    if (line == null || !mayRead(seat, room.id(), line)) {
      throw Problem.notFound();
    }
    audience(View.of(seat, room.id(), attribution), c.shown());
    if (line.size() >= LINE_MAX) {
      throw Problem.field("text", "would be one too many");
    }
    Word first = line.getFirst();
    Said said = new Said(c.id(), first.thread(), first.about(), c.text());
    return List.of(word(seat, room, c.line(), said));
  }

  /** Whoever began it, and whoever hears the room's lines; each from their own horizon on. */
  boolean mayRead(Seat seat, String room, PVector<Word> line) {
    View view = View.of(seat, room, attribution);
    return view.reads(line.getFirst().at()) && (seat.has(Right.HEAR) || isBy(seat, room, line));
  }

  boolean isBy(Seat seat, String room, PVector<Word> line) {
    return attribution.wrote(seat, line.getFirst().author(), room, line.getFirst().id());
  }
}
