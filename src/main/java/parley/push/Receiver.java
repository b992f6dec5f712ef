package parley.push;

import io.vertx.core.Context;
import java.util.List;
import parley.push.wire.Shared;
import parley.web.Account;

/** One receiver of frames: a socket or a waiting long poll. Equal only to itself. */
public interface Receiver {
  Account account();

  /** Names the session it belongs to, opaquely. */
  String session();

  /** The event loop it lives on. */
  Context context();

  /**
   * Whether it stays for more than its next frames. A long poll does not, so it is not told what
   * concerns its own account's commands: the answer to the command did.
   */
  boolean lasting();

  /**
   * Queues one frame. Only on its {@link #context}; what is sent after it ended is dropped. At most
   * 256 frames or 1 MB wait: a reader slower than that is closed (4408) and resumes by cursor.
   */
  void send(String frame);

  /** The same for one that others of this event loop get too. */
  default void send(Shared frame) {
    send(frame.text());
  }

  /** Queues frames in this order, from any thread. */
  default void tell(List<String> frames) {
    context().runOnContext(ignored -> frames.forEach(this::send));
  }
}
