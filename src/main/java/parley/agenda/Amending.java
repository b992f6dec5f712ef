package parley.agenda;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaCommand.AnswerAmendment;
import parley.agenda.AgendaCommand.ProposeAmendment;
import parley.agenda.AgendaCommand.Wanted;
import parley.agenda.AgendaCommand.WithdrawAmendment;
import parley.agenda.state.Adopted;
import parley.agenda.state.Adopted.Edition;
import parley.agenda.state.Amendment;
import parley.agenda.state.AmendmentEvent;
import parley.agenda.state.Change;
import parley.agenda.state.Change.Kind;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Wording;
import parley.agenda.state.ItemEvent;
import parley.agenda.state.Items;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Status;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.forum.Rule;
import parley.web.Json;
import parley.web.Problem;

/**
 * Decides proposals on top of an adopted agenda. An accepted one becomes events of its items, then
 * the event by which the agenda that came of it is an edition; all in one batch.
 */
final class Amending {
  private static final int CHANGES_MAX = 50;
  private static final int WEIGHT_MAX = 16 * 1024;
  private static final int REASON_MAX = 2_000;

  private Amending() {}

  static List<Event> decide(Case asked, AgendaCommand.Amending command) {
    asked.room().requireOpen();
    Session session = asked.standing(command.session());
    if (session.status() != Status.ADOPTED || session.issued() != null) {
      throw new Problem(Problem.Code.FROZEN); // nothing adopted yet, or it is over
    }
    return switch (command) {
      case ProposeAmendment c -> List.of(propose(asked, session, c));
      case AnswerAmendment c -> answer(asked, session, c);
      case WithdrawAmendment c -> List.of(withdraw(asked, session, c));
    };
  }

  private static Event propose(Case asked, Session session, ProposeAmendment c) {
    asked.seat().require(Right.DRAFT);
    if (c.shown().isBefore(asked.room().widened())) {
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, asked.view().audience());
    }
    Adopted adopted = session.adopted();
    limits(asked, session, c);
    Edition base = adopted.edition(c.base(), asked.view()::reads);
    if (base == null) {
      throw Problem.field("base", "is no edition of this agenda");
    }
    List<Change> changes = new ArrayList<>();
    for (Wanted wanted : c.changes()) {
      changes.add(change(asked, base.items(), wanted));
    }
    // what was looked at may be older than what holds: that is well as long as it fits
    Amendment wanted = of(asked, session, c, changes);
    if (wanted.weight() > WEIGHT_MAX) { // all of them are told together
      throw Problem.field("changes", "are too long");
    }
    if (!adopted.fits(wanted, session.items())) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    if (wanted.idle(session.items())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new AmendmentEvent.AmendmentProposed(
        c.room(),
        session.id(),
        c.amendment(),
        c.base(),
        wanted.items(),
        wanted.author(),
        wanted.rule(),
        c.deadline(),
        wanted.adoption().hidden(),
        new AmendmentEvent.Proposed(c.reason(), List.copyOf(changes)));
  }

  private static Amendment of(
      Case asked, Session session, ProposeAmendment c, List<Change> changes) {
    Rule rule = asked.room().rule();
    Author author = asked.attribution().author(asked.seat(), rule, session.id(), c.amendment());
    List<String> items = changes.stream().map(Change::item).distinct().toList();
    // as the room wanted it when it adopted
    boolean hidden = session.adoption() != null && session.adoption().hidden();
    var adoption = parley.agenda.state.Adoption.asked(asked.now(), c.deadline(), hidden);
    return new Amendment(
        c.amendment(), c.base(), author, rule, items, changes, c.reason(), adoption, c.shown());
  }

  private static void limits(Case asked, Session session, ProposeAmendment c) {
    if (!c.deadline().isAfter(asked.now())) {
      throw Problem.field("deadline", "must lie in the future");
    }
    Case.line("reason", c.reason(), REASON_MAX);
    Case.between("changes", c.changes().size(), 1, CHANGES_MAX);
    new Mine(asked.seat(), asked.room(), asked.attribution()).mayProposeMore(session);
    if (Case.consenting(asked.seat().forum(), asked.room()).isEmpty()) {
      throw Problem.field("session", "has no co-chair who could amend its agenda");
    }
    Composing.room(session, "changes", c.changes().stream().filter(Wanted::adds).count());
    Set<String> once = new HashSet<>();
    for (Wanted one : c.changes()) {
      boolean removes = one.kind() == Kind.REMOVE; // then nothing else is done to it
      boolean again = c.changes().stream().filter(o -> o.item().equals(one.item())).count() > 1;
      if (!once.add(one.kind() + one.item()) || (removes && again)) {
        throw Problem.field("changes", "must change an item once");
      }
      if (one.item().equals(one.after())) {
        throw Problem.field("changes.after", "is the item itself");
      }
    }
  }

