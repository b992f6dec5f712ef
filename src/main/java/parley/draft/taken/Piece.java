package parley.draft.taken;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.draft.log.Committed;
import parley.draft.log.TextState;
import parley.prose.Step;
import parley.prose.blot.Ink;

/**
 * Words that one person put in: at once, as by a paste, or letter by letter.
 *
 * @param from the version before the first of its steps
 * @param to the version after the last
 * @param words as they were put in, those that were taken away again as well; cut off when long
 */
public record Piece(long from, long to, Instant at, String words) {
  /** So many at once were not typed. */
  private static final int AT_ONCE = 20;

  private static final int WORDS_MAX = 2_000;

  /** The pieces of entries of one person, in order. */
  public static List<Piece> of(List<Committed> mine) {
    List<Piece> pieces = new ArrayList<>();
    boolean typing = false;
    for (Committed entry : mine) {
      long version = entry.from();
      for (Step step : entry.steps()) {
        String words = step.text();
        boolean typed = words.length() < AT_ONCE;
        Piece last = typing && typed ? pieces.getLast() : null;
        if (last != null && last.goesOn(version, entry.at())) {
          pieces.set(pieces.size() - 1, last.with(version + 1, words));
        } else {
          pieces.add(new Piece(version, version + 1, entry.at(), cut(words)));
          typing = typed;
        }
        version++;
      }
    }
    pieces.removeIf(piece -> piece.words.chars().allMatch(c -> c == Ink.MARK || c <= ' '));
    return pieces;
  }

  private boolean goesOn(long version, Instant now) {
    return version == to && Duration.between(at, now).compareTo(TextState.PAUSE) < 0;
  }

  private Piece with(long version, String more) {
    return new Piece(from, version, at, cut(words + more));
  }

  private static String cut(String words) {
    return words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words;
  }
}
