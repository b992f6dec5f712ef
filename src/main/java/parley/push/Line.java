package parley.push;

/** A receiver that this server looks after and may end. */
interface Line extends Receiver {
  /** Ends it for this reason. From any thread, any number of times. */
  void end(End end);

  /** A few seconds have passed. From any thread. */
  void look(long nowNanos);
}
