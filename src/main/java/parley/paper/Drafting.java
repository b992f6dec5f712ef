package parley.paper;

import java.util.ArrayList;
import java.util.List;
import parley.annex.Annex;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.paper.PaperCommand.EndDraft;
import parley.paper.PaperCommand.LayAnnex;
import parley.paper.PaperCommand.OfDraft;
import parley.paper.PaperCommand.OpenDraft;
import parley.paper.PaperCommand.Plan;
import parley.paper.PaperCommand.ReviseDraft;
import parley.paper.PaperCommand.TakeAnnex;
import parley.paper.state.Draft;
import parley.paper.state.DraftEvent.AnnexLaid;
import parley.paper.state.DraftEvent.AnnexTaken;
import parley.paper.state.DraftEvent.Beginning;
import parley.paper.state.DraftEvent.DraftEnded;
import parley.paper.state.DraftEvent.DraftOpened;
import parley.paper.state.DraftEvent.DraftRevised;
import parley.paper.state.DraftEvent.For;
import parley.web.Problem;

/** Decides what is written in a room, before it goes anywhere. */
final class Drafting {
  private static final int DRAFTS_MAX = 500;
  private static final int ANNEXES_MAX = 12;

  private Drafting() {}

  static List<Event> decide(Case asked, OfDraft command) {
    asked.room().requireOpen();
    return switch (command) {
      case OpenDraft c -> open(asked, c);
      case ReviseDraft c -> List.of(revise(asked, c));
      case LayAnnex c -> List.of(lay(asked, c));
      case TakeAnnex c -> List.of(take(asked, c));
      case EndDraft c -> List.of(end(asked, c));
      case PaperCommand.Circulate c -> Circulation.circulate(asked, c);
      case PaperCommand.Deposit c -> Circulation.deposit(asked, c);
    };
  }

  private static List<Event> open(Case asked, OpenDraft c) {
    asked.seat().require(Right.DRAFT);
    Case.heading(c.plan().heading());
    Case.full("draft", asked.shelf().drafts().size(), DRAFTS_MAX);
    if (c.unfit() != null) {
      throw c.unfit();
    }
    List<Event> events = new ArrayList<>();
    c.annexes().forEach(annex -> events.add(new AnnexLaid(c.room(), c.draft(), annex)));
    asked.hasRoom(c.annexes());
    events.addFirst(
        new DraftOpened(
            c.room(),
            c.draft(),
            submitter(asked, c.draft(), c.plan()),
            c.plan().withoutPrejudice(),
            new Beginning(c.plan().heading(), c.doc())));
    return events;
  }

  private static Event lay(Case asked, LayAnnex c) {
    Draft draft = asked.draft(c.draft());
    c.annex().check();
    if (Annex.find(draft.annexes(), c.annex().id()) != null) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    Case.full("annexes", draft.annexes().size(), ANNEXES_MAX);
    asked.hasRoom(List.of(c.annex()));
    return new AnnexLaid(c.room(), c.draft(), c.annex());
  }

  private static Event take(Case asked, TakeAnnex c) {
    Draft draft = asked.draft(c.draft());
    if (Annex.find(draft.annexes(), c.annex()) == null) {
      throw Problem.notFound();
    }
    return new AnnexTaken(c.room(), c.draft(), c.annex());
  }

  private static Event revise(Case asked, ReviseDraft c) {
    Draft draft = asked.draft(c.draft());
    Case.heading(c.plan().heading());
    boolean byParty = draft.submitter().party() != null;
    if (draft.heading().equals(c.plan().heading())
        && draft.withoutPrejudice() == c.plan().withoutPrejudice()
        && byParty == c.plan().byParty()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    For submitter =
        byParty == c.plan().byParty() ? draft.submitter() : submitter(asked, c.draft(), c.plan());
    return new DraftRevised(
        c.room(), c.draft(), submitter, c.plan().withoutPrejudice(), c.plan().heading());
  }

  private static Event end(Case asked, EndDraft c) {
    return new DraftEnded(c.room(), asked.draft(c.draft()).id());
  }

  private static For submitter(Case asked, String draft, Plan plan) {
    return plan.byParty()
        ? new For(asked.party(), null)
        : new For(
            null, asked.attribution().author(asked.seat(), asked.room().rule(), draft, draft));
  }
}
