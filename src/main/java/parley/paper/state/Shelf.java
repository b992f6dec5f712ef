package parley.paper.state;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.annex.Annex;
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
 * @param unopened since when papers are in the journal alone, taken back before the room knew
 * @param numbered how many papers have opened here: the last of their numbers
 */
public record Shelf(
    PMap<String, Draft> drafts,
    PMap<String, Paper> papers,
    PMap<String, NonPaper> nonPapers,
    PMap<String, Release> releases,
    PMap<String, Instant> unopened,
    int numbered) {
  static final Shelf EMPTY =
      new Shelf(
          HashTreePMap.empty(),
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
    return after == null ? this : with(drafts.plus(after.id(), after));
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
      case PaperWithdrawn e -> withdrawn(e, entry);
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
        before == null ? unopened : unopened(before, entry),
        numbered);
  }

  private Shelf withdrawn(PaperWithdrawn e, Entry entry) {
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
    return new Shelf(
        drafts, papers.minus(before.id()), nonPapers, kept, unopened(before.id(), entry), numbered);
  }

  /** A paper is in the journal alone from here on, as are the names of the files that it had. */
  private PMap<String, Instant> unopened(String paper, Entry entry) {
    PMap<String, Instant> more = unopened.plus(paper, entry.time());
    for (Annex.Kept file : files(paper).toList()) {
      more = more.plus(file.id(), entry.time());
    }
    return more;
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
        : new Shelf(
            drafts, papers, nonPapers, releases.plus(after.id(), after), unopened, numbered);
  }

  private Shelf with(Paper paper, int number) {
    return new Shelf(drafts, papers.plus(paper.id(), paper), nonPapers, releases, unopened, number);
  }

  private Shelf with(NonPaper paper) {
    return new Shelf(
        drafts, papers, nonPapers.plus(paper.id(), paper), releases, unopened, numbered);
  }

  private Shelf with(PMap<String, Draft> others) {
    return new Shelf(others, papers, nonPapers, releases, unopened, numbered);
  }

  /** Without what is gone for good: of a draft and a release nothing is left. */
  Shelf purged(List<String> subjects) {
    Shelf left =
        new Shelf(
            drafts.minusAll(subjects),
            papers,
            nonPapers,
            releases.minusAll(subjects),
            unopened.minusAll(subjects),
            numbered);
    for (String subject : subjects) {
      Paper paper = left.papers.get(subject);
      NonPaper unsigned = left.nonPapers.get(subject);
      left = paper == null ? left : left.with(paper.removed(), numbered);
      left = unsigned == null ? left : left.with(unsigned.removed());
    }
    return left;
  }

  /** The files of all that goes with what is here. */
  public Stream<Annex.Kept> files() {
    return Stream.concat(
        drafts.values().stream().flatMap(draft -> draft.annexes().stream().map(Annex::kept)),
        papers.values().stream().flatMap(Paper::files));
  }

  /** The files of what goes with one draft or paper. */
  public Stream<Annex.Kept> files(String subject) {
    Draft draft = drafts.get(subject);
    Paper paper = papers.get(subject);
    return Stream.concat(
        draft == null ? Stream.empty() : draft.annexes().stream().map(Annex::kept),
        paper == null ? Stream.empty() : paper.files());
  }

  /**
   * The ids of the files of these drafts and papers, each before what it goes with: wherever such a
   * list is cut, what is left can still be found.
   */
  public List<String> withFiles(List<String> subjects) {
    return subjects.stream()
        .flatMap(subject -> Stream.concat(files(subject).map(Annex.Kept::id), Stream.of(subject)))
        .toList();
  }

  /** The ids of all files that have a place here. */
  public Set<String> placed() {
    return files().map(Annex.Kept::id).collect(Collectors.toSet());
  }

  /** The files of what was deposited for a release. */
  public Stream<Annex.Kept> deposited(String release) {
    Release of = releases.get(release);
    return of == null ? Stream.empty() : of.deposits().values().stream().flatMap(this::files);
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
