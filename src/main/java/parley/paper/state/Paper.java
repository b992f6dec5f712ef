package parley.paper.state;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.annex.Annex;
import parley.forum.Event.Entry;
import parley.paper.state.OfPaper.PaperCirculated;
import parley.paper.state.OfPaper.PaperReleased;
import parley.paper.state.OfPaper.PaperRevised;
import parley.paper.state.Submitter.Hold;
import parley.store.Position;

/**
 * What was circulated to a room; immutable. Its words are read from the journal.
 *
 * @param heading only its language once it was withdrawn
 * @param symbol null until it opens
 * @param hold why it is not open yet; null once it is
 * @param opened when it came before the room
 * @param withdrawn whether its words are gone, taken back or purged
 */
public record Paper(
    String id,
    Submitter submitter,
    Heading heading,
    boolean withoutPrejudice,
    @Nullable String symbol,
    @Nullable Hold hold,
    Instant opened,
    PVector<Revision> revisions,
    boolean withdrawn,
    boolean purged) {
  /**
   * Where the words of a revision stand in the journal, and since when.
   *
   * @param files of what goes with it; none once it was withdrawn
   */
  public record Revision(Position at, Instant time, List<Annex.Kept> files) {
    static Revision of(Entry entry, OfPaper.@Nullable Words words) {
      List<Annex.Kept> files = words == null ? List.of() : words.files();
      return new Revision(entry.at(), entry.time(), files);
    }

    Revision bare() {
      return new Revision(at, time, List.of());
    }
  }

  static Paper circulated(PaperCirculated e, Entry entry) {
    return new Paper(
        e.paper(),
        e.submitter(),
        e.content() == null ? Heading.GONE : e.content().heading(),
        e.withoutPrejudice(),
        e.symbol(),
        e.hold(),
        entry.time(),
        TreePVector.singleton(Revision.of(entry, e.content())),
        false,
        false);
  }

  /** True if the room may know of it. */
  public boolean isOpen() {
    return hold == null;
  }

  /** The entry whose readers may know of it. */
  public Position first() {
    return revisions.getFirst().at();
  }

  /** Its number among those that have opened; none before. */
  public int number() {
    return symbol == null ? 0 : Integer.parseInt(symbol.substring(symbol.lastIndexOf('/') + 1));
  }

  /** Its symbol with that of its last revision. */
  public @Nullable String wholeSymbol() {
    int revision = revisions.size() - 1;
    return symbol == null || revision == 0 ? symbol : symbol + "/Rev." + revision;
  }

  Paper released(PaperReleased e, Entry entry) {
    Revision first = new Revision(first(), entry.time(), revisions.getFirst().files());
    return new Paper(
        id,
        submitter,
        heading,
        withoutPrejudice,
        e.symbol(),
        null,
        entry.time(),
        revisions.with(0, first),
        withdrawn,
        purged);
  }

  Paper revised(PaperRevised e, Entry entry) {
    return new Paper(
        id,
        submitter,
        e.content() == null ? heading : e.content().heading(),
        e.withoutPrejudice(),
        symbol,
        hold,
        opened,
        revisions.plus(Revision.of(entry, e.content())),
        withdrawn,
        purged);
  }

  /** The files of all its revisions. */
  public Stream<Annex.Kept> files() {
    return revisions.stream().flatMap(revision -> revision.files().stream());
  }

  Paper takenBack() {
    return without(heading.gone(), false);
  }

  Paper removed() {
    return without(Heading.GONE, true);
  }

  private Paper without(Heading left, boolean forGood) {
    PVector<Revision> bare = TreePVector.from(revisions.stream().map(Revision::bare).toList());
    return new Paper(
        id, submitter, left, withoutPrejudice, symbol, hold, opened, bare, true, forGood);
  }
}
