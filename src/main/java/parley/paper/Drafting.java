package parley.paper;

import java.util.List;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.paper.PaperCommand.EndDraft;
import parley.paper.PaperCommand.OfDraft;
import parley.paper.PaperCommand.OpenDraft;
import parley.paper.PaperCommand.Plan;
import parley.paper.PaperCommand.ReviseDraft;
import parley.paper.state.Draft;
import parley.paper.state.DraftEvent.Beginning;
import parley.paper.state.DraftEvent.DraftEnded;
import parley.paper.state.DraftEvent.DraftOpened;
import parley.paper.state.DraftEvent.DraftRevised;
import parley.paper.state.DraftEvent.For;
import parley.web.Problem;

/** Decides what is written in a room, before it goes anywhere. */
final class Drafting {
  private static final int DRAFTS_MAX = 500;

  private Drafting() {}

  static List<Event> decide(Case asked, OfDraft command) {
    asked.room().requireOpen();
    return switch (command) {
      case OpenDraft c -> List.of(open(asked, c));
      case ReviseDraft c -> List.of(revise(asked, c));
      case EndDraft c -> List.of(end(asked, c));
      case PaperCommand.Circulate c -> Circulation.circulate(asked, c);
      case PaperCommand.Deposit c -> Circulation.deposit(asked, c);
    };
  }

  private static Event open(Case asked, OpenDraft c) {
    asked.seat().require(Right.DRAFT);
    Case.heading(c.plan().heading());
    Case.full("draft", asked.shelf().drafts().size(), DRAFTS_MAX);
    return new DraftOpened(
        c.room(),
        c.draft(),
        submitter(asked, c.draft(), c.plan()),
        c.plan().withoutPrejudice(),
        new Beginning(c.plan().heading(), c.doc()));
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
