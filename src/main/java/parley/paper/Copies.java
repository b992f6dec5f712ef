package parley.paper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.paper.PaperShown.PaperHead;
import parley.paper.PaperShown.RevisionPage;
import parley.paper.state.Heading;
import parley.paper.state.NonPaper;
import parley.paper.state.OfPaper;
import parley.paper.state.Paper;
import parley.web.Json;
import parley.web.Problem;

/** What a seat takes away of the papers of a room. */
record Copies(Answers answers) {
  /** A revision as it is handed out; the symbol is that of the revision. */
  Papers.Copy paper(String id, @Nullable Integer number) {
    Paper paper = answers.paper(id);
    PaperHead head = answers.shown(paper);
    int revision = number == null ? paper.revisions().size() - 1 : number;
    RevisionPage page = answers.revision(id, revision);
    OfPaper then = answers.event(paper.revisions().get(revision).at());
    OfPaper.Words words = then == null ? null : then.words();
    String symbol = paper.symbol();
    return new Papers.Copy(
        symbol == null || revision == 0 ? symbol : symbol + "/Rev." + revision,
        page.at(),
        words == null ? paper.heading() : words.heading(),
        head.party(),
        head.author(),
        withoutPrejudice(then),
        page.doc(),
        page.annexes());
  }

  private static boolean withoutPrejudice(@Nullable OfPaper then) {
    return (then instanceof OfPaper.PaperCirculated first && first.withoutPrejudice())
        || (then instanceof OfPaper.PaperRevised later && later.withoutPrejudice());
  }

  /**
   * A draft that the seat may change.
   *
   * @throws Problem not-found, forbidden
   */
  Papers.Copy ownDraft(String id) {
    if (!Boolean.TRUE.equals(answers.draft(id).draft().mine())) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    return draft(id);
  }

  Papers.Copy draft(String id) {
    var shown = answers.draft(id).draft();
    String party = shown.by() == PaperShown.By.PARTY ? shown.party() : null;
    Heading heading = new Heading(shown.title(), shown.language(), shown.issue());
    boolean without = shown.withoutPrejudice();
    List<Annex> annexes = shown.annexes();
    return new Papers.Copy(null, shown.created(), heading, party, null, without, null, annexes);
  }

  Papers.Copy unsigned(String id) {
    NonPaper paper = answers.nonPaper(id);
    if (paper.withdrawn()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    Instant day = paper.day().atStartOfDay(ZoneOffset.UTC).toInstant();
    Json.Raw doc = answers.doc(paper.at());
    return new Papers.Copy(null, day, paper.heading(), null, null, false, doc, List.of());
  }
}
