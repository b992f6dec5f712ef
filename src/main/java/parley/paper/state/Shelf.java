package parley.paper.state;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Event.Entry;
import parley.paper.state.OfPaper.NonPaperPublished;
import parley.paper.state.OfPaper.PaperCirculated;
import parley.paper.state.OfPaper.PaperReleased;
import parley.paper.state.OfPaper.PaperRevised;
import parley.paper.state.OfPaper.PaperWithdrawn;
import parley.paper.state.PaperEvent.OfRelease;
import parley.paper.state.PaperEvent.ReleaseDone;
import parley.paper.state.PaperEvent.ReleaseOpened;
import parley.paper.state.Submitter.Deposit;

/**
 * The papers of one room, immutable.
 *
 * @param numbered how many papers have opened here: the last of their numbers
 */
public record Shelf(
    PMap<String, Draft> drafts,
    PMap<String, Paper> papers,
    PMap<String, NonPaper> nonPapers,
    PMap<String, Release> releases,
    int numbered) {
  static final Shelf EMPTY =
      new Shelf(
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          0);

  Shelf after(PaperEvent event, Entry entry) {
    return switch (event) {
      case DraftEvent e -> drafted(e, entry);
      case OfPaper e -> papered(e, entry);
      case OfRelease e -> released(e, entry);
    };
  }

  private Shelf drafted(DraftEvent event, Entry entry) {
    Draft before = drafts.get(event.draft());
    Draft after =
        event instanceof DraftEvent.DraftOpened e
            ? Draft.opened(e, entry)
            : before == null ? null : before.after(event, entry);
    return after == null
        ? this
        : new Shelf(drafts.plus(after.id(), after), papers, nonPapers, releases, numbered);
  }

  private Shelf papered(OfPaper event, Entry entry) {
    return switch (event) {
      case PaperCirculated e -> circulated(e, entry);
      case NonPaperPublished e -> with(NonPaper.published(e, entry));
      case PaperReleased e -> {
        Paper before = papers.get(e.paper());
        yield before == null ? this : with(before.released(e, entry), numbered + 1);
      }
      case PaperRevised e -> {
        Paper before = papers.get(e.paper());
        yield before == null ? this : with(before.revised(e, entry), numbered);
      }
      case PaperWithdrawn e -> withdrawn(e);
    };
  }

  private Shelf circulated(PaperCirculated e, Entry entry) {
    Paper paper = Paper.circulated(e, entry);
    Deposit deposit = e.hold() == null ? null : e.hold().deposit();
    Release release = deposit == null ? null : releases.get(deposit.release());
    if (deposit == null || release == null) {
      return with(paper, e.hold() == null ? numbered + 1 : numbered);
    }
    String before = release.deposits().get(deposit.party());
    Release after = release.deposited(deposit.party(), e.paper());
    PMap<String, Paper> others = before == null ? papers : papers.minus(before);
    return new Shelf(
        drafts,
        others.plus(paper.id(), paper),
        nonPapers,
        releases.plus(after.id(), after),
        numbered);
  }

  private Shelf withdrawn(PaperWithdrawn e) {
    NonPaper unsigned = nonPapers.get(e.paper());
    if (unsigned != null) {
      return with(unsigned.takenBack());
    }
    Paper before = papers.get(e.paper());
    if (before == null || e.told()) {
      return before == null ? this : with(before.takenBack(), numbered);
    }
    Deposit deposit = before.hold() == null ? null : before.hold().deposit();
    Release release = deposit == null ? null : releases.get(deposit.release());
    PMap<String, Release> kept =
        deposit == null || release == null
            ? releases
            : releases.plus(release.id(), release.without(deposit.party(), before.id()));
    return new Shelf(drafts, papers.minus(before.id()), nonPapers, kept, numbered);
  }

  private Shelf released(OfRelease event, Entry entry) {
    Release before = releases.get(event.release());
    Release after =
        switch (event) {
          case ReleaseOpened e -> Release.opened(e, entry);
          case ReleaseDone e -> before == null ? null : before.done(entry);
        };
    return after == null
        ? this
        : new Shelf(drafts, papers, nonPapers, releases.plus(after.id(), after), numbered);
  }

  private Shelf with(Paper paper, int number) {
    return new Shelf(drafts, papers.plus(paper.id(), paper), nonPapers, releases, number);
  }

  private Shelf with(NonPaper paper) {
    return new Shelf(drafts, papers, nonPapers.plus(paper.id(), paper), releases, numbered);
  }

  /** When something here is next to open by itself. */
  @Nullable Instant next() {
    Stream<Instant> embargoes =
        papers.values().stream()
            .flatMap(
                paper -> Stream.ofNullable(paper.hold() == null ? null : paper.hold().until()));
    Stream<Instant> releasing =
        releases.values().stream()
            .filter(release -> release.opened() == null)
            .flatMap(release -> Stream.ofNullable(release.at()));
    return Stream.concat(embargoes, releasing).min(Instant::compareTo).orElse(null);
  }
}
