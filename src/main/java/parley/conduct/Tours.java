package parley.conduct;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.conduct.Chairings.InRoom;
import parley.conduct.Chairings.Tour;
import parley.conduct.ConductCommand.CloseTour;
import parley.conduct.ConductCommand.OpenTour;
import parley.conduct.ConductCommand.TakeTurn;
import parley.conduct.ConductEvent.TourClosed;
import parley.conduct.ConductEvent.TourOpened;
import parley.conduct.ConductEvent.TurnTaken;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule.Inside;
import parley.forum.Seat;
import parley.forum.View;
import parley.web.Problem;
import parley.web.Words;

/** Decides about the rounds of a room, of which none is to be known where parties are hidden. */
record Tours(Seat seat, View view, InRoom in) {
  private static final int QUESTION_MAX = 300;

  static boolean showsParties(Room room) {
    Inside inside = room.rule().inside();
    return inside == Inside.NAME || inside == Inside.PARTY;
  }

  List<Event> open(OpenTour c) {
    seat.require(Right.LOCK);
    view.room().requireOpen();
    if (!showsParties(view.room())) {
      throw Problem.field("room", "hides parties: whose turn it is would show who speaks");
    }
    Words.line("question", c.question());
    if (c.question().isBlank() || c.question().length() > QUESTION_MAX) {
      throw Problem.field("question", "must have 1 to " + QUESTION_MAX + " characters");
    }
    List<String> here = view.audience().parties().stream().map(count -> count.code()).toList();
    boolean once = c.order().stream().distinct().count() == c.order().size();
    if (c.order().isEmpty() || !once || !here.containsAll(c.order())) {
      throw Problem.field("parties", "must be parties of this room, each once");
    }
    Tour running = known();
    if (running != null && running.turn() != null) {
      throw Problem.field("parties", "a round is under way");
    }
    var question = new ConductEvent.Question(c.question());
    return List.of(new TourOpened(view.room().id(), c.tour(), List.copyOf(c.order()), question));
  }

  List<Event> take(TakeTurn c) {
    Tour tour = running(c.tour());
    boolean own = c.party().equals(seat.participant().party()) && seat.has(Right.CONTRIBUTE);
    if (!own && !seat.has(Right.LOCK)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (!c.party().equals(tour.turn())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new TurnTaken(view.room().id(), tour.id(), c.party(), c.passed()));
  }

  List<Event> close(CloseTour c) {
    seat.require(Right.LOCK);
    return List.of(new TourClosed(view.room().id(), running(c.tour()).id()));
  }

  /** The latest round, if it is this seat's to know of; another one may follow any other. */
  private @Nullable Tour known() {
    Tour tour = in.tour();
    return tour != null && view.reads(tour.at()) && showsParties(view.room()) ? tour : null;
  }

  private Tour running(String id) {
    Tour tour = known();
    if (tour == null || !tour.id().equals(id)) {
      throw Problem.notFound();
    }
    if (tour.turn() == null) {
      throw new Problem(Problem.Code.CLOSED);
    }
    return tour;
  }
}
