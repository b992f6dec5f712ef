package parley.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken.Difference;
import parley.discussion.Spoken.Words;
import parley.search.Printed.Made;
import parley.search.Printed.Piece;

/**
 * Which papers and versions stand in an index. Each stands there once for all who read it alike,
 * under a name of its own, so that nobody's hit or its rank depends on what others may read of it.
 */
final class Laid {
  private final Map<String, Kept> all = new HashMap<>();
  private long last;

  private record Copy(Made made, String name) {}

  /** As it stood when it was laid, and how it reads for whom. */
  private record Kept(Made whole, List<Copy> copies) {}

  /**
   * Takes out what stands no more and puts in what this reader may read.
   *
   * @return what they may read, by its name in the index
   */
  Map<String, Piece> follow(Printed.Stand now, Difference difference) {
    all.entrySet()
        .removeIf(each -> {
          Kept kept = each.getValue();
          boolean gone = !kept.whole.equals(now.all().get(each.getKey()));
          if (gone) {
            kept.copies.forEach(copy -> difference.isSilent(copy.name));
          }
          return gone;
        });
    Map<String, Piece> mine = new HashMap<>();
    for (Piece piece : now.mine()) {
      String name = laid(piece, now, difference);
      if (name != null) {
        mine.put(name, piece);
      }
    }
    return mine;
  }

  private @Nullable String laid(Piece piece, Printed.Stand now, Difference difference) {
    Made made = piece.made();
    Kept kept = all.get(piece.name());
    for (Copy copy : kept == null ? List.<Copy>of() : kept.copies) {
      if (copy.made.equals(made)) {
        return copy.name;
      }
    }
    Words words = piece.words();
    Made whole = now.all().get(piece.name());
    if (words == null || whole == null) {
      return null; // purged between the two looks
    }
    String name = "printed " + last++;
    difference.says(name, words);
    all.computeIfAbsent(piece.name(), each -> new Kept(whole, new ArrayList<>()))
        .copies
        .add(new Copy(made, name));
    return name;
  }
}
