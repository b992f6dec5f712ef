package parley.prose.blot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import parley.prose.Step;
import parley.prose.StepMap;
import parley.prose.model.Node;
import parley.prose.place.Block;
import parley.prose.place.Place;
import parley.prose.place.Range;

/** Follows words from the steps that put them in to where they stand now. */
public final class Trail {
  private final IntPredicate chosen;
  private final List<Cut> cuts = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private List<Range> standing = new ArrayList<>();
  private Node document;
  private boolean says;
  private int lastAt = -1;

  private Trail(Node document, IntPredicate chosen) {
    this.document = document;
    this.chosen = chosen;
  }

  /**
   * @param document as it was before them
   * @param commits steps as they took effect
   * @param chosen of which of the steps, counted through, the words are followed
   */
  public static Trail of(Node document, List<List<Step>> commits, IntPredicate chosen) {
    Trail trail = new Trail(document, chosen);
    int first = 0;
    for (List<Step> steps : commits) {
      trail.commit(steps, first);
      first += steps.size();
    }
    return trail;
  }

  /** The units that hold them, in the steps chosen and in those that brought them back. */
  public List<Cut> cuts() {
    return cuts;
  }

  /** Where they stand after all of it, in order. */
  public List<Range> standing() {
    return standing;
  }

  /** Whether the steps chosen say anything that was not taken out before. */
  public boolean says() {
    return says;
  }

  private void commit(List<Step> steps, int first) {
    boolean any = !standing.isEmpty() || !gone.isEmpty();
    for (int i = 0; i < steps.size(); i++) {
      any |= chosen.test(first + i);
    }
    if (!any) {
      for (Step step : steps) {
        document = step.applied(document);
      }
      return;
    }
    List<Cut> all = new ArrayList<>();
    if (puts(steps, first)) {
      // what it takes away may stand in it before: moved down, a block is put in first
      Trail ahead = new Trail(document, chosen);
      ahead.standing = new ArrayList<>(standing);
      ahead.walk(steps, first, List.of());
      all.addAll(new Copies(gone, ahead.gone).in(steps, first, chosen));
    }
    walk(steps, first, all);
    cuts.addAll(all);
  }

  /** Whether it puts words in that are not chosen. */
  private boolean puts(List<Step> steps, int first) {
    for (int i = 0; i < steps.size(); i++) {
      if (!chosen.test(first + i) && !steps.get(i).text().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void walk(List<Step> steps, int first, List<Cut> found) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int number = first + i;
      follow(step.map());
      if (chosen.test(number)) {
        cuts.add(Cut.whole(number));
        says |= isSaying(step);
        addAll(step);
      } else {
        Units units = Units.of(step);
        for (Cut cut : found) {
          if (cut.step() == number) {
            int position = units.positions().get(cut.from());
            standing.add(new Range(position, position + 1));
          }
        }
      }
      standing = joined(standing);
      document = step.applied(document);
    }
  }

  /** All that a step puts in, with the blocks. */
  private void addAll(Step step) {
    int[] changed = step.map().ranges();
    int moved = 0;
    for (int i = 0; i < changed.length; i += 3) {
      int from = changed[i] + moved;
      if (changed[i + 2] > 0) {
        standing.add(new Range(from, from + changed[i + 2]));
      }
      moved += changed[i + 2] - changed[i + 1];
    }
  }

  private static boolean isSaying(Step step) {
    String words = step.text();
    boolean isText = !words.isEmpty();
    return isText
        ? words.chars().anyMatch(c -> c != Ink.MARK && " \n[]".indexOf(c) < 0)
        : isValue(step);
  }

  private static boolean isValue(Step step) {
    String json = step.toJson().toString();
    return json.contains("\"href\"") || json.contains("\"words\"");
  }

  private void follow(StepMap map) {
    List<Range> left = new ArrayList<>();
    for (Range piece : standing) {
      lose(piece, map.ranges());
      left.addAll(Place.of(piece).through(map).pieces());
    }
    standing = left;
  }

  /** Notes what a step takes away of a piece. */
  private void lose(Range piece, int[] changed) {
    for (int i = 0; i < changed.length; i += 3) {
      int from = Math.max(piece.from(), changed[i]);
      int to = Math.min(piece.to(), changed[i] + changed[i + 1]);
      if (from < to) {
        for (String words : Block.words(document, new Range(from, to)).split("\n", -1)) {
          note(words, from);
        }
      }
    }
  }

  /** Letters taken away one after the other are one word. */
  private void note(String words, int at) {
    if (words.isBlank()) {
      return;
    }
    boolean back = at + words.length() == lastAt;
    if (!gone.isEmpty() && (back || at == lastAt)) {
      String last = gone.removeLast();
      gone.add(back ? words + last : last + words);
    } else {
      gone.add(words);
    }
    lastAt = at;
  }

  private static List<Range> joined(List<Range> pieces) {
    List<Range> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingInt(Range::from));
    List<Range> joined = new ArrayList<>();
    for (Range next : sorted) {
      Range last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.from() <= last.to()) {
        joined.set(joined.size() - 1, new Range(last.from(), Math.max(last.to(), next.to())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
