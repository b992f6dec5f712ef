package parley.paper.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import parley.forum.Room.Keeping;

/** What of a room's papers was kept for so long as it may be. */
public record Kept(Shelf shelf, Keeping keeping) {
  /**
   * Papers by their last revision, non-papers, releases since they opened, and drafts since they
   * ended: one in which somebody still writes is kept.
   */
  public List<String> over() {
    List<String> over = new ArrayList<>();
    ids(
        over,
        shelf.papers().values().stream()
            .filter(paper -> paper.isOpen() && !paper.purged())
            .filter(
                paper -> keeping.over(paper.submitter().rule(), paper.revisions().getLast().time()))
            .map(Paper::id));
    ids(
        over,
        shelf.nonPapers().values().stream()
            .filter(paper -> !paper.purged() && keeping.over(null, paper.time()))
            .map(NonPaper::id));
    ids(
        over,
        shelf.releases().values().stream()
            .filter(one -> one.opened() != null && keeping.over(null, one.opened()))
            .map(Release::id));
    ids(
        over,
        shelf.drafts().values().stream()
            .filter(draft -> draft.over() != null && keeping.over(null, draft.over()))
            .map(Draft::id));
    return over;
  }

  /** Papers that were taken back before the room knew of them. */
  public List<String> unopened() {
    return shelf.unopened().entrySet().stream()
        .filter(one -> keeping.over(null, one.getValue()))
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static void ids(List<String> over, Stream<String> ids) {
    ids.sorted(Comparator.naturalOrder()).forEach(over::add);
  }
}
