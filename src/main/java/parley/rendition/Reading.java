package parley.rendition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.live.Forums;
import parley.paper.state.Heading;
import parley.paper.state.OfPaper;
import parley.paper.state.Paper;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.place.Carrying;
import parley.rendition.Paragraphs.Paragraph;
import parley.rendition.Rendition.Spot;
import parley.rendition.Rendition.Words;
import parley.web.Problem;

/**
 * A paper as one reads it: its revisions, and what of its versions stands beside them. Revisions
 * are read from the journal, so it holds them for one answer only.
 */
final class Reading {
  private final Forums forums;
  private final RenditionView shown;
  private final Paper paper;
  private final Map<Integer, Edition> editions = new HashMap<>();
  private final Partners partners;

  Reading(Forums forums, RenditionView shown, Paper paper, Partners partners) {
    this.forums = forums;
    this.shown = shown;
    this.paper = paper;
    this.partners = partners;
  }

  /** A revision; its title is paragraph 0. */
  record Edition(Heading heading, Paragraph title, Paragraphs paragraphs) {
    int count() {
      return paragraphs.all().size() + 1;
    }

    Paragraph at(int number) {
      return number == 0 ? title : paragraphs.all().get(number - 1);
    }

    boolean has(int number) {
      return number >= 0 && number < count() && !at(number).isBlank();
    }
  }

  /**
   * A paragraph and what stands beside it.
   *
   * @param words null where nothing does
   * @param before how it read when that was written; null where it reads so still
   */
  record Beside(int number, Paragraph original, @Nullable Words words, @Nullable String before) {}

  int newest() {
    return paper.revisions().size() - 1;
  }

  Paper paper() {
    return paper;
  }

  /** Whether a revision may be read: somebody may have been away when it came. */
  boolean reads(int revision) {
    return shown.view().reads(paper.revisions().get(revision).at());
  }

  /**
   * A revision.
   *
   * @throws Problem not-found, withdrawn
   */
  Edition edition(int revision) {
    if (paper.withdrawn()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    if (revision < 0 || revision > newest()) {
      throw Problem.notFound();
    }
    return editions.computeIfAbsent(revision, this::read);
  }

  private Edition read(int revision) {
    var at = paper.revisions().get(revision).at();
    var event = forums.event(shown.view(), at);
    OfPaper.Words words = event instanceof OfPaper of ? of.words() : null;
    if (words == null) {
      throw Problem.notFound();
    }
    Node document = Schema.text().document(Schema.json(words.doc().utf8()));
    return new Edition(
        words.heading(), Lines.title(words.heading().title()), Paragraphs.of(document));
  }

  /** What stands beside each paragraph of a revision that has words. */
  List<Beside> beside(@Nullable Rendition rendition, int revision) {
    Edition edition = edition(revision);
    Set<Integer> made = new TreeSet<>();
    if (rendition != null) {
      rendition.spots().keySet().stream()
          .map(Spot::revision)
          .filter(this::reads)
          .forEach(made::add);
    }
    List<Beside> all = new ArrayList<>();
    for (int number = 0; number < edition.count(); number++) {
      if (edition.has(number)) {
        Beside found = new Beside(number, edition.at(number), null, null);
        for (int then : made) { // the last one is the newest
          found = then > revision ? found : newer(found, rendition, new Spot(then, revision));
        }
        all.add(found);
      }
    }
    return all;
  }

  /** Where something was written for an earlier revision, that; else what was found before. */
  private Beside newer(Beside found, @Nullable Rendition rendition, Spot from) {
    int then = from.revision();
    int now = from.paragraph();
    int number = then == now ? found.number() : partner(now, then, found.number());
    Words words =
        number < 0 || rendition == null ? null : rendition.spots().get(new Spot(then, number));
    if (words == null) {
      return found;
    }
    String read = edition(then).at(number).text();
    boolean same = edition(then).at(number).readsAs(found.original());
    return new Beside(found.number(), found.original(), words, same ? null : read);
  }

  private int partner(int now, int then, int number) {
    if (number == 0) {
      return 0;
    }
    List<Integer> known =
        partners.of(
            paper.id() + " " + now + " " + then,
            () -> {
              Node newer = edition(now).paragraphs().document();
              return Carrying.of(newer, edition(then).paragraphs().document()).partners();
            });
    int other = known.get(number - 1);
    return other < 0 ? other : other + 1;
  }

  /**
   * Which paragraphs of two revisions are the same, for those read last: revisions never change. It
   * holds numbers only, never words.
   */
  static final class Partners {
    private static final int KNOWN_MAX = 60;
    private final Map<String, List<Integer>> known =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, List<Integer>> eldest) {
            return size() > KNOWN_MAX;
          }
        };

    List<Integer> of(String pair, Supplier<List<Integer>> compared) {
      synchronized (known) {
        List<Integer> found = known.get(pair);
        if (found != null) {
          return found;
        }
      }
      List<Integer> made = compared.get(); // takes its time: nobody else waits for it
      synchronized (known) {
        known.put(pair, made);
      }
      return made;
    }
  }
}
