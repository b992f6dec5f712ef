package parley.agenda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaShown.SummaryShown;
import parley.agenda.state.Adopted;
import parley.agenda.state.Adoption;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Amendment;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Answer;
import parley.agenda.state.Session.Status;
import parley.forum.Attribution;
import parley.forum.Attribution.Author;
import parley.forum.Feature;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.web.Problem;

/** What one seat has said itself, and may still do. It goes into that seat's own answers only. */
record Mine(Seat seat, Room room, Attribution attribution) {
  private static final int OPEN_OWN_MAX = 10;
  private static final int EVER_MAX = 200;
  private static final int EVER_OWN_MAX = 50;

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

  boolean proposed(Session session, Amendment amendment) {
    return attribution.wrote(seat, amendment.author(), session.id(), amendment.id());
  }

  /**
   * That one more can be proposed on top of an agenda: only what can still be decided keeps others
   * waiting, and nobody can fill the list alone.
   *
   * @throws Problem bad-field
   */
  void mayProposeMore(Session session) {
    Adopted adopted = session.adopted();
    List<Amendment> all = adopted.amendments();
    List<Amendment> own = all.stream().filter(one -> proposed(session, one)).toList();
    if (own.stream().filter(Amendment::isOpen).count() >= OPEN_OWN_MAX) {
      throw Problem.field("changes", "must wait until one of yours is decided, or withdrawn");
    }
    long waiting =
        adopted.open().stream().filter(one -> adopted.fits(one, session.items())).count();
    if (waiting >= Adopted.OPEN_MAX) {
      throw Problem.field("changes", "must wait until what was proposed before is decided");
    }
    long kept = all.stream().filter(one -> !one.withdrawn()).count();
    if (kept >= EVER_MAX || own.size() >= EVER_OWN_MAX) {
      throw Problem.field("changes", "are too many for this agenda");
    }
  }

  boolean mayAmend(Session session) {
    return standsAdopted(session) && may(Right.DRAFT);
  }

  /** Whether the seat answers for its party what is proposed on top of an agenda. */
  boolean mayDecide(Session session) {
    return standsAdopted(session) && seat.participant().party() != null && may(Right.APPROVE);
  }

  private static boolean standsAdopted(Session session) {
    return !session.cancelled() && session.status() == Status.ADOPTED && session.issued() == null;
  }

  boolean mayConsent(Session session) {
    boolean asked = !session.cancelled() && session.status() == Status.ASKED;
    return asked && seat.participant().party() != null && may(Right.APPROVE);
  }

  /** The sessions that I come to or have not answered for, and the consent of my party. */
  List<Feature.Wait> waits(View view, Collection<Session> sessions) {
    List<Feature.Wait> waits = new ArrayList<>();
    String party = String.valueOf(seat.participant().party());
    for (Session session : sessions) {
      if (session.cancelled() || !view.reads(session.last())) {
        continue;
      }
      if (answer(session) != Answer.NOT) {
        waits.add(new Feature.Wait(session.id(), room.id(), null, session.plan().starts()));
      }
      Adoption asked = mayConsent(session) ? session.adoption() : null;
      boolean waited = Case.consenting(seat.forum(), room).contains(party);
      if (asked != null && waited && !asked.consents().containsKey(party)) {
        String id = session.id() + "/" + asked.asked().toEpochMilli();
        waits.add(new Feature.Wait(id, room.id(), asked.asked(), asked.deadline()));
      }
      if (mayDecide(session) && Case.consenting(seat.forum(), room).contains(party)) {
        amendments(view, session, waits);
      }
    }
    return waits;
  }

  /** What fits no more cannot be answered. */
  private void amendments(View view, Session session, List<Feature.Wait> waits) {
    String party = String.valueOf(seat.participant().party());
    for (Amendment one : session.adopted().open()) {
      Adoption asked = one.adoption();
      boolean fits = view.reads(one.at()) && session.adopted().fits(one, session.items());
      if (fits && !asked.consents().containsKey(party)) {
        waits.add(new Feature.Wait(one.id(), room.id(), asked.asked(), asked.deadline()));
      }
    }
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
