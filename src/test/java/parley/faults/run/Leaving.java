package parley.faults.run;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import parley.faults.judged.Fact;
import parley.faults.judged.History;
import parley.world.Reply;

/** Somebody who keeps asking for the room at both nodes, whether or not they may. */
final class Leaving implements Runnable {
  private final Being being;
  private final String thread;
  private final History history;
  private volatile boolean over;
  private final AtomicInteger refusals = new AtomicInteger();

  Leaving(Being being, String thread, History history) {
    this.being = being;
    this.thread = thread;
    this.history = history;
  }

  void stop() {
    over = true;
  }

  /** How often they were told that there is no such room. */
  int refusals() {
    return refusals.get();
  }

  @Override
  public void run() {
    while (!over) {
      try {
        ask();
      } catch (UncheckedIOException away) {
        assert away.getCause() != null; // nothing was told
      }
      being.moves();
      Being.pause();
    }
  }

  private void ask() {
    long at = System.nanoTime();
    Reply room = being.person().enters();
    List<String> page = being.reads(thread);
    if (room.status() == 404) {
      refusals.incrementAndGet();
    } else if (room.status() == 401) {
      being.signsInAgain();
    }
    boolean refused = room.status() != 200 && page == null;
    String where = being.person().place().room();
    history.add(new Fact.Read(at, being.login(), where, refused, page));
  }
}
