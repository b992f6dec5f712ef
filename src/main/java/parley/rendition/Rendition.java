package parley.rendition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Event.Entry;
import parley.forum.Rule;
import parley.rendition.RenditionEvent.AuthenticitySet;
import parley.rendition.RenditionEvent.Hand;
import parley.rendition.RenditionEvent.ParagraphRendered;
import parley.store.Position;
import parley.web.Json;

/**
 * One language version of a paper, immutable: each paragraph by the revision it was made for.
 *
 * @param authentic since it was said to be as authentic as the original; null if it is not
 * @param gone by where the whole of it was taken back: where the words of it stood, since who read
 *     some of them may be told so
 */
record Rendition(
    PMap<Spot, Words> spots, @Nullable Authentic authentic, PMap<Position, List<Position>> gone) {
  private static final int GONE_MAX = 10_000;
  private static final Rendition NOTHING =
      new Rendition(HashTreePMap.empty(), null, HashTreePMap.empty());

  /** A paragraph of a revision; the title is paragraph 0. */
  record Spot(int revision, int paragraph) {}

  /** What was put there. */
  record Words(
      String id, Position at, Instant time, @Nullable Hand hand, Rule rule, Json.Raw body) {}

  /** Of which revision it is an authentic text, and where that was said. */
  record Authentic(int revision, Position at) {}

  static Rendition with(@Nullable Rendition before, ParagraphRendered e, Entry entry) {
    Rendition of = before == null ? NOTHING : before;
    if (e.content() == null) {
      return of; // purged
    }
    Words words =
        new Words(e.rendition(), entry.at(), entry.time(), e.hand(), e.rule(), e.content().body());
    Spot spot = new Spot(e.revision(), e.paragraph());
    // what was said of other words does not hold for these
    Authentic said = of.isAuthentic(e.revision()) ? null : of.authentic;
    return new Rendition(of.spots.plus(spot, words), said, of.gone);
  }

  Rendition with(AuthenticitySet e, Entry entry) {
    Integer revision = e.revision();
    return new Rendition(
        spots, revision == null ? null : new Authentic(revision, entry.at()), gone);
  }

  Rendition takenBack(Entry entry) {
    int known = gone.values().stream().mapToInt(List::size).sum();
    List<Position> all =
        spots.values().stream().map(Words::at).limit(Math.max(1, GONE_MAX - known)).toList();
    return new Rendition(HashTreePMap.empty(), null, gone.plus(entry.at(), all));
  }

  /** The id of the words that were put in last; null where there are none. */
  @Nullable String last() {
    Words last = newest();
    return last == null ? null : last.id();
  }

  /** The words that were put in last. */
  @Nullable Words newest() {
    Words last = null;
    for (Words each : spots.values()) {
      last = last == null || last.at().isBefore(each.at()) ? each : last;
    }
    return last;
  }

  /** How many bytes its words take. */
  long bytes() {
    return spots.values().stream().mapToLong(words -> words.body().utf8().length).sum();
  }

  boolean isAuthentic(int revision) {
    return authentic != null && authentic.revision == revision;
  }

  boolean holds(String words) {
    return spots.values().stream().anyMatch(each -> each.id().equals(words));
  }
}
