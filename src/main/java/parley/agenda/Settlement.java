package parley.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pcollections.PMap;
import parley.agenda.AgendaCommand.AskAdoption;
import parley.agenda.AgendaCommand.Bid;
import parley.agenda.AgendaCommand.GiveConsent;
import parley.agenda.AgendaCommand.IssueSummary;
import parley.agenda.AgendaCommand.RecordOutcome;
import parley.agenda.AgendaCommand.Settling;
import parley.agenda.AgendaCommand.TakeBackAdoption;
import parley.agenda.state.Adoption;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.AgendaEvent.AdoptionEvent;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Bids;
import parley.agenda.state.ItemEvent;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Status;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.web.Problem;

/**
 * Decides bids, adoption, outcomes and summaries. What is blind is an event that nobody is told of;
 * the one that completes a round comes with another that tells them all.
 */
final class Settlement {
  private Settlement() {}

  static List<Event> decide(Case asked, Settling command) {
    asked.room().requireOpen();
    return switch (command) {
      case Bid c -> bid(asked, c);
      case RecordOutcome c -> List.of(outcome(asked, c));
      case AskAdoption c -> List.of(ask(asked, c));
      case TakeBackAdoption c -> List.of(takeBack(asked, c));
      case GiveConsent c -> consent(asked, c);
      case IssueSummary c -> List.of(issue(asked, c));
    };
  }

  private static List<Event> bid(Case asked, Bid c) {
    String party = asked.party(Right.DRAFT);
    Session session = asked.standing(c.session());
    Item item = Case.planned(session, c.item());
    Bids after = item.bids().made(party, c.level());
    List<Event> events = new ArrayList<>();
    events.add(new ItemEvent.BidMade(c.room(), session.id(), item.id(), party, c.level()));
    Set<String> awaited = Case.bidding(asked.seat().forum(), asked.room());
    if (after.blind().keySet().containsAll(awaited)) {
      events.add(new ItemEvent.BidsDisclosed(c.room(), session.id(), item.id()));
    }
    return events;
  }

  private static Event outcome(Case asked, RecordOutcome c) {
    asked.seat().require(Right.PLAN);
    Session session = asked.standing(c.session());
    Item item = Case.planned(session, c.item());
    if (c.outcome() == item.outcome()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new ItemEvent.OutcomeRecorded(c.room(), session.id(), item.id(), c.outcome());
  }

  private static Event ask(Case asked, AskAdoption c) {
    asked.seat().require(Right.PLAN);
    Session session = asked.provisional(c.session());
    if (!c.deadline().isAfter(asked.now())) {
      throw Problem.field("deadline", "must lie in the future");
    }
    if (session.items().planned().isEmpty()) {
      throw Problem.field("session", "has no items to be adopted");
    }
    if (Case.consenting(asked.seat().forum(), asked.room()).isEmpty()) {
      throw Problem.field("session", "has no co-chair who could adopt its agenda");
    }
    return new AdoptionEvent.AdoptionAsked(c.room(), session.id(), c.deadline(), c.hidden());
  }

  private static Event takeBack(Case asked, TakeBackAdoption c) {
    asked.seat().require(Right.PLAN);
    Session session = asked.standing(c.session());
    if (session.status() != Status.ASKED) {
      throw new Problem(
          session.status() == Status.ADOPTED ? Problem.Code.FROZEN : Problem.Code.NOTHING_CHANGES);
    }
    return new AdoptionEvent.AdoptionTakenBack(c.room(), session.id());
  }

  private static List<Event> consent(Case asked, GiveConsent c) {
    String party = asked.party(Right.APPROVE);
    Session session = asked.standing(c.session());
    Adoption adoption = session.adoption();
    if (adoption == null || adoption.state() != Adoption.State.ASKED) {
      throw new Problem(Problem.Code.FROZEN); // nobody is asked, or no more
    }
    Heard heard = Heard.of(asked, adoption, party, c.consent());
    List<Event> events = new ArrayList<>();
    events.add(
        new AdoptionEvent.ConsentGiven(c.room(), session.id(), party, c.consent(), heard.told));
    if (heard.settled) {
      events.add(new AdoptionEvent.AdoptionSettled(c.room(), session.id(), heard.adopted));
    }
    return events;
  }

  /**
   * What follows when a party has answered.
   *
   * @param told whether the room may know that it has
   */
  record Heard(boolean told, boolean settled, boolean adopted) {
    static Heard of(Case asked, Adoption adoption, String party, Consent consent) {
      PMap<String, Consent> heard = adoption.heard(party, consent).consents();
      Set<String> awaited = Case.consenting(asked.seat().forum(), asked.room());
      boolean all = heard.keySet().containsAll(awaited);
      boolean objection = awaited.stream().anyMatch(one -> heard.get(one) == Consent.OBJECT);
      // in the open one objection ends it; hidden, nobody learns of it before all have answered
      boolean settled = all || (objection && !adoption.hidden());
      boolean told = settled || adoption.tellsWhoWasHeard(asked.now());
      return new Heard(told, settled, settled && !objection);
    }
  }

  private static Event issue(Case asked, IssueSummary c) {
    asked.seat().require(Right.PLAN);
    Session session = asked.standing(c.session());
    if (session.issued() != null) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new AdoptionEvent.SummaryIssued(c.room(), session.id());
  }
}
