package parley.paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution;
import parley.forum.Attribution.Author;
import parley.forum.Feature;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.state.Draft;
import parley.paper.state.Paper;
import parley.paper.state.Release;
import parley.paper.state.Submitter.Deposit;

/** What is a seat's own: its author's, or its party's. It goes into that seat's answers only. */
record Own(Seat seat, Attribution attribution) {
  /** Whether the seat may change a draft and send it. */
  boolean wrote(Draft draft) {
    Author author = draft.submitter().author();
    String party = draft.submitter().party();
    boolean own =
        party == null
            ? author != null && attribution.wrote(seat, author, draft.id(), draft.id())
            : party.equals(seat.participant().party());
    return own && seat.has(Right.DRAFT);
  }

  /** Whether a paper is the seat's, or its party's. */
  boolean submitted(View view, Paper paper) {
    return circulated(paper) || ofParty(view, paper);
  }

  /** Whether the seat may take it back. */
  boolean withdraws(View view, Paper paper) {
    return circulated(paper) || (ofParty(view, paper) && seat.has(Right.APPROVE));
  }

  private boolean circulated(Paper paper) {
    return attribution.wrote(seat, paper.submitter().author(), paper.id(), paper.id());
  }

  private boolean ofParty(View view, Paper paper) {
    Deposit deposit = paper.hold() == null ? null : paper.hold().deposit();
    String party =
        deposit == null
            ? view.author(paper.submitter().author(), paper.submitter().rule()).party()
            : deposit.party();
    return paper.submitter().byParty()
        && party != null
        && party.equals(seat.participant().party())
        && seat.has(Right.DRAFT);
  }

  /** The releases with a time that wait for a paper of the seat's party. */
  List<Feature.Wait> waits(View view, Collection<Release> releases) {
    List<Feature.Wait> waits = new ArrayList<>();
    for (Release one : releases) {
      boolean open = one.opened() == null && view.reads(one.last());
      if (open && one.at() != null && Boolean.FALSE.equals(deposited(one))) {
        waits.add(new Feature.Wait(one.id(), view.room().id(), one.created(), one.at()));
      }
    }
    return waits;
  }

  /** Whether the seat's party has deposited; null for who deposits nothing. */
  @Nullable Boolean deposited(Release release) {
    String party = seat.participant().party();
    boolean asked = party != null && seat.has(Right.DRAFT) && release.parties().contains(party);
    return asked ? release.deposits().containsKey(party) : null;
  }
}
