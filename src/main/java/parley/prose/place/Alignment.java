package parley.prose.place;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Which elements of two lists are the same ones, in order: the longest common subsequence. */
final class Alignment {
  /** Above this many pairs only what begins and ends alike is compared. */
  private static final int PAIRS_MAX = 4_000_000;

  private Alignment() {}

  /** The index in the one list and that in the other. */
  record Pair(int first, int second) {}

  static <T> List<Pair> of(List<T> a, List<T> b, BiPredicate<T, T> same) {
    List<Pair> pairs = new ArrayList<>();
    int head = 0;
    while (head < a.size() && head < b.size() && same.test(a.get(head), b.get(head))) {
      pairs.add(new Pair(head, head++));
    }
    int tail = 0;
    int most = Math.min(a.size(), b.size()) - head;
    while (tail < most && same.test(a.get(a.size() - 1 - tail), b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<T> left = a.subList(head, a.size() - tail);
    List<T> right = b.subList(head, b.size() - tail);
    if ((long) left.size() * right.size() <= PAIRS_MAX) {
      between(left, right, same, new Gathering(head, pairs));
    }
    for (int i = tail; i > 0; i--) {
      pairs.add(new Pair(a.size() - i, b.size() - i));
    }
    return pairs;
  }

  private record Gathering(int offset, List<Pair> pairs) {
    void add(int i, int j) {
      pairs.add(new Pair(offset + i, offset + j));
    }
  }

  private static <T> void between(
      List<T> a, List<T> b, BiPredicate<T, T> same, Gathering gathering) {
    int[][] longest = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        longest[i][j] =
            same.test(a.get(i), b.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (same.test(a.get(i), b.get(j))) {
        gathering.add(i++, j++);
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
