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

  /**
   * What waits for somebody's answer, or for themselves, until when.
   *
   * @param id the same as long as it is the same that waits
   * @param room null for what is the forum's
   * @param asked when they were asked; null where nobody asks, as before a session
   */
  record Wait(String id, @Nullable String room, @Nullable Instant asked, Instant until) {}

  /**
   * What waits for a seat that this slice knows of: who answered, or may not, is not waited for.
   */
  default List<Wait> waits(S slice, Seat seat) {
    return List.of();
  }

  /**
   * What of a room was kept for so long as it may be: the ids by which it is purged, the oldest
   * first.
   */
  default List<String> over(S slice, Room.Keeping keeping) {
    return List.of();
  }

  /** The same of what the room was never told of: it is purged without its being told either. */
  default List<String> overUntold(S slice, Room.Keeping keeping) {
    return List.of();
  }

  /** The ids of what goes with that which is purged under an id, because it is part of it. */
  default List<String> parts(S slice, String room, String subject) {
    return List.of();
  }

  /** Until when nothing is sent to a thread, or to a new one (null); null if it may be. */
  default @Nullable Instant pauses(S slice, String room, @Nullable String thread) {
    return null;
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
