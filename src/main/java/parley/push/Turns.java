package parley.push;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, each batch of them on a thread that ends with it. */
final class Turns implements Runnable {
  private final Executor threads;
  private @Nullable ArrayDeque<Runnable> waiting;

  Turns(Executor threads) {
    this.threads = threads;
  }

  /** Adds a task; false when so many wait already. */
  boolean add(Runnable task, int waitingMax) {
    synchronized (this) {
      if (waiting != null) {
        return waiting.size() < waitingMax && waiting.add(task);
      }
      waiting = new ArrayDeque<>(4);
      waiting.add(task);
    }
    threads.execute(this);
    return true;
  }

  @Override
  public void run() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  /** None left: this thread ends, and the next task begins another. */
  private synchronized @Nullable Runnable next() {
    Runnable task = waiting == null ? null : waiting.poll();
    if (task == null) {
      waiting = null;
    }
    return task;
  }
}
