package parley.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken.Words;
import parley.forum.Attribution.Shown;
import parley.forum.View;
import parley.live.Forums;
import parley.paper.Papers;
import parley.paper.state.OfPaper;
import parley.paper.state.Paper;
import parley.paper.state.Paper.Revision;
import parley.rendition.Renditions;
import parley.rendition.Renditions.Tongue;
import parley.store.Position;

/**
 * The papers of a room, each in its newest revision, and their language versions, for those who
 * look for words in them. Their words are read from the journal as one reader may read them, so
 * nothing is read for a search that whoever searches may not read.
 */
final class Printed {
  /** After all places of a batch: papers of one moment come as they are numbered. */
  private static final int NUMBERED = 1 << 20;

  private final Forums forums;
  private final Papers papers;
  private final Renditions renditions;

  Printed(Forums forums, Papers papers, Renditions renditions) {
    this.forums = forums;
    this.papers = papers;
    this.renditions = renditions;
  }

  /**
   * What a paper or version is made of; equal as long as it says the same.
   *
   * @param revisions of the paper, where they stand
   * @param words of a version; empty for a paper
   */
  record Made(List<Position> revisions, Object words) {}

  /**
   * What stands in a room at one moment.
   *
   * @param all whoever may read it, by name
   * @param mine what one reader may read of it, as they may read it
   */
  record Stand(Map<String, Made> all, List<Piece> mine) {}

  Stand now(View view) {
    List<Piece> mine = new ArrayList<>();
    for (Paper paper : papers.papers(view)) {
      if (!paper.withdrawn() && view.reads(paper.revisions().getLast().at())) {
        mine.add(new Piece(view, paper, null));
        for (Tongue tongue : renditions.tongues(view, paper, true)) {
          mine.add(new Piece(view, paper, tongue));
        }
      }
    }
    Map<String, Made> all = new HashMap<>();
    if (view.readsAll()) {
      mine.forEach(piece -> all.put(piece.name(), piece.made()));
    } else {
      view.forum().of(papers).in(view.room().id()).papers().values().stream()
          .filter(paper -> paper.isOpen() && !paper.withdrawn())
          .forEach(paper -> putAll(view, paper, all));
    }
    return new Stand(all, mine);
  }

  private void putAll(View view, Paper paper, Map<String, Made> all) {
    List<Position> revisions = paper.revisions().stream().map(Revision::at).toList();
    all.put(name(paper, null), new Made(revisions, ""));
    for (Tongue tongue : renditions.tongues(view, paper, false)) {
      all.put(name(paper, tongue), new Made(revisions, tongue.made()));
    }
  }

  private static String name(Paper paper, @Nullable Tongue tongue) {
    return tongue == null ? paper.id() : paper.id() + " " + tongue.language();
  }

  /** A paper that somebody may read, or a version of it. */
  final class Piece {
    private final View view;
    private final Paper paper;
    private final @Nullable Tongue tongue;

    private Piece(View view, Paper paper, @Nullable Tongue tongue) {
      this.view = view;
      this.paper = paper;
      this.tongue = tongue;
    }

    String name() {
      return Printed.name(paper, tongue);
    }

    Made made() {
      List<Position> read =
          paper.revisions().stream().map(Revision::at).filter(view::reads).toList();
      return new Made(read, tongue == null ? "" : tongue.made());
    }

    /** Its words as this view may read them; null where they are gone meanwhile. */
    @Nullable Words words() {
      if (tongue != null) {
        return renditions.words(forums, view, paper, tongue.language());
      }
      Position at = paper.revisions().getLast().at();
      OfPaper.Words words = forums.event(view, at) instanceof OfPaper of ? of.words() : null;
      return words == null
          ? null
          : new Words(language(), words.heading().title(), Renditions.text(words.doc()));
    }

    boolean isVersion() {
      return tongue != null;
    }

    boolean isCalled(String symbol) {
      return symbol.equalsIgnoreCase(paper.symbol()) || symbol.equalsIgnoreCase(symbol());
    }

    View view() {
      return view;
    }

    String paper() {
      return paper.id();
    }

    String title() {
      return paper.heading().title();
    }

    @Nullable String symbol() {
      return paper.wholeSymbol();
    }

    /**
     * What orders those of one moment: of papers never where they were deposited, which is in the
     * order in which they came.
     */
    Position at() {
      return tongue == null ? new Position(paper.number(), NUMBERED) : tongue.at();
    }

    Instant time() {
      return tongue == null ? paper.revisions().getLast().time() : tongue.time();
    }

    String language() {
      return tongue == null ? original() : tongue.language();
    }

    String original() {
      return paper.heading().language();
    }

    boolean byParty() {
      return paper.submitter().byParty();
    }

    /** Who submits it, as the view shows it. */
    Shown submitter() {
      return view.author(paper.submitter().author(), paper.submitter().rule());
    }
  }
}
