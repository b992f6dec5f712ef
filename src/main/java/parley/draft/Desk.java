package parley.draft;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.draft.TextHome.Access;
import parley.draft.TextHome.Standing;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.forum.Attribution;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.store.KeyNames;
import parley.store.Keys;
import parley.store.Position;
import parley.web.Problem;

/** What all texts of this node share, and who may do what with one. */
record Desk(Forums forums, Log log, Keys keys, List<TextHome> homes, InstantSource clock) {
  Attribution attribution() {
    return forums.attribution();
  }

  /**
   * How a text stands for a seat.
   *
   * @throws Problem not-found if there is none that this seat may know of
   */
  Standing standing(Seat seat, String room, String text) {
    seat.room(room);
    Standing standing = find(seat, room, text);
    if (standing == null) {
      throw Problem.notFound();
    }
    return standing;
  }

  private @Nullable Standing find(Seat seat, String room, String text) {
    for (TextHome home : homes) {
      Standing standing = home.text(seat, room, text);
      if (standing != null) {
        return standing;
      }
    }
    return null;
  }

  /**
   * Which entries of a room's texts a seat may be told: those made at a state that it reads. Of
   * what lies before its horizon it sees what is left of it today, and not how it came about.
   */
  Predicate<Committed> told(Seat seat, String room) {
    View view = View.of(seat, room, attribution());
    return view.readsAll() ? entry -> true : entry -> view.reads(entry.entry().under());
  }

  /** Whether an account may read a text now. */
  boolean reads(Log.Place place, String account) {
    try {
      reader(place, account);
      return true;
    } catch (Problem none) {
      return false;
    }
  }

  /**
   * The seat of somebody who may read a text now.
   *
   * @throws Problem not-found
   */
  Seat reader(Log.Place place, String account) {
    Seat seat = forums.seat(account, place.forum());
    standing(seat, place.room(), place.text());
    return seat;
  }

  /**
   * That a seat may write in a text now, before the audience that it was shown.
   *
   * @throws Problem frozen, closed, locked, forbidden, audience-changed
   */
  void mayWrite(Seat seat, Log.Place place, Position shown) {
    Access access = standing(seat, place.room(), place.text()).access();
    Room room = seat.room(place.room());
    if (access == Access.FROZEN) {
      throw new Problem(Problem.Code.FROZEN);
    }
    if (access == Access.READS) {
      room.requireOpen();
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (shown.isBefore(room.widened())) {
      throw Problem.changed(
          Problem.Code.AUDIENCE_CHANGED, View.of(seat, place.room(), attribution()).audience());
    }
  }

  /** By which a commit is known when it comes again. */
  byte[] tag(String text, String account, String commit) {
    return keys.tag(KeyNames.author(text), "commit", account, commit);
  }
}