  private static Change change(Case asked, Items base, Wanted wanted) {
    Item item = base.item(wanted.item());
    if (wanted.kind() != Kind.ADD && item == null && wanted.kind() != Kind.MOVE) {
      throw Problem.field("changes.item", "is not of this agenda");
    }
    boolean placed = wanted.kind() == Kind.ADD || wanted.kind() == Kind.MOVE;
    String after = placed ? wanted.after() : null;
    if (wanted.kind() == Kind.MOVE || wanted.kind() == Kind.REMOVE) {
      return new Change(wanted.kind(), wanted.item(), after, 0, null, null);
    }
    Wording wording = wanted.wording();
    if (wording == null) {
      throw Problem.field("changes.title", "is missing");
    }
    Composing.checked(asked, wording, wanted.minutes());
    wording = asked.led(item, wording);
    Json.Raw doc = asked.notes("changes.notes", wanted.notes());
    Change.Notes notes = doc == null ? null : new Change.Notes(wanted.text(), doc);
    boolean same =
        item != null && wording.equals(item.wording()) && wanted.minutes() == item.minutes();
    if (same && notes == null) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new Change(wanted.kind(), wanted.item(), after, wanted.minutes(), wording, notes);
  }

  private static List<Event> answer(Case asked, Session session, AnswerAmendment c) {
    String party = asked.party(Right.APPROVE);
    Amendment amendment = open(asked, session, c.amendment());
    if (!session.adopted().fits(amendment, session.items())) {
      throw new Problem(Problem.Code.VERSION_CHANGED); // it is proposed again, or withdrawn
    }
    Settlement.Heard heard = Settlement.Heard.of(asked, amendment.adoption(), party, c.consent());
    List<Event> events = new ArrayList<>();
    events.add(
        new AmendmentEvent.AmendmentAnswered(
            c.room(), session.id(), amendment.id(), party, c.consent(), heard.told()));
    if (heard.settled()) {
      if (heard.adopted()) {
        Composing.room(session, "amendment", amendment.adds());
        amendment.changes().forEach(change -> made(c.room(), session, change, events));
      }
      events.add(
          new AmendmentEvent.AmendmentSettled(
              c.room(), session.id(), amendment.id(), heard.adopted()));
    }
    return events;
  }

  private static void made(String room, Session session, Change change, List<Event> events) {
    String id = session.id();
    String item = change.item();
    switch (change.kind()) {
      case ADD -> {
        Wording wording = worded(change);
        Json.Raw notes = change.notes() == null ? null : change.notes().doc();
        var words = new ItemEvent.Proposal(wording.title(), notes);
        int minutes = change.minutes();
        events.add(
            new ItemEvent.ItemProposed(room, id, item, change.after(), null, minutes, words));
        if (change.after() == null) {
          events.add(new ItemEvent.ItemPlaced(room, id, item, null)); // without it: at the end
        }
        if (wording.lead() != null || !wording.affected().isEmpty()) {
          events.add(new ItemEvent.ItemRevised(room, id, item, minutes, wording));
        }
      }
      case CHANGE -> {
        events.add(new ItemEvent.ItemRevised(room, id, item, change.minutes(), worded(change)));
        if (change.notes() != null) {
          events.add(
              new ItemEvent.NotesReplaced(
                  room, id, item, change.notes().text(), change.notes().doc()));
        }
      }
      case MOVE -> events.add(new ItemEvent.ItemPlaced(room, id, item, change.after()));
      case REMOVE -> events.add(new ItemEvent.ItemDropped(room, id, item));
    }
  }

  private static Wording worded(Change change) {
    @Nullable Wording wording = change.wording();
    return wording == null ? new Wording("", null, List.of()) : wording;
  }

  private static Event withdraw(Case asked, Session session, WithdrawAmendment c) {
    Amendment amendment = known(asked, session, c.amendment());
    if (!new Mine(asked.seat(), asked.room(), asked.attribution()).proposed(session, amendment)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    open(asked, session, c.amendment());
    return new AmendmentEvent.AmendmentWithdrawn(c.room(), session.id(), amendment.id());
  }

  private static Amendment known(Case asked, Session session, String id) {
    Amendment amendment = session.adopted().amendment(id);
    if (amendment == null || !asked.view().reads(amendment.at())) {
      throw Problem.notFound();
    }
    return amendment;
  }

  private static Amendment open(Case asked, Session session, String id) {
    Amendment amendment = known(asked, session, id);
    if (!amendment.isOpen()) {
      throw new Problem(Problem.Code.FROZEN);
    }
    return amendment;
  }
}
