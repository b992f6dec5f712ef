package parley.push.wire;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What waits until the connection of one socket takes more. On its event loop. */
public final class Backlog {
  private final Outlet outlet;
  private final int framesMax;
  private final int charactersMax;
  private final Runnable sent;
  private @Nullable ArrayDeque<String> waiting;
  private int characters;
  private @Nullable CompletableFuture<Boolean> emptied;
  private boolean draining;
  private boolean ended;

  /**
   * Nothing waits yet.
   *
   * @param framesMax that may wait
   * @param charactersMax that may wait
   * @param sent called for each frame that is written
   */
  public Backlog(Outlet outlet, int framesMax, int charactersMax, Runnable sent) {
    this.outlet = outlet;
    this.framesMax = framesMax;
    this.charactersMax = charactersMax;
    this.sent = sent;
  }

  /** Writes a frame, or lets it wait behind others; false if more wait than may. */
  public boolean add(Shared shared) {
    if (ended) {
      return true;
    }
    if (waiting == null && !outlet.isFull()) {
      write(shared);
      return true;
    }
    String frame = shared.text();
    waiting = waiting == null ? new ArrayDeque<>() : waiting;
    waiting.add(frame);
    characters += frame.length();
    return waiting.size() <= framesMax && characters <= charactersMax;
  }

  private void write(Shared frame) {
    outlet.write(frame);
    sent.run();
  }

  /** The connection takes more; it may say so while this writes. */
  public void drain() {
    if (!draining) {
      draining = true;
      try {
        writeWaiting();
      } finally {
        draining = false;
      }
      tell();
    }
  }

  private void writeWaiting() {
    while (!ended && waiting != null && !outlet.isFull()) {
      String frame = waiting.poll();
      if (frame == null) {
        waiting = null;
      } else {
        characters -= frame.length();
        try (Shared alone = new Shared(frame)) {
          write(alone);
        }
      }
    }
  }

  /** Completes as true once the connection takes more and nothing waits, as false at its end. */
  public void whenEmpty(CompletableFuture<Boolean> empty) {
    emptied = empty;
    tell();
  }

  private void tell() {
    if (emptied == null) {
      return;
    }
    boolean empty = ended || (waiting == null && !outlet.isFull());
    CompletableFuture<Boolean> told = emptied; // asking whether it is full may have told it
    if (empty && told != null) {
      emptied = null;
      told.complete(!ended);
    }
  }

  /** Nothing is written any more. */
  public void end() {
    ended = true;
    waiting = null;
    tell();
  }
}
