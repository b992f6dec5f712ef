package parley.comment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.comment.CommentEvent.Anchor;
import parley.comment.CommentShown.PlaceShown;
import parley.draft.Anchors;
import parley.draft.Replacing;
import parley.draft.Texts;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.paper.state.OfPaper;
import parley.paper.state.Paper;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.place.Block;
import parley.prose.place.Carrying;
import parley.prose.place.Place;
import parley.prose.place.Range;
import parley.web.Problem;

/** Where the words that comments are about stand: in a text as it is now, in a paper's editions. */
final class Placing {
  private static final int CARRYINGS_MAX = 40;
  private static final int QUOTE_MAX = 1_000;
  private final Forums forums;
  private final Texts texts;
  private final Map<String, Carrying> carryings =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Carrying> eldest) {
          return size() > CARRYINGS_MAX;
        }
      };

  Placing(Forums forums, Texts texts) {
    this.forums = forums;
    this.texts = texts;
  }

  /** The places of comments, at a version of the text or in a revision of the paper. */
  record Placed(long version, List<PlaceShown> places) {}

  Placed placed(Seat seat, Commented on, @Nullable Integer revision) {
    Paper paper = on.paper();
    return paper == null
        ? inText(seat, on)
        : inPaper(on, paper, revision == null ? paper.revisions().size() - 1 : revision);
  }

  private Placed inText(Seat seat, Commented on) {
    String room = on.view().room().id();
    Map<String, Anchors.Anchor> anchors = new LinkedHashMap<>();
    on.comments().forEach(c -> anchors.put(c.id(), anchor(c)));
    var marked = texts.anchors().marked(seat, room, on.on(), anchors.values());
    List<PlaceShown> places = new ArrayList<>();
    anchors
        .keySet()
        .forEach(id -> {
          Range range = marked.places().get(id);
          places.add(shown(id, range, marked.quotes().get(id)));
        });
    return new Placed(marked.version(), places);
  }

  static Anchors.Anchor anchor(Comment comment) {
    Anchor anchor = comment.anchor();
    return new Anchors.Anchor(comment.id(), anchor.version(), range(anchor));
  }

  private static Range range(Anchor anchor) {
    return new Range(anchor.from(), anchor.to());
  }

  private static PlaceShown shown(String comment, @Nullable Range range, @Nullable String quote) {
    return range == null
        ? new PlaceShown(comment, null, null, quote == null ? null : cut(quote))
        : new PlaceShown(comment, range.from(), range.to(), null);
  }

  private static String cut(String quote) {
    int end =
        quote.offsetByCodePoints(0, Math.min(QUOTE_MAX, quote.codePointCount(0, quote.length())));
    return end < quote.length() ? quote.substring(0, end) + "…" : quote;
  }

  private Placed inPaper(Commented on, Paper paper, int revision) {
    if (revision < 0 || revision >= paper.revisions().size()) {
      throw Problem.notFound();
    }
    List<PlaceShown> places = new ArrayList<>();
    Map<Long, Node> editions = new HashMap<>();
    for (Comment comment : on.comments()) {
      Anchor anchor = comment.anchor();
      if (paper.withdrawn()) {
        places.add(shown(comment.id(), null, null));
      } else if (anchor.version() == revision) {
        places.add(shown(comment.id(), range(anchor), null));
      } else {
        Node then = editions.computeIfAbsent(anchor.version(), r -> edition(on.view(), paper, r));
        Node now = editions.computeIfAbsent((long) revision, r -> edition(on.view(), paper, r));
        String key = paper.id() + " " + anchor.version() + " " + revision;
        Place place = carrying(key, then, now).carried(Place.of(range(anchor)));
        Range whole = place.whole();
        Range kept = whole == null ? null : Block.trimmed(now, whole);
        places.add(
            shown(comment.id(), kept, kept == null ? Block.words(then, range(anchor)) : null));
      }
    }
    return new Placed(revision, places);
  }

  private Carrying carrying(String key, Node then, Node now) {
    synchronized (carryings) {
      Carrying known = carryings.get(key);
      if (known != null) {
        return known;
      }
    }
    Carrying made = Carrying.of(then, now); // takes its time: no other forum waits for it
    synchronized (carryings) {
      carryings.put(key, made);
    }
    return made;
  }

  /** What was circulated as a revision. */
  private Node edition(View view, Paper paper, long revision) {
    var event = forums.event(view, paper.revisions().get((int) revision).at());
    OfPaper.Words words = event instanceof OfPaper of ? of.words() : null;
    if (words == null) {
      throw Problem.notFound();
    }
    return Schema.text().document(Schema.json(words.doc().utf8()));
  }

  /**
   * Words that somebody marked as they saw them.
   *
   * @param instead other words for them; null in a comment
   * @throws Problem bad-field for what is no range of words, or none that others can stand for;
   *     version-changed if they are gone; nothing-changes
   */
  Anchor anchor(Seat seat, Commented on, Anchors.Anchor marked, @Nullable String instead) {
    Paper paper = on.paper();
    String room = on.view().room().id();
    if (paper == null) {
      var now = texts.anchors().anchor(seat, room, on.on(), marked);
      Range range = now.places().getOrDefault(marked.id(), marked.range());
      if (instead != null) {
        suggestible(now.document(), range, instead);
      }
      return new Anchor(now.version(), range.from(), range.to());
    }
    if (marked.version() >= paper.revisions().size() || paper.withdrawn()) {
      throw new Problem(paper.withdrawn() ? Problem.Code.WITHDRAWN : Problem.Code.VERSION_CHANGED);
    }
    Node edition = edition(on.view(), paper, marked.version());
    Range kept = Anchors.trimmed(edition, marked.range());
    return new Anchor(marked.version(), kept.from(), kept.to());
  }

  /** Other words can stand for those of one block only, and must be other ones. */
  private static void suggestible(Node now, Range range, String instead) {
    if (!Replacing.inOneBlock(now, range)) {
      throw Problem.field("to", "lies in another paragraph than from");
    }
    if (Block.words(now, range).equals(instead)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
  }
}
