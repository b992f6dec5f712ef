package parley.push;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told of: a room, or one text of it.
 *
 * @param text null for the room itself
 */
public record Topic(String forum, String room, @Nullable String text) {
  /** The id under which frames are chained: the text's, or the room's. */
  String key() {
    return text == null ? room : text;
  }
}
