package parley.room;

import parley.forum.Seat;
import parley.forum.View;

/** How much in a room a person has not read yet: told by whatever feature fills the room. */
@FunctionalInterface
public interface News {
  int fresh(Seat seat, View view);
}
