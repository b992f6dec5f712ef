package parley.paper.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Event.Entry;

/**
 * The slice of a forum that holds the papers of all its rooms, immutable.
 *
 * @param pending by room, when something in it is next to open by itself
 */
public record Library(PMap<String, Shelf> rooms, PMap<String, Instant> pending) {
  public static final Library EMPTY = new Library(HashTreePMap.empty(), HashTreePMap.empty());

  public Shelf in(String room) {
    return rooms.getOrDefault(room, Shelf.EMPTY);
  }

  @SuppressWarnings("ReferenceEquality") // a room in which nothing changed is the same object
  public Library apply(PaperEvent event, Entry entry) {
    Shelf before = in(event.room());
    Shelf after = before.after(event, entry);
    if (after == before) {
      return this;
    }
    Instant next = event instanceof DraftEvent ? pending.get(event.room()) : after.next();
    PMap<String, Instant> waiting =
        next == null ? pending.minus(event.room()) : pending.plus(event.room(), next);
    return new Library(rooms.plus(event.room(), after), waiting);
  }

  /** Without what is gone for good in a room. */
  public Library purged(String room, List<String> subjects) {
    Shelf before = rooms.get(room);
    return before == null ? this : new Library(rooms.plus(room, before.purged(subjects)), pending);
  }

  /** The rooms in which something is to open by this moment. */
  public List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    pending.forEach((room, at) -> {
      if (!at.isAfter(now)) {
        due.add(room);
      }
    });
    return due;
  }
}
