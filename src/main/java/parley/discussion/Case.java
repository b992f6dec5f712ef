package parley.discussion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.discussion.Threads.Thread;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.store.Position;
import parley.web.Problem;

/** What a decision looks at, and what any decision in a room must find. */
record Case(
    Seat seat, Threads threads, Room room, Command.Context context, Attribution attribution) {

  Contribution own(String threadId, String contribution) {
    Thread thread = thread(threadId);
    Contribution found = threads.contribution(room.id(), contribution);
    if (found == null || !inThread(thread, contribution) || !reads(found.at())) {
      throw Problem.notFound();
    }
    if (!attribution.wrote(seat, found.author(), thread.id(), contribution)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (found.withdrawn() != null) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    return found;
  }

  Thread thread(String id) {
    Thread thread = threads.thread(room.id(), id);
    if (thread == null) {
      throw Problem.notFound();
    }
    return thread;
  }

  boolean inThread(Thread thread, String contribution) {
    Threads.Place place = threads.in(room.id()).places().get(contribution);
    return place != null && place.thread().equals(thread.id());
  }

  boolean reads(Position at) {
    return View.of(seat, room.id(), attribution).reads(at);
  }

  /** Refused where nobody writes, or not yet again; {@code in}: null for a new thread. */
  void writable(@Nullable String in) {
    room.requireOpen();
    seat.requireSending(room, in);
    int seconds = room.standing().slowSeconds();
    Instant since = context.now().minusSeconds(seconds);
    for (Thread thread : threads.threads(room.id())) {
      boolean lately = seconds > 0 && thread.lastActivity().isAfter(since);
      if (lately && wroteSince(thread, since)) {
        throw new Problem(Problem.Code.TOO_SOON);
      }
    }
  }

  private boolean wroteSince(Thread thread, Instant since) {
    for (Contribution made : thread.contributions().reversed()) {
      if (!made.time().isAfter(since)) {
        return false;
      }
      if (attribution.wrote(seat, made.author(), thread.id(), made.id())) {
        return true;
      }
    }
    return false;
  }

  /** Refused if, since its author was shown the audience, more kinds of people came to read. */
  void audience(Position shown) {
    if (shown.isBefore(room.widened())) {
      View view = View.of(seat, room.id(), attribution);
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, view.audience());
    }
  }
}
