package parley.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.draft.log.Committed;
import parley.forum.Seat;
import parley.prose.Step;
import parley.prose.blot.Ink;
import parley.prose.model.Node;
import parley.prose.model.Unfit;
import parley.prose.place.Block;
import parley.prose.place.Place;
import parley.prose.place.Range;
import parley.web.Problem;

/**
 * Where words of texts that somebody marked stand by now. Each is followed through the steps since;
 * of words that were cut out and put in again elsewhere no step tells, so what is gone is looked
 * for by its wording. What was worked out is kept for the texts used last, and is never ahead of
 * nor behind the text that it is answered with.
 */
public final class Anchors {
  private static final int TEXTS_MAX = 200;

  /** Fewer units are too common to be known again. */
  private static final int KNOWN_AGAIN = 12;

  private final Texts texts;
  private final Map<String, Followed> followed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Followed> eldest) {
          return size() > TEXTS_MAX;
        }
      };

  Anchors(Texts texts) {
    this.texts = texts;
  }

  /** Words of a text as they were marked at a version. */
  public record Anchor(String id, long version, Range range) {}

  /**
   * A text with the words in it.
   *
   * @param places of those that are still there
   * @param quotes what the others were when they were marked, unless the seat may not read the text
   *     as it stood then
   */
  public record Marked(
      long version, Node document, Map<String, Range> places, Map<String, String> quotes) {}

  /** Where all of these stand, in a text that the seat may read. */
  public Marked marked(Seat seat, String room, String text, Collection<Anchor> anchors) {
    LiveText live = texts.text(seat, room, text);
    Predicate<Committed> reads = texts.desk().told(seat, room);
    Followed mine = followed(text);
    synchronized (mine) {
      Past past = live.past();
      mine.follow(past, anchors);
      Map<String, Range> places = new HashMap<>();
      Map<String, String> quotes = new HashMap<>();
      for (Anchor anchor : anchors) {
        Place place = mine.places.get(anchor.id());
        Range whole = place == null ? null : place.whole();
        Range kept = whole == null ? null : Block.trimmed(past.state().doc(), whole);
        Old old = kept != null || place == null ? null : mine.old(past, anchor);
        if (kept != null) {
          places.put(anchor.id(), kept);
        } else if (old != null && (old.next == null || reads.test(old.next))) {
          quotes.put(anchor.id(), old.words);
        }
      }
      return new Marked(past.state().version(), past.state().doc(), places, quotes);
    }
  }

  void forget(String text) {
    synchronized (followed) {
      followed.remove(text);
    }
  }

  private Followed followed(String text) {
    synchronized (followed) {
      return followed.computeIfAbsent(text, id -> new Followed());
    }
  }

  /**
   * Words as they were marked.
   *
   * @param next the entry that came after, whose readers may read them too; null if none did yet
   * @param read at which version: what was taken out since may be in it
   */
  private record Old(String words, @Nullable Committed next, long read) {}

  /** What was worked out of one text. */
  private static final class Followed {
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Old> olds = new HashMap<>();
    private final Map<String, Long> sought = new HashMap<>();
    private long version;

    private void follow(Past past, Collection<Anchor> anchors) {
      long now = past.state().version();
      if (version > now) {
        places.clear(); // the text was read anew, before what this had heard of
        sought.clear();
      } else if (!places.isEmpty() && version < now) {
        List<Committed> later = upTo(past, version, now);
        places.replaceAll((id, place) -> through(place, later, 0));
      }
      version = now;
      List<Anchor> fresh =
          anchors.stream()
              .filter(a -> a.version() <= now && !places.containsKey(a.id())) // else not read yet
              .toList();
      if (!fresh.isEmpty()) {
        long first = fresh.stream().mapToLong(Anchor::version).min().orElse(now);
        List<Committed> later = upTo(past, first, now);
        fresh.forEach(a -> places.put(a.id(), through(Place.of(a.range()), later, a.version())));
      }
      for (Anchor anchor : anchors) {
        Place place = places.get(anchor.id());
        if (place != null && place.isGone() && !Long.valueOf(now).equals(sought.get(anchor.id()))) {
          sought.put(anchor.id(), now); // once for each version, however many read the margin
          places.put(anchor.id(), again(past, anchor, place));
        }
      }
    }

    /** Words that stand elsewhere now, if that is without doubt. */
    private Place again(Past past, Anchor anchor, Place gone) {
      String wording = old(past, anchor).words;
      boolean known = wording.length() >= KNOWN_AGAIN && wording.indexOf('\n') < 0;
      Range found = known ? Block.only(past.state().doc(), wording) : null;
      return found == null ? gone : Place.of(found);
    }

    /** Read once: neither changes any more when something was written since, but by taking out. */
    private Old old(Past past, Anchor anchor) {
      Old known = olds.get(anchor.id());
      if (known != null && known.next != null && known.read >= past.lastTakenOut()) {
        return known;
      }
      List<Committed> since = past.later().apply(anchor.version());
      @Nullable Committed next = since.isEmpty() ? null : since.getFirst();
      Old read = new Old(wording(past, anchor), next, past.state().version());
      olds.put(anchor.id(), read);
      return read;
    }
  }

  private static String wording(Past past, Anchor anchor) {
    String words =
        Block.words(past.log().read(past.place(), anchor.version()).doc(), anchor.range());
    return words.replaceAll(Ink.MARK + "+", "…");
  }

  private static List<Committed> upTo(Past past, long since, long now) {
    List<Committed> later = new ArrayList<>();
    for (Committed entry : since == now ? List.<Committed>of() : past.later().apply(since)) {
      if (entry.to() <= now) {
        later.add(entry);
      }
    }
    return later;
  }

  private static Place through(Place place, List<Committed> later, long since) {
    Place now = place;
    for (Committed entry : later) {
      if (entry.from() >= since) {
        for (Step step : entry.steps()) {
          now = now.through(step.map());
        }
      }
    }
    return now;
  }

  /**
   * Words that somebody marked in a text as they saw it, as they stand now.
   *
   * @throws Problem not-found; bad-field for what is no range of words; version-changed if none of
   *     them is left
   */
  public Marked anchor(Seat seat, String room, String text, Anchor marked) {
    Past past = texts.text(seat, room, text).atLeast(marked.version()).past();
    long now = past.state().version();
    if (now - marked.version() > Past.BEHIND_MAX) {
      throw new Problem(Problem.Code.VERSION_CHANGED); // not all of it is read for one request
    }
    Range whole = standing(past, marked, now);
    if (whole == null) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    Node document = past.state().doc();
    return new Marked(now, document, Map.of(marked.id(), trimmed(document, whole)), Map.of());
  }

  /** Where an anchor stood at a version, which may be an older one; null if it was gone. */
  private static @Nullable Range standing(Past past, Anchor anchor, long version) {
    if (anchor.version() > version || version > past.state().version()) {
      throw Problem.field("version", "lies ahead of the text");
    }
    List<Committed> later = upTo(past, anchor.version(), version);
    if (!later.isEmpty() && later.getFirst().from() != anchor.version()) {
      throw Problem.field("version", "lies within a commit");
    }
    return through(Place.of(anchor.range()), later, anchor.version()).whole();
  }

  /**
   * The words of an anchor as they stood at a version; where they were gone, as they were marked.
   */
  static String seen(Past past, Anchor anchor, long version) {
    Range whole = standing(past, anchor, version);
    boolean isNow = version == past.state().version();
    Node then = isNow ? past.state().doc() : past.log().read(past.place(), version).doc();
    Range kept = whole == null ? null : Block.trimmed(then, whole);
    return kept == null ? wording(past, anchor) : Block.words(then, kept);
  }

  /**
   * A range without what is no word at its ends.
   *
   * @throws Problem bad-field if it lies outside, holds no words, or cuts a character in halves
   */
  public static Range trimmed(Node document, Range range) {
    Range kept = range.to() > document.content().size() ? null : Block.trimmed(document, range);
    if (kept == null) {
      throw Problem.field("from", "and to hold no words");
    }
    try {
      document.uncut(kept.from(), kept.to());
    } catch (Unfit halved) {
      throw Problem.field("from", "cuts a character in halves");
    }
    return kept;
  }
}
