package parley.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.forum.Command.Asked;
import parley.web.Problem;

/** The commands of one forum that wait, bounded per room so that a busy one refuses no other. */
final class Waitings {
  private static final int BATCH_COMMANDS_MAX = 256;
  private static final int BATCH_BYTES_MAX = 4 << 20;
  private static final int PER_ROOM_MAX = 64;

  /** Acts of management find places that nothing else takes: one must be able to end a flood. */
  private static final int MANAGED_PER_ROOM_MAX = 96;

  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final ConcurrentMap<String, Integer> byRoom = new ConcurrentHashMap<>();

  /**
   * A command in the queue.
   *
   * @param tag HMAC(author key, account | command id): the same for a retry; null for commands of
   *     the system that carry no id
   * @param bodyTag HMAC(author key, body)
   * @param answer completed once: with the result, or exceptionally with a Problem
   */
  record Waiting(
      Asked asked,
      byte @Nullable [] tag,
      byte @Nullable [] bodyTag,
      CompletableFuture<Done> answer) {}

  /**
   * @throws Problem full if too much waits for its room
   */
  void add(Waiting waiting) {
    String room = roomOf(waiting);
    boolean manages = waiting.asked().command().act() != null;
    int most = manages ? MANAGED_PER_ROOM_MAX : PER_ROOM_MAX;
    if (byRoom.merge(room, 1, Integer::sum) > most) {
      byRoom.merge(room, -1, Integer::sum);
      throw new Problem(Problem.Code.FULL);
    }
    queue.add(waiting);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  @Nullable Waiting poll(Duration wait) throws InterruptedException {
    return queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What goes into one batch, beginning with this one. */
  List<Waiting> take(Waiting first) {
    List<Waiting> taken = new ArrayList<>();
    int bytes = 0;
    Waiting next = first;
    while (next != null) {
      taken.add(next);
      byRoom.merge(roomOf(next), -1, Integer::sum);
      bytes += next.asked().body().length;
      boolean full = taken.size() == BATCH_COMMANDS_MAX || bytes >= BATCH_BYTES_MAX;
      next = full ? null : queue.poll();
    }
    return taken;
  }

  /** All that is left, when nothing is decided any more. */
  List<Waiting> rest() {
    List<Waiting> rest = new ArrayList<>();
    queue.drainTo(rest);
    return rest;
  }

  static void fail(List<Waiting> taken, Problem.Code code) {
    taken.forEach(waiting -> waiting.answer().completeExceptionally(new Problem(code)));
  }

  private static String roomOf(Waiting waiting) {
    String room = waiting.asked().command().room();
    return room == null ? "" : room;
  }
}
