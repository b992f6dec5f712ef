package parley.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import parley.web.Problem;

/** What waits to be written into one text, and that one thread at a time takes it. */
final class Tray {
  private static final int WAITING_MAX = 512;
  private static final int BATCH_MAX = 128;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Writing> waiting = new ArrayDeque<>();
  private boolean isWorkedOn;

  /**
   * Lets it wait.
   *
   * @param begin run if nobody takes what waits: it must go on until {@link #take} gives nothing
   * @throws Problem full if too much waits already
   */
  void add(Writing writing, Runnable begin) {
    lock.lock();
    try {
      if (waiting.size() >= WAITING_MAX) {
        throw new Problem(Problem.Code.FULL);
      }
      waiting.add(writing);
      if (!isWorkedOn) {
        isWorkedOn = true;
        begin.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What goes into the next batch; nothing once nothing waits. What is taken out goes alone. */
  List<Writing> take() {
    lock.lock();
    try {
      List<Writing> taken = new ArrayList<>();
      while (taken.size() < BATCH_MAX && !waiting.isEmpty()) {
        if (waiting.peek() instanceof Writing.TakeOut && !taken.isEmpty()) {
          break;
        }
        Writing next = waiting.poll();
        taken.add(next);
        if (next instanceof Writing.TakeOut) {
          break;
        }
      }
      isWorkedOn = !taken.isEmpty();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  boolean isWorkedOn() {
    lock.lock();
    try {
      return isWorkedOn;
    } finally {
      lock.unlock();
    }
  }
}
