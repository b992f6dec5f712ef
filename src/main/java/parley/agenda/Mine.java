package parley.agenda;

import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaShown.SummaryShown;
import parley.agenda.state.Adoption;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Answer;
import parley.agenda.state.Session.Status;
import parley.forum.Attribution;
import parley.forum.Attribution.Author;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;

/** What one seat has said itself, and may still do. It goes into that seat's own answers only. */
record Mine(Seat seat, Room room, Attribution attribution) {
  boolean may(Right right) {
    return seat.has(right) && room.isOpen();
  }

  /** Where the seat's own answer stands among those of a session, or the next place. */
  int place(Session session) {
    for (int i = 0; i < session.replies().size(); i++) {
      Author author = session.replies().get(i).author();
      if (attribution.wrote(seat, author, session.id(), session.id())) {
        return i;
      }
    }
    return session.replies().size();
  }

  @Nullable Answer answer(Session session) {
    int place = place(session);
    return place < session.replies().size() ? session.replies().get(place).answer() : null;
  }

  /** The bid of the seat's party, told to those who may bid for it. */
  @Nullable Level bid(Item item) {
    String party = seat.participant().party();
    return party == null || !seat.has(Right.DRAFT) ? null : item.bids().of(party);
  }

  @Nullable Consent consent(@Nullable Adoption adoption) {
    String party = seat.participant().party();
    return adoption == null || party == null || !seat.has(Right.APPROVE)
        ? null
        : adoption.consents().get(party);
  }

  boolean mayConsent(Session session) {
    boolean asked = !session.cancelled() && session.status() == Status.ASKED;
    return asked && seat.participant().party() != null && may(Right.APPROVE);
  }

  SummaryShown summary(Session session) {
    boolean issued = session.issued() != null;
    boolean open = !issued && !session.cancelled();
    return new SummaryShown(
        issued || seat.has(Right.SUMMARISE) ? session.texts().summary() : null,
        session.issued(),
        open && may(Right.SUMMARISE),
        open && may(Right.PLAN));
  }
}
