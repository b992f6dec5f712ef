package parley.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Shown;
import parley.forum.View;
import parley.oversight.Purging.What;
import parley.paper.PaperShown.By;
import parley.paper.PaperShown.CirculatedShown;
import parley.paper.PaperShown.DraftPaperChanged;
import parley.paper.PaperShown.DraftShown;
import parley.paper.PaperShown.DraftState;
import parley.paper.PaperShown.NonPaperChanged;
import parley.paper.PaperShown.NonPaperShown;
import parley.paper.PaperShown.PaperChanged;
import parley.paper.PaperShown.PaperHead;
import parley.paper.PaperShown.ReleaseChanged;
import parley.paper.PaperShown.ReleaseShown;
import parley.paper.PaperShown.ReleaseState;
import parley.paper.PaperShown.RevisionShown;
import parley.paper.PaperShown.Status;
import parley.paper.state.Draft;
import parley.paper.state.Draft.Circulated;
import parley.paper.state.DraftEvent;
import parley.paper.state.Heading;
import parley.paper.state.Library;
import parley.paper.state.NonPaper;
import parley.paper.state.OfPaper;
import parley.paper.state.Paper;
import parley.paper.state.Paper.Revision;
import parley.paper.state.PaperEvent;
import parley.paper.state.Release;
import parley.paper.state.Shelf;
import parley.paper.state.Submitter.Deposit;

/**
 * The papers of a room as one kind of viewer may read them. What is held is not among them; a
 * seat's own is added by {@link Answers}.
 */
final class PaperView {
  private final View view;
  private final Library library;
  private final Shelf shelf;

  PaperView(View view, Library library) {
    this.view = view;
    this.library = library;
    this.shelf = library.in(view.room().id());
  }

  View view() {
    return view;
  }

  Shelf shelf() {
    return shelf;
  }

  @Nullable Draft draft(String id) {
    Draft draft = shelf.drafts().get(id);
    return draft != null && view.reads(draft.last()) ? draft : null;
  }

  List<Draft> drafts() {
    return shelf.drafts().values().stream()
        .filter(draft -> view.reads(draft.last()))
        .sorted(Comparator.comparing(Draft::created).thenComparing(Draft::id))
        .toList();
  }

  @Nullable Paper paper(String id) {
    Paper paper = shelf.papers().get(id);
    return paper != null && paper.isOpen() && view.reads(paper.first()) ? paper : null;
  }

  /** Those that are open, in the order of their numbers within a moment: never as they came. */
  List<Paper> papers() {
    return shelf.papers().values().stream()
        .filter(paper -> paper.isOpen() && view.reads(paper.first()))
        .sorted(
            Comparator.comparing(Paper::opened)
                .thenComparingInt(Paper::number)
                .thenComparing(Paper::id))
        .toList();
  }

  @Nullable NonPaper nonPaper(String id) {
    NonPaper paper = shelf.nonPapers().get(id);
    return paper != null && view.reads(paper.at()) ? paper : null;
  }

  /** In an order that says nothing of when they came. */
  List<NonPaperShown> nonPapers() {
    return shelf.nonPapers().values().stream()
        .filter(paper -> view.reads(paper.at()))
        .sorted(Comparator.comparing(NonPaper::id))
        .map(PaperView::show)
        .toList();
  }

  /** What stands here under an id. */
  @Nullable What kind(String id) {
    return paper(id) != null
        ? What.PAPER
        : nonPaper(id) != null ? What.NON_PAPER : draft(id) == null ? null : What.DRAFT;
  }

  @Nullable Release release(String id) {
    Release release = shelf.releases().get(id);
    return release != null && view.reads(release.last()) ? release : null;
  }

  List<Release> releases() {
    return shelf.releases().values().stream()
        .filter(release -> view.reads(release.last()))
        .sorted(Comparator.comparing(Release::created).thenComparing(Release::id))
        .toList();
  }

