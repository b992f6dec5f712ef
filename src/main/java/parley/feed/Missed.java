package parley.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came since a cursor, or the first part of it: as much as a connection takes at once.
 *
 * @param more the cursor where this part ends; null if this is all
 */
record Missed(List<String> frames, @Nullable String more) {
  static final Missed NOTHING = new Missed(List.of(), null);

  /** Half of what may wait for one reader (trust.md, R6). */
  static final int FRAMES_MAX = 128;

  static final int CHARACTERS_MAX = 512 * 1024;
}
