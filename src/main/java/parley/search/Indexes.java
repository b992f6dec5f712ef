package parley.search;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken;
import parley.forum.View;
import parley.search.Printed.Piece;
import parley.translation.Rendered;

/**
 * The indexes of rooms that somebody searched lately: made when first asked for, brought up to the
 * reader's state at each asking, forgotten when idle or when all together grow too big.
 */
final class Indexes {
  private final Sources sources;
  private final long bytesMax;
  private final Map<String, Kept> rooms = new ConcurrentHashMap<>();

  /** One room's index, and the lock of whoever uses it. */
  private static final class Kept {
    private final ReentrantLock using = new ReentrantLock();
    private @Nullable RoomIndex index;
    private boolean forgotten;
    private volatile long bytes;
    private volatile long usedNanos = System.nanoTime();
  }

  /** Where words come from. */
  record Sources(Spoken spoken, Rendered rendered, Printed printed) {}

  /**
   * What an index gives, and the view in whose state it was asked.
   *
   * @param mine the papers and versions that this view may read, by the names of candidates
   */
  record Given<T>(View view, Map<String, Piece> mine, T given) {}

  Indexes(Sources sources, long bytesMax) {
    this.sources = sources;
    this.bytesMax = bytesMax;
  }

  /**
   * Asks a room's index.
   *
   * @param views looks the seat up when the index is ours, so that it is never ahead of the state
   * @return null if there is no view
   */
  <T> @Nullable Given<T> ask(
      String room, Supplier<@Nullable View> views, Function<RoomIndex, T> question) {
    while (true) {
      Kept kept = rooms.computeIfAbsent(room, id -> new Kept());
      kept.using.lock();
      try {
        if (!kept.forgotten) { // while we waited; then another is the room's now
          View view = views.get();
          return view == null ? null : given(room, kept, view, question);
        }
      } finally {
        kept.using.unlock();
        forgetBeyond();
      }
    }
  }

  private <T> Given<T> given(String room, Kept kept, View view, Function<RoomIndex, T> question) {
    RoomIndex index = kept.index == null ? new RoomIndex() : kept.index;
    kept.index = index;
    boolean whole = false;
    try {
      Map<String, Piece> mine =
          index.follow(
              sources.spoken.now(view), sources.rendered.now(view), sources.printed.now(view));
      T given = question.apply(index);
      kept.bytes = index.bytes();
      kept.usedNanos = System.nanoTime();
      whole = true;
      return new Given<>(view, mine, given);
    } finally {
      if (!whole) {
        forget(room, kept); // whatever failed, the next one begins anew
      }
    }
  }

  /** Forgets what was not asked for a while. */
  void evictIdle(Duration since) {
    long now = System.nanoTime();
    rooms.forEach((room, kept) -> {
      if (now - kept.usedNanos > since.toNanos()) {
        forget(room, kept);
      }
    });
  }

  /** Forgets a room that is no more, once nobody looks for anything in it any longer. */
  void forget(String room) {
    Kept kept = rooms.get(room);
    if (kept != null) {
      kept.using.lock();
      try {
        forget(room, kept);
      } finally {
        kept.using.unlock();
      }
    }
  }

  /** How much memory all of them take, about. */
  long bytes() {
    return rooms.values().stream().mapToLong(kept -> kept.bytes).sum();
  }

  private void forgetBeyond() {
    if (bytes() <= bytesMax) {
      return;
    }
    List<Map.Entry<String, Kept>> oldest =
        rooms.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getValue().usedNanos))
            .toList();
    for (Map.Entry<String, Kept> each : oldest) {
      if (bytes() > bytesMax) {
        forget(each.getKey(), each.getValue());
      }
    }
  }

  /** Leaves alone what is in use: whoever uses it looks again. */
  private void forget(String room, Kept kept) {
    if (kept.using.tryLock()) {
      try {
        RoomIndex index = kept.index;
        if (index != null) {
          index.close();
        }
        kept.forgotten = true;
        rooms.remove(room, kept);
      } finally {
        kept.using.unlock();
      }
    }
  }
}
