package parley.prose.blot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import parley.prose.Step;
import parley.prose.place.Range;

/**
 * Finds words again that were taken out of a document and came back into it: undone, moved, put
 * back from an older version. Careful, as what it finds is lost: words that somebody else wrote by
 * themselves must not be taken for them.
 */
final class Copies {
  /** So many units alike are no chance. */
  private static final int LONG = 24;

  /** Fewer are nobody's. */
  private static final int SHORT = 4;

  private final List<Cut> found = new ArrayList<>();
  private final List<String> earlier;
  private final List<String> now;

  /**
   * @param earlier what was taken away before
   * @param now what the same commit takes away
   */
  Copies(List<String> earlier, List<String> now) {
    this.earlier = earlier;
    this.now = now;
  }

  /**
   * The units that came back with these steps.
   *
   * @param first the number of the first of them
   * @param known those that are looked at already
   */
  List<Cut> in(List<Step> steps, int first, IntPredicate known) {
    if (!earlier.isEmpty() || !now.isEmpty()) {
      Run run = new Run();
      for (int i = 0; i < steps.size(); i++) {
        if (!known.test(first + i)) {
          run = put(run, Units.of(steps.get(i)), first + i);
        }
      }
      look(run);
    }
    return found;
  }

  /** Goes on with a run where the next units join it, as letters do that are put in one by one. */
  private Run put(Run before, Units units, int step) {
    Run run = before;
    boolean behind = !units.text().isEmpty() && run.endsAt(units.positions().getFirst());
    boolean ahead = !units.text().isEmpty() && units.positions().getLast() + 1 == run.start;
    if (units.text().length() == 1 && ahead && !behind) {
      run.addAhead(units.text().charAt(0), step);
      return run;
    }
    for (int i = 0; i < units.text().length(); i++) {
      boolean joins = i == 0 ? behind : units.blocks().get(i).equals(units.blocks().get(i - 1));
      if (!joins) {
        look(run);
        run = new Run();
      }
      run.add(units.text().charAt(i), new Cut(step, i, i + 1), units.positions().get(i));
    }
    return run;
  }

  private void look(Run run) {
    String text = run.text.toString();
    if (text.length() < SHORT) {
      return;
    }
    List<Range> ranges = new ArrayList<>();
    now.forEach(gone -> match(text, gone, true, ranges));
    earlier.forEach(gone -> match(text, gone, false, ranges));
    for (Range range : ranges) {
      found.addAll(run.units.subList(range.from(), range.to()));
    }
  }

  private static void match(String text, String gone, boolean same, List<Range> ranges) {
    int at = text.indexOf(gone);
    // all but nothing else comes back, as when a deletion is undone
    boolean alone = text.strip().length() <= gone.length() + 2;
    if (at >= 0 && gone.length() >= SHORT && (same || alone)) {
      ranges.add(new Range(at, at + gone.length()));
    } else if (text.length() >= 2 * SHORT && gone.contains(text)) {
      ranges.add(new Range(0, text.length()));
    }
    for (int w = 0; w + LONG <= gone.length(); w += LONG / 2) {
      String window = gone.substring(w, w + LONG);
      for (int hit = text.indexOf(window); hit >= 0; ) {
        Range range = widened(text, hit, gone, w);
        ranges.add(range);
        hit = text.indexOf(window, range.to());
      }
    }
  }

  private static Range widened(String text, int hit, String gone, int w) {
    int left = 0;
    while (hit - left > 0
        && w - left > 0
        && text.charAt(hit - left - 1) == gone.charAt(w - left - 1)) {
      left++;
    }
    int right = LONG;
    while (hit + right < text.length()
        && w + right < gone.length()
        && text.charAt(hit + right) == gone.charAt(w + right)) {
      right++;
    }
    return new Range(hit - left, hit + right);
  }

  /** Units that came to stand beside each other. */
  private static final class Run {
    private final StringBuilder text = new StringBuilder();
    private final List<Cut> units = new ArrayList<>();
    private int start = -1;
    private int end = -1;

    private boolean endsAt(int position) {
      return end == position;
    }

    private void add(char unit, Cut cut, int position) {
      start = text.isEmpty() ? position : start;
      text.append(unit);
      units.add(cut);
      end = position + 1;
    }

    /** Before the others, which moves them on. */
    private void addAhead(char unit, int step) {
      text.insert(0, unit);
      units.addFirst(new Cut(step, 0, 1));
      end++;
    }
  }
}
