package parley.forum;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event.Entry;

/**
 * What a feature adds to a forum. All of it is pure: no clock, no randomness, no I/O.
 *
 * @param <S> its slice of the state, immutable
 */
public interface Feature<S> {
  /** The slice of a forum in which nothing has happened. */
  S empty();

  /** The sealed interface of its commands. */
  Class<? extends Command> commands();

  /** The records of its events. */
  List<Class<? extends Event>> events();

  /**
   * Turns a command into events.
   *
   * @throws parley.web.Problem if it is refused; then nothing happens
   */
  List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context);

  /**
   * The same for a command that comes without a seat.
   *
   * @throws parley.web.Problem if it is refused; then nothing happens
   */
  default List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    throw parley.web.Problem.notFound();
  }

  /** Folds any event, its own or not, into the slice; never fails. */
  S apply(S slice, Entry entry, Forum before);

  /**
   * What those who read through this view are told of an entry in its room, as today's state shows
   * it; null if nothing. The result is JSON material without a per-person field.
   */
  @Nullable Object frame(View view, Entry entry);

  /** What this server itself is to ask for by now; decided like any command. */
  default List<Command.Seatless> due(S slice, Instant now) {
    return List.of();
  }

  /** A feature that only decides: what it changes is the forum's own state. */
  interface OfForum extends Feature<OfForum.Nothing> {
    /** No slice. */
    enum Nothing {
      NOTHING
    }

    @Override
    default Nothing empty() {
      return Nothing.NOTHING;
    }

    @Override
    default List<Class<? extends Event>> events() {
      return List.of();
    }

    @Override
    default Nothing apply(Nothing slice, Entry entry, Forum before) {
      return slice;
    }

    @Override
    default @Nullable Object frame(View view, Entry entry) {
      return null;
    }
  }
}
