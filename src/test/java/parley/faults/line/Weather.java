package parley.faults.line;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a line does to one direction.
 *
 * @param delay until a piece comes out
 * @param jitter more of it at most, by chance; pieces keep their order
 * @param bytesPerSecond 0: as fast as it goes
 * @param hole nothing comes out, and nobody is told
 */
public record Weather(Duration delay, Duration jitter, int bytesPerSecond, boolean hole) {
  public static final Weather FAIR = new Weather(Duration.ZERO, Duration.ZERO, 0, false);
  public static final Weather HOLE = new Weather(Duration.ZERO, Duration.ZERO, 0, true);

  public static Weather slow(int delayMillis, int jitterMillis) {
    return new Weather(Duration.ofMillis(delayMillis), Duration.ofMillis(jitterMillis), 0, false);
  }

  public static Weather narrow(int bytesPerSecond) {
    return new Weather(Duration.ZERO, Duration.ZERO, bytesPerSecond, false);
  }

  long dueNanos() {
    long more = jitter.isZero() ? 0 : ThreadLocalRandom.current().nextLong(jitter.toNanos());
    return System.nanoTime() + delay.toNanos() + more;
  }
}
