package parley.faults.line;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is done once, to the next command of a kind on a collection. */
public final class Trick {
  private static final int WAIT_SECONDS_MAX = 90;

  /** What is done. */
  public enum Kind {
    /** The server does it; the answer is lost and the connection reset. */
    LOSE_ANSWER,
    /** The server does it; the answer is lost and nobody is told. */
    SWALLOW_ANSWER,
    /** It is held on its way to the server until {@link #release}, whoever waits or went. */
    HOLD,
    /** It does not reach the server, which is said to be no primary. */
    NOT_PRIMARY,
    /** It does not reach the server; the answer says that another holds its _id. */
    TAKEN
  }

  final Kind kind;
  final String command;
  final String collection;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  Trick(Kind kind, String command, String collection) {
    this.kind = kind;
    this.command = command;
    this.collection = collection;
  }

  /** Waits until it was played; false if that took too long. */
  public boolean awaited() {
    return await(done);
  }

  /** Whether it was played by now. */
  public boolean isPlayed() {
    return done.getCount() == 0;
  }

  /** Lets go of what is held. */
  public void release() {
    released.countDown();
  }

  void played() {
    done.countDown();
  }

  boolean hold() {
    played();
    return await(released);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
