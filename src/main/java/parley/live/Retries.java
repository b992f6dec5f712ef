package parley.live;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.live.Waitings.Waiting;
import parley.store.Line;
import parley.store.Position;
import parley.web.Problem;

/**
 * The commands that took effect, by their tags, so that a retry is answered and not done twice.
 * Written by the forum's loop only.
 */
final class Retries {
  private final Map<ByteBuffer, First> known = new ConcurrentHashMap<>();

  /** What a command did the first time. */
  record First(byte[] bodyTag, Position at, String subject) {}

  void rememberAll(Map<ByteBuffer, First> done) {
    known.putAll(done);
  }

  void rememberAll(Retries read) {
    known.putAll(read.known);
  }

  void remember(Line line, Position at, String subject) {
    if (line.tag() != null && line.bodyTag() != null) {
      known.put(ByteBuffer.wrap(line.tag()), new First(line.bodyTag(), at, subject));
    }
  }

  /**
   * What this command did before, or null if it is new.
   *
   * @throws Problem command-reused if it came with another body then
   */
  @Nullable First find(Waiting waiting) {
    if (waiting.tag() == null) {
      return null;
    }
    First first = known.get(ByteBuffer.wrap(waiting.tag()));
    if (first != null && !Arrays.equals(first.bodyTag(), waiting.bodyTag())) {
      throw new Problem(Problem.Code.COMMAND_REUSED);
    }
    return first;
  }
}
