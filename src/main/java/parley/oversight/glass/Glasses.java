package parley.oversight.glass;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution;
import parley.forum.Audience.Glass;
import parley.forum.Audience.GlassBroken;
import parley.forum.Audience.GlassEnded;
import parley.forum.Audience.GlassShown;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.oversight.Purging;
import parley.oversight.glass.GlassCommand.End;
import parley.oversight.glass.GlassCommand.Lapse;
import parley.oversight.glass.Running.One;
import parley.web.Problem;

/** Decides when a glass that was broken is closed again. */
public final class Glasses implements Feature<Running>, Purging {
  private final Attribution attribution;

  public Glasses(Attribution attribution) {
    this.attribution = attribution;
  }

  @Override
  public Running empty() {
    return Running.NONE;
  }

  @Override
  public Class<? extends Command> commands() {
    return GlassCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(); // the forum's own: who reads a room is its audience
  }

  @Override
  public Running apply(Running slice, Entry entry, Forum before) {
    return switch (entry.event()) {
      case GlassBroken e -> slice.with(e.glass(), new One(e.room(), e.reader(), e.until(), null));
      case GlassEnded e -> slice.ended((id, one) -> id.equals(e.glass()), entry.time());
      case ForumEvent.Joined e -> slice.ended((id, one) -> isOf(one, e), entry.time());
      case ForumEvent.Purged e -> slice.purged(e.subjects());
      case Room.RoomBurned e -> slice.without(one -> one.room().equals(e.burned()));
      default -> slice;
    };
  }

  private static boolean isOf(One one, ForumEvent.Joined joined) {
    return one.room().equals(joined.room()) && one.reader().equals(joined.participant());
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null; // the room is told that its audience changed
  }

  @Override
  public @Nullable Found find(Seat seat, String room, String subject) {
    boolean there =
        GlassShown.all(View.of(seat, room, attribution)).stream()
            .anyMatch(glass -> glass.id().equals(subject) && !glass.reason().isEmpty());
    return there ? new Found(What.REASON, null, null) : null;
  }

  /** The reason is kept as long as what is said. */
  @Override
  public List<String> over(Running slice, Room.Keeping keeping) {
    return slice.over(keeping);
  }

  @Override
  public List<Command.Seatless> due(Running slice, Instant now) {
    List<Command.Seatless> due = new ArrayList<>();
    slice
        .glasses()
        .forEach((glass, one) -> {
          if (one.ended() == null && !now.isBefore(one.until())) {
            due.add(new Lapse(glass));
          }
        });
    return due;
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    return switch ((GlassCommand) command) {
      case End c -> end(seat, c);
      case Lapse c -> throw Problem.notFound(); // nobody's
    };
  }

  /** Ends one, for whoever tells of what happened before. */
  public static Command ends(String room, String glass) {
    return new End(room, glass);
  }

  private static List<Event> end(Seat seat, End c) {
    Room room = seat.room(c.room());
    seat.require(Right.LOCK);
    for (Glass glass : room.glasses()) {
      if (glass.id().equals(c.glass())) {
        if (glass.ended() != null) {
          throw new Problem(Problem.Code.NOTHING_CHANGES);
        }
        String by = seat.participant().id();
        return List.of(
            new GlassEnded(room.id(), glass.id()),
            new ForumEvent.Acted(room.id(), by, Act.GLASS_ENDED, glass.reader(), room.id()));
      }
    }
    throw Problem.notFound();
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    return switch ((GlassCommand) command) {
      case Lapse c -> lapse(forum, c, context.now());
      case End c -> throw Problem.notFound(); // comes with a seat only
    };
  }

  private List<Event> lapse(Forum forum, Lapse c, Instant now) {
    One one = forum.of(this).glasses().get(c.glass());
    if (one == null || one.ended() != null || now.isBefore(one.until())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new GlassEnded(one.room(), c.glass()));
  }
}
