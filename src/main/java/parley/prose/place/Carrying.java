package parley.prose.place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import parley.prose.model.Node;
import parley.prose.place.Alignment.Pair;

/**
 * Where the words of one edition of a document stand in another, between which nobody noted steps:
 * blocks that are the same, blocks that were moved as they are, and within those that were changed
 * the words that stayed.
 */
public final class Carrying {
  /** From what share of words on two blocks are the same one, changed. */
  private static final double ALIKE = 0.4;

  /** The same for blocks that do not even stand at the same place. */
  private static final double ALIKE_ELSEWHERE = 0.7;

  /** A block of fewer units is not known again elsewhere. */
  private static final int KNOWN_AGAIN = 12;

  /**
   * So many words are looked up for blocks that were changed; what is not known by then is gone.
   */
  private static final long COMPARED_MAX = 5_000_000;

  /** Words and signs apart; each sign of a script that writes without spaces. */
  private static final Pattern PARTS =
      Pattern.compile(
          "\\p{IsHan}|[\\p{L}\\p{M}\\p{N}'’\\-&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

  private final List<Run> runs = new ArrayList<>();
  private final List<Block> before;
  private final List<Block> after;
  private final int[] partner;
  private final Set<Integer> taken = new HashSet<>();
  private final Map<Integer, Set<String>> words = new HashMap<>();
  private long compared;

  /** What stands in both. */
  private record Run(Range range, int now) {}

  private Carrying(Node before, Node after) {
    this.before = Block.of(before);
    this.after = Block.of(after);
    this.partner = new int[this.before.size()];
    pair();
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] >= 0) {
        note(this.before.get(i), this.after.get(partner[i]));
      }
    }
  }

  public static Carrying of(Node before, Node after) {
    return new Carrying(before, after);
  }

  /**
   * Where words stand in the other edition; gone if less than a third of them is left, as a stray
   * word of a sentence that is no more is not what was meant.
   */
  public Place carried(Place place) {
    List<Range> found = new ArrayList<>();
    int kept = 0;
    int all = 0;
    for (Range piece : place.pieces()) {
      all += piece.length();
      for (Run run : runs) {
        Range shared = run.range.shared(piece);
        if (shared != null) {
          int from = shared.from() - run.range.from() + run.now;
          found.add(new Range(from, from + shared.length()));
          kept += shared.length();
        }
      }
    }
    return new Place(kept * 3 < all ? List.of() : Place.joined(found));
  }

  /** Of each block of the one edition, which of the other is the same; -1 for none. */
  public List<Integer> partners() {
    return Arrays.stream(partner).boxed().toList();
  }

  private void pair() {
    Arrays.fill(partner, -1);
    for (Pair same : Alignment.of(before, after, (a, b) -> a.text().equals(b.text()))) {
      marry(same.first(), same.second());
    }
    moved();
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] < 0 && compared < COMPARED_MAX) {
        changed(i);
      }
    }
  }

  private void marry(int i, int j) {
    partner[i] = j;
    taken.add(j);
  }

  private void moved() {
    Map<String, Deque<Integer>> left = new HashMap<>();
    for (int j = 0; j < after.size(); j++) {
      if (!taken.contains(j)) {
        left.computeIfAbsent(after.get(j).text(), text -> new ArrayDeque<>()).add(j);
      }
    }
    for (int i = 0; i < partner.length; i++) {
      String text = before.get(i).text();
      Deque<Integer> same = left.get(text);
      if (partner[i] < 0 && text.length() >= KNOWN_AGAIN && same != null && !same.isEmpty()) {
        marry(i, same.remove());
      }
    }
  }

  /** The likeliest of those that have no other: between the same neighbours, or far more alike. */
  private void changed(int i) {
    int from = i == 0 ? -1 : partner[i - 1];
    int to = after.size();
    for (int next = i + 1; next < partner.length && to == after.size(); next++) {
      to = partner[next] > from ? partner[next] : to;
    }
    Set<String> mine = words(before.get(i));
    int best = -1;
    double most = 0;
    for (int j = 0; j < after.size(); j++) {
      double alike = taken.contains(j) ? 0 : alike(mine, later(j));
      boolean near = j > from && j < to;
      if (alike > most && alike >= (near ? ALIKE : ALIKE_ELSEWHERE)) {
        best = j;
        most = alike;
      }
    }
    if (best >= 0) {
      marry(i, best);
    }
  }

  private Set<String> later(int j) {
    return words.computeIfAbsent(j, index -> words(after.get(index)));
  }

  private double alike(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    if (a.size() > b.size()) {
      return alike(b, a);
    }
    compared += a.size();
    long both = a.stream().filter(b::contains).count();
    return 2.0 * both / (a.size() + b.size());
  }

  private static Set<String> words(Block block) {
    Set<String> words = new HashSet<>();
    for (MatchResult part : parts(block)) {
      if (!part.group().isBlank()) {
        words.add(part.group());
      }
    }
    return words;
  }

  private static List<MatchResult> parts(Block block) {
    return PARTS.matcher(block.text()).results().toList();
  }

  private void note(Block a, Block b) {
    if (a.text().equals(b.text())) {
      add(a.start(), b.start(), a.text().length());
      return;
    }
    List<MatchResult> from = parts(a);
    List<MatchResult> to = parts(b);
    for (Pair same : Alignment.of(from, to, (x, y) -> x.group().equals(y.group()))) {
      MatchResult part = from.get(same.first());
      int now = b.start() + to.get(same.second()).start();
      add(a.start() + part.start(), now, part.group().length());
    }
  }

  private void add(int from, int now, int length) {
    if (length > 0) {
      runs.add(new Run(new Range(from, from + length), now));
    }
  }
}
