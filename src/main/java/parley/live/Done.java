package parley.live;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.Room;
import parley.store.Position;

/**
 * A command that took effect, now or when it was first asked.
 *
 * @param forum a state in which it is folded in
 * @param at its last entry
 * @param subject the id of what its first entry made or changed
 * @param fences where one of its entries takes a right to a text away, or may have
 */
public record Done(Forum forum, Position at, String subject, Fences fences) {
  /**
   * In which rooms the texts are to be fenced. A fence is seen by who reads the text, so what
   * happens in one room puts none into the texts of another.
   *
   * @param at nothing that was decided before this is written any more
   * @param rooms null for all of the forum
   * @param burned those of them that are no more
   */
  public record Fences(Position at, @Nullable Set<String> rooms, Set<String> burned) {
    static Fences of(Position at, Stream<Event> events) {
      Set<String> rooms = new HashSet<>();
      Set<String> burned = new HashSet<>();
      boolean all = false;
      for (Event event : events.filter(Event::fences).toList()) {
        String room = event.fenced();
        if (room == null) {
          all = true;
        } else {
          rooms.add(room);
        }
        if (event instanceof Room.RoomBurned gone) {
          burned.add(gone.burned());
        }
      }
      return new Fences(at, all ? null : Set.copyOf(rooms), Set.copyOf(burned));
    }

    boolean any() {
      return rooms == null || !rooms.isEmpty();
    }

    /** Whether the texts of a room are meant. */
    public boolean in(String room) {
      return rooms == null || rooms.contains(room);
    }
  }
}
