package parley.embedded.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.store.Position;

/**
 * Something that somebody did.
 *
 * @param by username
 * @param room id of the room it was said in; null for what concerns the forum
 * @param name tells it from all others: the command's id is made of it
 */
record Deed(Instant time, String by, @Nullable String room, String name, Making making) {

  /** Makes the command, given the place up to which its author was shown the room. */
  @FunctionalInterface
  interface Making {
    Command command(Position shown);
  }
}
