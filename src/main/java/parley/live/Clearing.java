package parley.live;

import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Room;
import parley.store.Batch;
import parley.store.Journal;
import parley.store.Line;
import parley.store.purge.Burning;
import parley.store.purge.Erasure;
import parley.store.purge.Erasure.Purge;

/** Takes out of all that is kept what entries purge or burn, before anybody is told of them. */
record Clearing(Journal journal, EventCode code, Erasure erasure, Burning burning) {
  private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);

  /** Whether a room goes with these. */
  static boolean burns(List<Entry> entries) {
    return entries.stream().anyMatch(entry -> entry.event() instanceof Room.RoomBurned);
  }

  /**
   * Clears, and gives the state as it is then; nobody here is told or answered before. While the
   * database is away it tries again, until it is to stop: then null, and the next opening goes on.
   */
  @Nullable Forum clear(
      String forum, List<Entry> entries, Supplier<Forum> shown, CountDownLatch stop)
      throws InterruptedException {
    boolean cleared = false;
    do {
      try {
        if (!cleared) {
          clearNow(forum, purges(entries), rooms(entries));
        }
        cleared = true;
        return shown.get();
      } catch (MongoException e) {
        LOG.warn("forum {}: a purge waits ({})", forum, e.getMessage());
      }
    } while (!stop.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    return null;
  }

  /**
   * What is perhaps there still, because a crash came between, here or at another node.
   *
   * @return whether what was read with keys that are gone now has to be read again
   * @throws MongoException if it cannot be done now
   */
  boolean clearLeft(String forum, List<Entry> entries) {
    boolean known = false;
    List<String> burn = new ArrayList<>();
    for (String room : rooms(entries)) {
      Boolean forgotten = burning.forgotten(room);
      known |= forgotten == null || forgotten;
      if (forgotten == null) {
        burn.add(room);
      }
    }
    clearNow(forum, erasure.left(forum, purges(entries)), burn);
    return known;
  }

  private void clearNow(String forum, List<Purge> purges, List<String> rooms) {
    try {
      rooms.forEach(room -> burning.burn(forum, room, scopes(forum, room)));
      if (!purges.isEmpty()) {
        erasure.erase(forum, purges);
      }
    } catch (UncheckedIOException e) {
      throw new MongoException("its files cannot be written", e);
    }
  }

  private static List<String> rooms(List<Entry> entries) {
    List<String> rooms = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Room.RoomBurned burned) {
        rooms.add(burned.burned());
      }
    }
    return rooms;
  }

  private List<Purge> purges(List<Entry> entries) {
    List<Purge> purges = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof ForumEvent.Purged purged) {
        purges.add(
            new Purge(entry.at(), entry.time(), line -> goes(line, purged), purged.subjects()));
      }
    }
    return purges;
  }

  private boolean goes(Line line, ForumEvent.Purged purged) {
    boolean here = line.room() == null || line.room().equals(purged.room()); // or the forum's own
    return here && decoded(line).purgedWith().stream().anyMatch(purged.subjects()::contains);
  }

  private Event decoded(Line line) {
    return code.decode(line.room(), line.structure(), line.content());
  }

  /** What was made in a room and nowhere else: what was copied into another room stays there. */
  private Set<String> scopes(String forum, String room) {
    Set<String> inside = new HashSet<>();
    Set<String> outside = new HashSet<>();
    journal.from(forum, 1, batch -> scopes(batch, room, inside, outside));
    inside.removeAll(outside);
    return inside;
  }

  private void scopes(Batch batch, String room, Set<String> inside, Set<String> outside) {
    for (Line line : batch.lines()) {
      Event event = decoded(line);
      Set<String> here = room.equals(line.room()) ? inside : outside;
      here.add(event.subject());
      here.addAll(event.purgedWith());
    }
  }
}
