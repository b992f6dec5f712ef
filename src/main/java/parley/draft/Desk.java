package parley.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.draft.TextHome.Access;
import parley.draft.TextHome.Standing;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.draft.log.TextEntry.Stepped;
import parley.forum.Attribution;
import parley.forum.Audience;
import parley.forum.Forum;
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

  /** Whether a text is still there for anybody. */
  boolean isKept(Forum forum, Log.Place place) {
    return homes.stream().anyMatch(each -> each.home(forum, place.room(), place.text()) != null);
  }

  /**
   * Which entries of a room's texts a seat may be told: those made at a state that it reads. Of
   * what lies before its horizon it sees what is left of it today, and not how it came about.
   */
  Predicate<Committed> told(Seat seat, String room) {
    View view = View.of(seat, room, attribution());
    return view.readsAll() ? entry -> true : entry -> view.reads(entry.entry().under());
  }

  /** From where on, and until when, a seat is told of a text. */
  TextFeed.From from(Seat seat, String room, long version) {
    Audience.Glass glass = seat.glass(seat.room(room));
    Instant until = glass == null ? Instant.MAX : glass.until();
    return new TextFeed.From(version, told(seat, room), until);
  }

  /** Whether an account may read a text now. */
  boolean reads(Log.Place place, String account) {
    try {
      standing(forums.seat(account, place.forum(), place.room()), place.room(), place.text());
      return true;
    } catch (Problem none) {
      return false;
    }
  }

  /**
   * The seat of somebody who is where a text is, so that they may write in it if anybody may.
   *
   * @throws Problem not-found
   */
  Seat writer(Log.Place place, String account) {
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
    mayTakeAway(seat, place);
    Room room = seat.room(place.room());
    if (shown.isBefore(room.widened())) {
      throw Problem.changed(
          Problem.Code.AUDIENCE_CHANGED, View.of(seat, place.room(), attribution()).audience());
    }
  }

  /**
   * That a seat may take away its own words that stand in a text: nobody reads more by it.
   *
   * @throws Problem frozen, closed, locked, forbidden
   */
  void mayTakeAway(Seat seat, Log.Place place) {
    Access access = standing(seat, place.room(), place.text()).access();
    if (access == Access.FROZEN) {
      throw new Problem(Problem.Code.FROZEN);
    }
    if (access == Access.READS) {
      seat.room(place.room()).requireOpen();
      throw new Problem(Problem.Code.FORBIDDEN);
    }
  }

  /** True if this seat wrote an entry; only the person concerned can ask. */
  boolean wrote(Seat seat, String text, Committed entry) {
    return entry.entry() instanceof Stepped wrote
        && attribution().wrote(seat, wrote.author(), text, wrote.commit());
  }

  /** By which a commit is known when it comes again. */
  byte[] tag(String text, String account, String commit) {
    return keys.tag(KeyNames.author(text), "commit", account, commit);
  }
}
