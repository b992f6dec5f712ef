package parley.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.forum.Attribution.Shown;
import parley.web.Json;

/** The shapes in which papers are answered and told. */
final class PaperShown {
  private PaperShown() {}

  /** In whose name a draft is to go out. */
  enum By {
    PARTY,
    AUTHOR
  }

  /** How a draft stands. */
  enum DraftState {
    DRAFT,
    ENDED
  }

  /** How a paper stands. */
  enum Status {
    CIRCULATED,
    REVISED,
    WITHDRAWN,
    EMBARGOED
  }

  /** Whether what was held is open. */
  enum ReleaseState {
    OPEN,
    RELEASED
  }

  /** Whether a non-paper has its words. */
  enum NonPaperState {
    OPEN,
    WITHDRAWN
  }

  /** Where a copy is, for those who all sit there. */
  record CirculatedShown(String room, String symbol, Instant at) {}

  /** A draft; {@code mine} never in what is told to several, as below. */
  record DraftShown(
      String id,
      String title,
      String language,
      @Nullable String issue,
      By by,
      @Nullable String party,
      boolean withoutPrejudice,
      Instant created,
      List<CirculatedShown> circulations,
      DraftState state,
      List<Annex> annexes,
      @Nullable Boolean mine) {}

  record RevisionShown(int revision, Instant at) {}

  record PaperHead(
      String id,
      @Nullable String symbol,
      @Nullable String title,
      String language,
      @Nullable String issue,
      @Nullable String party,
      @Nullable Shown author,
      boolean withoutPrejudice,
      Status status,
      int revision,
      Instant circulated,
      List<RevisionShown> revisions,
      @Nullable Instant opens,
      @Nullable String release,
      @Nullable Boolean purged,
      @Nullable Boolean mine) {}

  record NonPaperShown(
      String id,
      @Nullable String title,
      String language,
      String day,
      NonPaperState state,
      @Nullable Boolean purged) {}

  record ReleaseShown(
      String id,
      String title,
      List<String> parties,
      @Nullable Instant at,
      Instant created,
      ReleaseState state,
      @Nullable Instant opened,
      @Nullable List<String> papers,
      @Nullable Boolean mine) {}

  record PaperList(
      List<DraftShown> drafts,
      List<PaperHead> papers,
      List<NonPaperShown> nonPapers,
      List<ReleaseShown> releases,
      boolean mayDraft,
      boolean mayChair,
      String cursor) {}

  record DraftAnswer(DraftShown draft, String cursor) {}

  record PaperAnswer(@Nullable PaperHead paper, String cursor) {}

  record PaperPage(PaperHead paper, Json.@Nullable Raw doc, List<Annex> annexes, String cursor) {}

  record RevisionPage(int revision, Instant at, Json.Raw doc, List<Annex> annexes) {}

  record ReleaseAnswer(ReleaseShown release, String cursor) {}

  record NonPaperAnswer(NonPaperShown nonPaper, String cursor) {}

  record NonPaperPage(NonPaperShown nonPaper, Json.@Nullable Raw doc, String cursor) {}

  record DraftPaperChanged(String type, DraftShown draft) {}

  record PaperChanged(String type, PaperHead paper) {}

  record NonPaperChanged(String type, NonPaperShown nonPaper) {}

  record ReleaseChanged(String type, ReleaseShown release) {}
}