  /** What those who read through this view are told of something that happened; null if nothing. */
  @Nullable Object frame(PaperEvent event) {
    return switch (event) {
      case DraftEvent e -> {
        Draft draft = draft(e.draft());
        yield draft == null ? null : new DraftPaperChanged("draftPaperChanged", show(draft, null));
      }
      case OfPaper e -> told(e.paper());
      case PaperEvent.OfRelease e -> {
        Release release = release(e.release());
        yield release == null ? null : new ReleaseChanged("releaseChanged", show(release, null));
      }
    };
  }

  private @Nullable Object told(String id) {
    NonPaper unsigned = nonPaper(id);
    if (unsigned != null) {
      return new NonPaperChanged("nonPaperChanged", show(unsigned));
    }
    Paper paper = paper(id);
    return paper == null ? null : new PaperChanged("paperChanged", show(paper, null));
  }

  DraftShown show(Draft draft, @Nullable Boolean mine) {
    String party = draft.submitter().party();
    Heading heading = draft.heading();
    return new DraftShown(
        draft.id(),
        heading.title(),
        heading.language(),
        heading.issue(),
        party == null ? By.AUTHOR : By.PARTY,
        Case.showsParties(view.room()) ? party : null,
        draft.withoutPrejudice(),
        draft.created(),
        circulations(draft),
        draft.ended() ? DraftState.ENDED : DraftState.DRAFT,
        draft.annexes(),
        mine);
  }

  /** The same for everybody here: what one of them may not know of, all are not told. */
  private List<CirculatedShown> circulations(Draft draft) {
    List<CirculatedShown> shown = new ArrayList<>();
    for (Circulated copy : draft.circulated()) {
      Paper paper = library.in(copy.room()).papers().get(copy.paper());
      String symbol = paper == null ? null : paper.symbol();
      boolean known =
          Circulation.isKnown(view.forum(), view.room(), view.forum().room(copy.room()));
      if (symbol != null && known) {
        shown.add(new CirculatedShown(copy.room(), symbol, copy.at()));
      }
    }
    return shown;
  }

  PaperHead show(Paper paper, @Nullable Boolean mine) {
    Heading heading = paper.heading();
    boolean gone = paper.withdrawn();
    Shown by = view.author(paper.submitter().author(), paper.submitter().rule());
    Deposit deposit = paper.hold() == null ? null : paper.hold().deposit();
    Instant opens = paper.hold() == null ? null : paper.hold().until();
    return new PaperHead(
        paper.id(),
        paper.wholeSymbol(),
        gone ? null : heading.title(),
        heading.language(),
        gone ? null : heading.issue(),
        by.party(),
        paper.submitter().byParty() ? null : by,
        paper.withoutPrejudice(),
        status(paper),
        paper.revisions().size() - 1,
        paper.opened(),
        revisions(paper),
        opens,
        deposit == null ? null : deposit.release(),
        paper.purged() ? true : null,
        mine);
  }

  private static Status status(Paper paper) {
    if (paper.withdrawn()) {
      return Status.WITHDRAWN;
    }
    if (!paper.isOpen()) {
      return Status.EMBARGOED;
    }
    return paper.revisions().size() > 1 ? Status.REVISED : Status.CIRCULATED;
  }

  private static List<RevisionShown> revisions(Paper paper) {
    List<RevisionShown> shown = new ArrayList<>();
    for (Revision revision : paper.revisions()) {
      shown.add(new RevisionShown(shown.size(), revision.time()));
    }
    return shown;
  }

  static NonPaperShown show(NonPaper paper) {
    Heading heading = paper.heading();
    return new NonPaperShown(
        paper.id(),
        paper.withdrawn() ? null : heading.title(),
        heading.language(),
        paper.day().toString(),
        paper.withdrawn() ? PaperShown.NonPaperState.WITHDRAWN : PaperShown.NonPaperState.OPEN,
        paper.purged() ? true : null);
  }

  ReleaseShown show(Release release, @Nullable Boolean mine) {
    boolean done = release.opened() != null;
    List<String> papers =
        release.deposits().values().stream().filter(id -> paper(id) != null).sorted().toList();
    return new ReleaseShown(
        release.id(),
        release.title(),
        release.parties(),
        release.at(),
        release.created(),
        done ? ReleaseState.RELEASED : ReleaseState.OPEN,
        release.opened(),
        done ? papers : null,
        mine);
  }
}
