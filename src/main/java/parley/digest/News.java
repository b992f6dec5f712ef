package parley.digest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.forum.Seat;
import parley.forum.View;

/** What is new to somebody in a room, told by whatever feature fills it. */
@FunctionalInterface
public interface News {
  /**
   * When the newest was made that they have not read, want to hear of, and did not make.
   *
   * @param until what was made later is as if it were not there yet
   */
  @Nullable Instant newest(Seat seat, View view, Instant until);
}
