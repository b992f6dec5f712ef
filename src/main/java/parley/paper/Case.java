package parley.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.state.Draft;
import parley.paper.state.Heading;
import parley.paper.state.Library;
import parley.paper.state.Shelf;
import parley.store.Position;
import parley.web.Problem;
import parley.web.Text;
import parley.web.Words;

/** What a decision looks at, and what any decision about papers must find. */
record Case(
    Seat seat, Library library, Room room, Command.Context context, Attribution attribution) {
  static final int TITLE_MAX = 300;
  private static final long FILES_BYTES_MAX = 512L << 20;

  Shelf shelf() {
    return library.in(room.id());
  }

  Instant now() {
    return context.now();
  }

  View view() {
    return View.of(seat, room.id(), attribution);
  }

  Own own() {
    return new Own(seat, attribution);
  }

  /** The same in another room that the seat is in. */
  Case in(String other) {
    return new Case(seat, library, seat.room(other), context, attribution);
  }

  /** A draft that this seat may change, and that has not ended. */
  Draft draft(String id) {
    Draft draft = shelf().drafts().get(id);
    if (draft == null || !view().reads(draft.last())) {
      throw Problem.notFound();
    }
    if (!own().wrote(draft)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (draft.ended()) {
      throw new Problem(Problem.Code.FROZEN);
    }
    return draft;
  }

  /** Refused if, since the audience was shown, more kinds of people came to read. */
  void audience(@Nullable Position shown) {
    if (shown != null && shown.isBefore(room.widened())) {
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, view().audience());
    }
  }

  /** The party in whose name this seat may write here. */
  String party() {
    seat.require(Right.DRAFT);
    String party = seat.participant().party();
    if (party == null || !showsParties(room)) {
      throw Problem.field("by", "names a party that this room does not show");
    }
    return party;
  }

  /** Whether those in a room may know of whom something is, by party. */
  static boolean showsParties(Room room) {
    Rule.Inside inside = room.rule().inside();
    return room.kind() == Room.Kind.CAUCUS
        || inside == Rule.Inside.NAME
        || inside == Rule.Inside.PARTY;
  }

  static void heading(Heading heading) {
    line("title", heading.title());
    if (heading.issue() != null) {
      line("issue", heading.issue());
    }
    if (!Text.LANGUAGES.contains(heading.language())) {
      throw Problem.field("language", "is not one of the six");
    }
  }

  static void line(String field, String text) {
    Words.line(field, text);
    if (text.isBlank() || text.length() > TITLE_MAX) {
      throw Problem.field(field, "must have 1 to " + TITLE_MAX + " characters");
    }
  }

  static void full(String field, int now, int max) {
    if (now >= max) {
      throw Problem.field(field, "would be more than " + max + " in this room");
    }
  }

  /** Refused where files would fill a room. */
  void hasRoom(List<Annex> more) {
    long now = shelf().files().mapToLong(Annex.Kept::bytes).sum();
    if (now + more.stream().mapToLong(Annex::bytes).sum() > FILES_BYTES_MAX) {
      throw Problem.field("annexes", "would be more than " + FILES_BYTES_MAX + " bytes here");
    }
  }

  /** A time that is still to come. */
  void ahead(String field, @Nullable Instant time) {
    if (time != null && !time.isAfter(now())) {
      throw Problem.field(field, "must lie in the future");
    }
  }
}
